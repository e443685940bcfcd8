/// The words of a consent form's choices, and of the questions that show whether it was understood.
public struct ConsentWording: Hashable, Sendable, Codable {
    public struct Question: Hashable, Sendable, Codable {
        public let code: String
        public let text: String
        public let options: [String]
        /// Index of the right option.
        public let right: Int
        /// Read when another one was chosen: what the text says.
        public let hint: String

        public init(code: String, text: String, options: [String], right: Int, hint: String) {
            self.code = code
            self.text = text
            self.options = options
            self.right = right
            self.hint = hint
        }
    }

    /// Code → what is asked.
    public let choices: [String: String]
    public let questions: [Question]

    public init(choices: [String: String], questions: [Question]) {
        self.choices = choices
        self.questions = questions
    }

    /// One text for one value.
    var canonical: String {
        var lines = choices.sorted { $0.key < $1.key }.map { "\($0.key)\u{0}\($0.value)" }
        lines += questions.map { question in
            ([question.code, question.text, "\(question.right)", question.hint] + question.options).joined(separator: "\u{0}")
        }
        return lines.joined(separator: "\u{1}")
    }
}
