/// A consent text as it is read: in parts, each with its heading, paragraphs and lists.
///
/// The markup is our own and says three things: a line that begins with `# ` starts a part, an
/// empty line ends a paragraph, and a line that begins with `- ` is an item of a list. Everything
/// else is words, and no word is dropped.
public struct ConsentReading: Hashable, Sendable {
    public enum Block: Hashable, Sendable {
        case paragraph(String)
        case list([String])
    }

    public struct Part: Hashable, Sendable {
        /// Nil for words before the first heading.
        public internal(set) var title: String?
        public internal(set) var blocks: [Block]
    }

    /// At least one.
    public let parts: [Part]

    public init(_ text: String) {
        var reader = Reader()
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { reader.take(line) }
        parts = reader.finished()
    }

    private struct Reader {
        private var parts: [Part] = []
        private var current = Part(title: nil, blocks: [])
        private var words: [Substring] = []
        private var items: [String] = []

        mutating func take(_ line: Substring) {
            let trimmed = line.trimmingPrefix { $0 == " " || $0 == "\t" }
            if trimmed.allSatisfy(\.isWhitespace) {
                endBlock()
            } else if line.hasPrefix("# ") {
                endPart()
                current = Part(title: String(line.dropFirst(2)), blocks: [])
            } else if line.hasPrefix("- ") {
                if !words.isEmpty { endBlock() }
                items.append(String(line.dropFirst(2)))
            } else if let last = items.indices.last {
                items[last] += " " + trimmed
            } else {
                words.append(trimmed)
            }
        }

        private mutating func endBlock() {
            if !words.isEmpty { current.blocks.append(.paragraph(words.joined(separator: " "))) }
            if !items.isEmpty { current.blocks.append(.list(items)) }
            words = []
            items = []
        }

        private mutating func endPart() {
            endBlock()
            if current.title != nil || !current.blocks.isEmpty { parts.append(current) }
        }

        mutating func finished() -> [Part] {
            endPart()
            return parts.isEmpty ? [current] : parts
        }
    }
}
