import Records

/// What comes after reading: questions where the text has some, choices where it has some, and the signature.
enum ConsentStep: String, Hashable, Sendable, CaseIterable {
    case questions, choices, sign

    static func first(of text: ConsentText) -> ConsentStep {
        if !text.questions.isEmpty { return .questions }
        return text.choices.isEmpty ? .sign : .choices
    }

    /// The step after this one.
    func next(in text: ConsentText) -> ConsentStep {
        self == .questions && !text.choices.isEmpty ? .choices : .sign
    }

    /// How a link on to it is worded.
    var linkKey: String {
        switch self {
        case .questions: "consent.toQuestions"
        case .choices: "consent.toChoices"
        case .sign: "consent.toSign"
        }
    }
}
