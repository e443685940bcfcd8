import Foundation
import MechanismEvidence
import Mechanisms
import Statistics
import Testing

/// The table of `Documentation/Methods/MechanismEvidence.md`, section 6, made again:
/// `MAITRI_OPERATING_SEEDS=500 swift test -c release --skip-build --filter mechanismOperating`.
@Suite struct OperatingTests {
    static let seeds = ProcessInfo.processInfo.environment["MAITRI_OPERATING_SEEDS"].flatMap(UInt64.init) ?? 0

    struct Setting: Sendable {
        let planted: Planted
        let isStated: Bool

        init(_ truth: Planted.Truth, _ people: Int, _ mechanism: Double, _ outcome: Double, isStated: Bool = true) {
            planted = Planted(truth: truth, people: people, mechanismReliability: mechanism, outcomeReliability: outcome)
            self.isStated = isStated
        }
    }

    static let settings: [Setting] = [
        .init(.mediation, 90, 1, 1), .init(.mediation, 90, 0.93, 0.88), .init(.mediation, 200, 0.93, 0.88),
        .init(.mediation, 90, 0.93, 0.88, isStated: false), .init(.mediation, 200, 0.93, 0.88, isStated: false),
        .init(.reverse, 90, 1, 1), .init(.reverse, 90, 0.93, 0.88), .init(.reverse, 90, 0.93, 0.88, isStated: false),
        .init(.shared, 90, 0.93, 0.7), .init(.shared, 90, 0.7, 0.93), .init(.shared, 200, 0.93, 0.7),
        .init(.shared, 90, 0.93, 0.7, isStated: false), .init(.shared, 90, 0.7, 0.93, isStated: false),
        .init(.shared, 200, 0.93, 0.7, isStated: false), .init(.nothing, 90, 1, 1), .init(.nothing, 90, 0.93, 0.88),
    ]

    @Test(.enabled(if: seeds > 0), .timeLimit(.minutes(60)), arguments: settings.indices)
    func mechanismOperating(number: Int) throws {
        let setting = Self.settings[number]
        var counts: [String: Int] = [:]
        var flagged = 0
        var shown = 0
        var sameVisit = 0
        for seed in 1...Self.seeds {
            let question = setting.planted.question(isStated: setting.isStated, resamples: 1000, seed: seed)
            let fit = try question.fit(on: try setting.planted.table(seed: seed), running: Running(threads: 2))
            counts[fit.verdict.rawValue, default: 0] += 1
            if fit.isSameVisitFlagged { flagged += 1 }
            if fit.focus?.indirect.excludesZero == true { shown += 1 }
            if fit.effect(.concurrent, of: "kindness")?.isShown == true { sameVisit += 1 }
        }
        let planted = setting.planted
        let verdicts = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        print(
            "\(planted.truth) n \(planted.people) reliability \(planted.mechanismReliability) \(planted.outcomeReliability)",
            "\(setting.isStated ? "stated" : "not stated"): flagged \(flagged), same visit shown \(sameVisit),",
            "lagged indirect at 95 % \(shown); \(verdicts)")
    }
}
