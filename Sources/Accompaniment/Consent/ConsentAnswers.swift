public import Records
public import StudyDesign

/// What was given on the way through a consent form, as posted fields: `q.` and a question's
/// code, `c.` and a choice's. Nothing is kept between the steps; each step carries them on, and
/// the last one looks at all of them again.
public struct ConsentAnswers: Hashable, Sendable {
    /// Question → the option that was chosen, by its index.
    public let chosen: [String: Int]
    public let choices: [String: Bool]

    public init(_ fields: [String: String], to text: ConsentText) {
        var chosen: [String: Int] = [:]
        for question in text.wording?.questions ?? [] {
            guard let written = fields["q." + question.code], let index = Int(written), question.options.indices.contains(index) else { continue }
            chosen[question.code] = index
        }
        var choices: [String: Bool] = [:]
        for choice in text.choices {
            switch fields["c." + choice] {
            case "yes": choices[choice] = true
            case "no": choices[choice] = false
            default: break
            }
        }
        self.chosen = chosen
        self.choices = choices
    }

    /// Questions with the right option, in the text's order.
    public func understood(_ text: ConsentText) -> [String] {
        (text.wording?.questions ?? []).filter { chosen[$0.code] == $0.right }.map(\.code)
    }

    /// Questions that are open or wrong: what the person goes back to the text for.
    public func notYet(_ text: ConsentText) -> [ConsentWording.Question] {
        (text.wording?.questions ?? []).filter { chosen[$0.code] != $0.right }
    }

    /// Choices without a yes or a no.
    public func undecided(_ text: ConsentText) -> [String] { text.choices.filter { choices[$0] == nil } }

    /// The fields again, in a fixed order, for the next step to carry.
    public var fields: [(name: String, value: String)] {
        chosen.sorted { $0.key < $1.key }.map { ("q." + $0.key, "\($0.value)") }
            + choices.sorted { $0.key < $1.key }.map { ("c." + $0.key, $0.value ? "yes" : "no") }
    }
}

/// The last step: everything that was shown and given becomes a signature, or says what it lacks.
public enum ConsentSigning {
    public enum Lack: Hashable, Sendable {
        /// The text on the page is not the one in force any more.
        case newText
        case questions([String])
        case choices([String])
        case name
        case tooLongName
    }

    /// Longer than any name, and short enough to print.
    public static let longestName = 200

    /// - Parameters:
    ///   - digest: of the text that was shown, as the form carried it.
    ///   - meaning: the sentence above the signature.
    public static func signature(
        of participant: Participant.ID, _ item: ConsentStanding.Item, shown digest: String, _ answers: ConsentAnswers,
        name: String, meaning: String, on day: Day
    ) -> Result<ConsentSignature, Lacks> {
        let text = item.text
        var lacks: [Lack] = []
        if "\(text.digest)" != digest { lacks.append(.newText) }
        let open = answers.notYet(text).map(\.code)
        if !open.isEmpty { lacks.append(.questions(open)) }
        let undecided = answers.undecided(text)
        if !undecided.isEmpty { lacks.append(.choices(undecided)) }
        if name.unicodeScalars.allSatisfy(\.properties.isWhitespace) { lacks.append(.name) }
        if name.unicodeScalars.count > longestName { lacks.append(.tooLongName) }
        guard lacks.isEmpty else { return .failure(Lacks(lacks)) }
        return .success(
            ConsentSignature(
                participant: participant, text: text, number: item.signatures + 1, day: day, choices: answers.choices,
                understood: answers.understood(text), printedName: name, meaning: meaning))
    }

    /// At least one.
    public struct Lacks: Error, Hashable, Sendable {
        public let all: [Lack]
        public init(_ all: [Lack]) { self.all = all }
    }
}
