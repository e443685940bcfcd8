public import Mechanisms
import MixedModels
public import Statistics

/// Check-ins, fitted: two lagged models, and how the states go together at the same prompt.
public struct CheckInFit: DesignedFit {
    /// A state's mean over people, and its variances.
    struct Parts: Hashable, Sendable {
        let mean: Double
        let between: Double
        let within: Double

        /// Share of the variance that lies between people.
        var share: Double { between / (between + within) }
    }

    /// The lags: how many, of how many people, and what time they bridge.
    struct Course: Hashable, Sendable {
        let lags: Int
        let people: Int
        let shortest: Double
        /// Share of lags within a day that bridge more than the shortest gap.
        let longer: Double
        let nights: Int

        init(_ lags: [(earlier: Int, later: Int)], _ checkIns: CheckIns) {
            self.lags = lags.count
            people = Set(lags.map { checkIns.prompts[$0.later].person }).count
            var gaps: [Double] = []
            for lag in lags where checkIns.prompts[lag.earlier].day == checkIns.prompts[lag.later].day {
                gaps.append(checkIns.prompts[lag.later].time - checkIns.prompts[lag.earlier].time)
            }
            nights = lags.count - gaps.count
            let least = gaps.min() ?? .nan
            shortest = least
            longer = gaps.isEmpty ? 0 : Double(gaps.count { $0 > 1.5 * least }) / Double(gaps.count)
        }
    }

    public let specification: CheckInSpecification
    let checkIns: CheckIns
    let forward: LaggedModel
    let backward: LaggedModel
    let same: SamePrompt
    let course: Course
    let mechanismParts: Parts
    let outcomeParts: Parts

    /// From the mechanism to the later outcome, of the mixed model; corrected for short courses beside.
    public var mechanismToOutcome: DailyEstimate { forward.lag }
    public var outcomeToMechanism: DailyEstimate { backward.lag }
    public var correctedMechanismToOutcome: DailyEstimate? { forward.correctedLag }
    public var correctedOutcomeToMechanism: DailyEstimate? { backward.correctedLag }

    public var mechanismGoesBefore: Bool { noOrder == nil && forward.deciding.isShown(at: specification.sharedLevel) }
    public var outcomeGoesBefore: Bool { noOrder == nil && backward.deciding.isShown(at: specification.sharedLevel) }

    /// Why no order is told; nil where one can be. Lines of people's own need the correction, and its halves enough prompts.
    var noOrder: String? {
        guard specification.detrend == .person else { return nil }
        guard let panel = forward.corrected, backward.corrected != nil else {
            return "Lines over time are taken out of courses too short for the correction."
        }
        guard panel.rowsPerPerson < SplitPanel.fewestWithLines else { return nil }
        let lags = ((panel.rowsPerPerson * 10).rounded() / 10).shortestText ?? ""
        return "A line over time is taken out of each participant's course, which with \(lags) lags each takes out carry-over too, more than the correction brings back; below \(SplitPanel.fewestWithLines.shortestText ?? "") none is read. State detrend: none and put the day under covariates for a trend that all share."
    }

    public var order: LagOrder {
        guard noOrder == nil || !specification.timing.allowsCausalOrder else { return .notTold }
        return LagOrder(mechanism: mechanismGoesBefore, outcome: outcomeGoesBefore, isOrdered: specification.timing.allowsCausalOrder)
    }

    /// States are observed, never assigned.
    public var timing: TimingBadge { specification.timing }
    public var verdictWord: String? { order.rawValue }
    public var badge: DesignBadge { DesignBadge(isRandomized: false, timing: specification.timing) }

    public var account: FitAccount {
        let one = forward.fit.account
        let two = backward.fit.account
        var doubts: [String] = []
        for case .doubtful(let sentences) in [one.admissibility, two.admissibility] { doubts += sentences }
        let convergence: FitAccount.Convergence = if case .notConverged = two.convergence { two.convergence } else { one.convergence }
        let left = checkIns.unanswered + checkIns.repeated
        let missing = left == 0
            ? "Every row is an answered prompt."
            : "\(checkIns.unanswered) rows lack a person, a time or a state and \(checkIns.repeated) repeat a time of the same person; they are left out, and each person takes part with the rest."
        return FitAccount(
            rowsGiven: checkIns.rows, rowsAnalysed: checkIns.prompts.count,
            units: [.init("participants", checkIns.people), .init("prompts", checkIns.prompts.count), .init("lags", course.lags)], missing: missing,
            convergence: convergence, admissibility: doubts.isEmpty ? .admissible : .doubtful(doubts), diary: one.diary + two.diary)
    }

    /// Prompts answered over prompts sent.
    var answered: Double? {
        let sent = specification.planned.map { $0 * checkIns.people } ?? checkIns.sent.reduce(0, +)
        return sent > 0 ? Double(checkIns.prompts.count) / Double(sent) : nil
    }
}
