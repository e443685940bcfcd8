extension Message {
    /// The words of a message: a subject of one line, and a body of some.
    public struct Text: Hashable, Sendable {
        public let subject: String
        public let lines: [String]

        /// What staff read, whatever happened.
        public static let alert = Text(known: "Please open the study site", ["Please open the study site."])

        private init(known subject: String, _ lines: [String]) {
            self.subject = subject
            self.lines = lines
        }

        /// Nil for words in which anything would end a line or be more than a line may be.
        public init?(subject: String, lines: [String]) {
            guard !subject.isEmpty, subject.utf8.count <= 120, !lines.isEmpty, lines.count <= 20,
                lines.allSatisfy({ $0.utf8.count <= 900 }), ([subject] + lines).allSatisfy(Self.isOneLine)
            else { return nil }
            self.init(known: subject, lines)
        }

        private static func isOneLine(_ text: String) -> Bool {
            text.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
                default: true
                }
            }
        }
    }

    /// An address of the site that may stand in a mail: printable ASCII without spaces, quotes or
    /// brackets, over HTTP.
    public struct Link: Hashable, Sendable, CustomStringConvertible {
        public let description: String

        public init?(_ text: String) {
            guard text.hasPrefix("https://") || text.hasPrefix("http://"), text.utf8.count <= 500,
                text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"<>\"\\^`{|}".utf8.contains($0) })
            else { return nil }
            description = text
        }
    }
}
