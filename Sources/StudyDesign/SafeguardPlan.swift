/// Who is told of an alert, when, and when silence after a session becomes an alert. A
/// protocol may shorten what ``standard`` says; it cannot remove a rung or lengthen one.
public struct SafeguardPlan: Hashable, Sendable, Codable {
    /// The rungs of the ladder, as minutes after an alert was raised: the first on call, the
    /// next, the investigator, and everybody. After the last rung everybody is told again and
    /// again until a person acts.
    public struct Ladder: Hashable, Sendable, Codable {
        public let rungs: [Int]
        /// Minutes between repetitions after the last rung.
        public let repeatEvery: Int

        public init(rungs: [Int], repeatEvery: Int) {
            self.rungs = rungs
            self.repeatEvery = repeatEvery
        }
    }

    public let urgent: Ladder
    public let review: Ladder
    /// Minutes after a session's beginning by which the participant must have been heard of.
    public let checkIns: [Int]
    /// Minutes within which whoever took charge must have acted.
    public let actWithin: Int

    public init(urgent: Ladder, review: Ladder, checkIns: [Int], actWithin: Int) {
        self.urgent = urgent
        self.review = review
        self.checkIns = checkIns
        self.actWithin = actWithin
    }

    public static let standard = SafeguardPlan(
        urgent: Ladder(rungs: [0, 15, 30, 60], repeatEvery: 15),
        review: Ladder(rungs: [0, 480, 960, 1440], repeatEvery: 240),
        checkIns: [1440, 3 * 1440, 7 * 1440, 21 * 1440], actWithin: 60)

    public func ladder(for severity: AlertRule.Severity) -> Ladder {
        switch severity {
        case .urgent: urgent
        case .review: review
        }
    }

    /// Why the plan is weaker than the standard one, a sentence each; empty when it is not.
    public var faults: [String] {
        let standard = Self.standard
        var faults: [String] = []
        for (name, ladder, least) in [("urgent", urgent, standard.urgent), ("review", review, standard.review)] {
            if ladder.rungs.count < least.rungs.count {
                faults.append("The ladder for \(name) alerts has \(ladder.rungs.count) rungs; it needs at least \(least.rungs.count).")
            }
            if let rung = zip(ladder.rungs, least.rungs).first(where: { $0 < 0 || $0 > $1 }) {
                faults.append("A rung of the ladder for \(name) alerts comes after \(rung.0) minutes; it may come after \(rung.1) at the latest.")
            }
            if let rung = ladder.rungs.dropFirst(least.rungs.count).first(where: { $0 > least.rungs.last ?? 0 }) {
                faults.append("A rung of the ladder for \(name) alerts comes after \(rung) minutes; the last one may come after \(least.rungs.last ?? 0) at the latest.")
            }
            if ladder.rungs != ladder.rungs.sorted() {
                faults.append("The rungs of the ladder for \(name) alerts are not in the order of time.")
            }
            if !(1...least.repeatEvery).contains(ladder.repeatEvery) {
                faults.append("The ladder for \(name) alerts repeats every \(ladder.repeatEvery) minutes; give 1 to \(least.repeatEvery).")
            }
        }
        if let delay = checkIns.first(where: { !(1...525_600).contains($0) }) {
            faults.append("A check-in after \(delay) minutes is not possible; give 1 to 525600, a year.")
        }
        if checkIns.count < standard.checkIns.count || zip(checkIns, standard.checkIns).contains(where: { $0 > $1 }) {
            faults.append("The check-ins must come after \(standard.checkIns.map(String.init).joined(separator: ", ")) minutes at the latest; there may be more.")
        }
        if checkIns != checkIns.sorted() { faults.append("The check-ins are not in the order of time.") }
        if !(1...standard.actWithin).contains(actWithin) {
            faults.append("Whoever takes charge of an alert has \(actWithin) minutes to act; give 1 to \(standard.actWithin).")
        }
        return faults
    }
}
