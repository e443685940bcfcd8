public import Ledger
public import StudyDesign

/// One version of what people are asked to agree to, in one language.
public struct ConsentText: Hashable, Sendable, Codable {
    /// A form that changes by versions: the study's information, touch, recording.
    public typealias Form = Identifier<ConsentText>

    public let form: Form
    /// Gapless from 1 in each language.
    public let version: Int
    /// BCP 47, for instance `de-CH`.
    public let language: String
    public let text: String
    /// What the person chooses separately, for instance `touch`, `recording`.
    public let choices: [String]
    /// Questions that show whether the text was understood, by code.
    public let questions: [String]
    /// Whether nobody enters the study and no session opens without it.
    public let isRequired: Bool
    /// How choices and questions are worded; nil where they are asked on paper.
    public let wording: ConsentWording?

    public init(
        form: Form, version: Int, language: String, text: String, choices: [String] = [], questions: [String] = [],
        isRequired: Bool = true, wording: ConsentWording? = nil
    ) {
        self.form = form
        self.version = version
        self.language = language
        self.text = text
        self.choices = choices
        self.questions = questions
        self.isRequired = isRequired
        self.wording = wording
    }

    /// Of everything that the person is shown.
    public var digest: Digest256 {
        guard let wording else { return Digest256(hashing: text) }
        return Digest256(hashing: text + "\u{0}" + wording.canonical)
    }
}

/// That a version may be used at this site, from a day on. From then on the version before
/// is not enough for anything new.
public struct ConsentApproval: Hashable, Sendable, Codable {
    public let form: ConsentText.Form
    public let version: Int
    public let language: String
    public let from: Day
    /// The decision of the ethics committee, as the site files it.
    public let decision: String

    public init(form: ConsentText.Form, version: Int, language: String, from: Day, decision: String) {
        self.form = form
        self.version = version
        self.language = language
        self.from = from
        self.decision = decision
    }
}

/// A person's agreement to exactly one text (21 CFR 11.50, 11.70).
public struct ConsentSignature: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let form: ConsentText.Form
    public let textVersion: Int
    public let language: String
    /// Of the text that was shown.
    public let digest: Digest256
    /// Gapless from 1: a later signature replaces the choices of an earlier one.
    public let number: Int
    public let day: Day
    public let choices: [String: Bool]
    /// Questions of the text that were answered rightly, by code.
    public let understood: [String]
    /// As signed.
    public let printedName: String
    public let meaning: String

    public init(
        participant: Participant.ID, text: ConsentText, number: Int = 1, day: Day, choices: [String: Bool] = [:],
        understood: [String] = [], printedName: String, meaning: String = "I agree to take part."
    ) {
        self.participant = participant
        form = text.form
        textVersion = text.version
        language = text.language
        digest = text.digest
        self.number = number
        self.day = day
        self.choices = choices
        self.understood = understood
        self.printedName = printedName
        self.meaning = meaning
    }
}

/// That an agreement was taken back.
public struct ConsentWithdrawal: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let form: ConsentText.Form
    /// The signature that no longer holds.
    public let number: Int
    public let day: Day

    public init(participant: Participant.ID, form: ConsentText.Form, number: Int, day: Day) {
        self.participant = participant
        self.form = form
        self.number = number
        self.day = day
    }
}
