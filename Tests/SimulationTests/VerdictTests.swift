import Foundation
import Instruments
import Mechanisms
import Records
import Simulation
import Statistics
import StudyDesign
import Testing

/// Can 90 people tell the truths apart? The program's own verdict on what the records hold,
/// missing visits and blanks included (`Documentation/Methods/Simulation.md`, section 5).
@Suite struct VerdictTests {
    static let right: [Truth: OrderOfChangeVerdict] = [
        .trueMediation: .mechanismFirst, .reverse: .outcomeFirst, .sharedImprovement: .together,
    ]

    /// The columns `arm`, `scs_<visit>` and `caps5_<visit>` of everybody who was allocated.
    private static func table(_ trial: VirtualTrial) throws -> DataTable {
        var scores: [String: [String: Double]] = [:]
        for submission in trial.submissions {
            let response = submission.response
            let instrument = response.answers.instrument.rawValue
            guard instrument != "phq9",
                let value = submission.scores[instrument == "scs" ? "total_item_mean" : "total"]
            else { continue }
            scores[response.participant.rawValue, default: [:]]["\(instrument)_\(response.visit)"] = value
        }
        let arms = trial.arms.sorted { $0.key < $1.key }
        let columns = ["scs_baseline", "scs_week8", "scs_week18", "caps5_baseline", "caps5_week8", "caps5_week18"]
        return try DataTable(
            columns: [Column(name: "arm", numbers: arms.map { $0.value == "mdma" ? 1 : 0 })]
                + columns.map { name in Column(name: name, numbers: arms.map { scores[$0.key.rawValue]?[name] }) })
    }

    static func verdict(_ truth: Truth, seed: UInt64, resamples: Int = 1000) throws -> OrderOfChangeVerdict {
        let specification = OrderOfChangeSpecification(
            exposure: "arm", mechanism: .init(baseline: "scs_baseline", early: "scs_week8", late: "scs_week18"),
            outcome: .init(baseline: "caps5_baseline", early: "caps5_week8", late: "caps5_week18"),
            assignment: .randomized, bootstrap: BootstrapSpecification(resamples: resamples, intervals: [.percentile]), seed: seed,
            days: .init(early: 56, late: 126))
        return try specification.fit(on: table(Trials.trial(truth, seed: seed)), threads: 1).verdict
    }

    /// Of 500 seeds the verdict is right in 93 % or more (Simulation.md, section 5); of these
    /// 60, fewer than 48 would lie four standard errors below that.
    @Test(arguments: Truth.allCases) func ninetyPeopleUsuallyTell(_ truth: Truth) throws {
        let told = try (UInt64(1)...60).map { try Self.verdict(truth, seed: $0) }
        let correct = told.count { $0 == Self.right[truth] }
        #expect(correct >= 48, "\(correct) of 60")
    }

    @Test(arguments: Truth.allCases) func theDefaultSeedTells(_ truth: Truth) throws {
        #expect(try Self.verdict(truth, seed: 2026, resamples: 10_000) == Self.right[truth])
    }

    /// Prints the table of section 5 for `MAITRI_OPERATING_SEEDS` seeds; without it, for three.
    @Test func operatingCharacteristics() throws {
        let seeds = UInt64(ProcessInfo.processInfo.environment["MAITRI_OPERATING_SEEDS"] ?? "") ?? 3
        for truth in Truth.allCases {
            let told = try (1...max(1, seeds)).map { try Self.verdict(truth, seed: $0) }
            let counts = OrderOfChangeVerdict.allCases.map { verdict in "\(verdict.rawValue) \(told.count { $0 == verdict })" }
            print("operating, \(seeds) seeds, \(truth.rawValue): \(counts.joined(separator: ", "))")
            #expect(told.count == Int(max(1, seeds)))
            #expect(!told.contains(.timeNotStated))
        }
    }
}
