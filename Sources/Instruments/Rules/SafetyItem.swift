/// An item that a person must look at when its answer reaches a value, whatever the total says.
public struct SafetyItem: Hashable, Codable, Sendable {
    /// The item's number on the form.
    public let item: Int
    public let topic: String
    /// The answer at or above which it triggers.
    public let atLeast: Double
    public let level: SafetyLevel
    public let source: String
}

public enum SafetyLevel: String, Hashable, Codable, Sendable, CaseIterable {
    /// A person is told at once.
    case alert
    /// A person looks at it in the ordinary course.
    case review
}

/// A safety item that needs a person: it was endorsed, or nobody knows because it was not answered.
public struct SafetyFinding: Hashable, Codable, Sendable {
    public enum Kind: Hashable, Codable, Sendable {
        case endorsed(Double)
        case notAnswered(WhyMissing)
    }

    public let code: String
    public let topic: String
    public let level: SafetyLevel
    public let kind: Kind
    /// Why this is a finding, in a sentence.
    public let trigger: String

    /// The answer as text, or `not answered`.
    public var answer: String {
        switch kind {
        case .endorsed(let value): NumberText.short(value)
        case .notAnswered: "not answered"
        }
    }
}

extension SafetyItem {
    func finding(code: String, answer: Double?, why: WhyMissing) -> SafetyFinding? {
        if let answer {
            guard answer >= atLeast else { return nil }
            return SafetyFinding(
                code: code, topic: topic, level: level, kind: .endorsed(answer),
                trigger: "\(code) (\(topic)) was answered \(NumberText.short(answer)); "
                    + "\(NumberText.short(atLeast)) or more needs a person, whatever the total.")
        }
        return SafetyFinding(
            code: code, topic: topic, level: level, kind: .notAnswered(why),
            trigger: "\(code) (\(topic)) has no answer (\(why.words)); "
                + "that is not a no, and needs a person.")
    }
}
