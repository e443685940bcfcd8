public import Instruments

/// A single answer that a person must look at, whatever the total says.
public struct AlertRule: Hashable, Sendable, Codable {
    public enum Severity: String, Hashable, Sendable, Codable { case urgent, review }

    public let instrument: Instrument.ID
    public let item: String
    /// The answer at or above which the rule fires.
    public let threshold: Double
    /// An unanswered safety item is not a "no": it fires as well.
    public let firesWhenUnanswered: Bool
    public let severity: Severity
    /// Minutes until somebody must have acknowledged it.
    public let acknowledgeWithin: Int
    /// What the clinician reads.
    public let instruction: String

    public init(
        instrument: Instrument.ID, item: String, threshold: Double, firesWhenUnanswered: Bool = true,
        severity: Severity, acknowledgeWithin: Int, instruction: String
    ) {
        self.instrument = instrument
        self.item = item
        self.threshold = threshold
        self.firesWhenUnanswered = firesWhenUnanswered
        self.severity = severity
        self.acknowledgeWithin = acknowledgeWithin
        self.instruction = instruction
    }
}

/// A rule that fired on a set of answers.
public struct AlertFinding: Hashable, Sendable, Codable {
    public let rule: AlertRule
    /// The answer given, or nil when the item was left open.
    public let answer: Double?

    public init(rule: AlertRule, answer: Double?) {
        self.rule = rule
        self.answer = answer
    }
}

extension StudyProtocol {
    /// The rules that these answers trip, in protocol order.
    ///
    /// - Parameter notAsked: Items that the form skipped by design (`Instrument.itemsNotAsked(in:)`): having
    ///   no answer to them alarms nobody.
    public func alerts(for answers: Answers, notAsked: Set<String>) -> [AlertFinding] {
        alertRules.filter { $0.instrument == answers.instrument }.compactMap { rule in
            let answer = answers[rule.item]
            if answer.value == nil && notAsked.contains(rule.item) { return nil }
            return rule.finding(answer)
        }
    }

    /// The rules that one saved answer trips, in protocol order.
    public func alerts(forItem item: String, of instrument: Instrument.ID, answer: Answer) -> [AlertFinding] {
        alertRules.filter { $0.instrument == instrument && $0.item == item }.compactMap { $0.finding(answer) }
    }
}

extension AlertRule {
    /// Nil when the answer does not trip the rule.
    func finding(_ answer: Answer) -> AlertFinding? {
        switch answer {
        case .value(let value): value >= threshold ? AlertFinding(rule: self, answer: value) : nil
        case .missing: firesWhenUnanswered ? AlertFinding(rule: self, answer: nil) : nil
        }
    }
}

extension AlertRule {
    /// Whether the rule fires wherever `other` does, is as urgent, and leaves no more time.
    public func isAsStrict(as other: AlertRule) -> Bool {
        instrument == other.instrument && item == other.item && threshold <= other.threshold
            && (firesWhenUnanswered || !other.firesWhenUnanswered) && (severity == .urgent || other.severity == .review)
            && acknowledgeWithin <= other.acknowledgeWithin
    }
}
