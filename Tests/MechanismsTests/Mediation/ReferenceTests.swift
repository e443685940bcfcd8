import Foundation
import Mechanisms
import Statistics
import Testing

@Suite struct MediationReferenceTests {
    /// Cases and how many numbers each compares.
    static let cases = [
        ("a1-single-mediator-trial", 258), ("a2-single-mediator-jobs", 285),
        ("b1-six-parallel-trial", 1_189), ("b2-four-parallel-bfi", 716),
    ]

    @Test(arguments: cases) func everyNumberAgrees(_ name: String, _ count: Int) throws {
        let reference = try ReferenceCase(name)
        let plan = try JSONDecoder().decode(MediationSpecification.self, from: reference.plan)
        let fit = try plan.fit(on: reference.table, threads: 2)
        let misses = reference.misses(of: fit.results)
        #expect(misses.isEmpty, "\(misses.joined(separator: "\n"))")
        #expect(reference.expected.count == count)
    }

    /// The expected Monte-Carlo spread between runs is in the case (tolerance 4.5 √(1 + 1/25) of it):
    /// our estimate of that spread from one run must be near it.
    @Test func monteCarloErrorIsThatOfTheReference() throws {
        let reference = try ReferenceCase("a1-single-mediator-trial")
        let plan = try JSONDecoder().decode(MediationSpecification.self, from: reference.plan)
        let fit = try plan.fit(on: reference.table)
        let summary = try #require(fit.bootstrap?.effect("indirect")?.monteCarlo)
        for kind in [BootstrapSpecification.Interval.percentile, .biasCorrected, .bca] {
            let interval = try #require(summary.interval(kind))
            let path = "bootstrap.indirect.monte_carlo.\(interval.name)"
            for (side, ours) in [
                ("lower", interval.monteCarloError.lower), ("upper", interval.monteCarloError.upper),
            ] {
                let allowed = try #require(reference.expected.first { $0.name == "\(path).\(side)" })
                let spread = allowed.tolerance / (1.5 * 4.5 * (1 + 1 / 25.0).squareRoot())
                // The reference's own spread comes from 25 runs and is known to some 15 %.
                #expect((ours / spread - 1).magnitude < 0.45, "\(path).\(side): \(ours) and \(spread)")
            }
        }
    }

    @Test(arguments: ["f1-sensitivity-jobs", "f2-sensitivity-framing"])
    func sensitivity(_ name: String) throws {
        let reference = try ReferenceCase(name)
        let plan = try JSONDecoder().decode(MediationSpecification.self, from: reference.plan)
        let fit = try MediationSensitivity(
            exposure: plan.exposure, mediator: plan.mediators[0], outcome: plan.outcome,
            covariates: plan.covariates
        ).fit(on: reference.table)
        let misses = reference.misses(of: fit.results)
        #expect(misses.isEmpty, "\(misses.joined(separator: "\n"))")
        #expect(reference.expected.count == 60)
    }
}

/// Wrong numbers that a comparison must catch.
@Suite struct PlantedFaultTests {
    private func fitted() throws -> (ReferenceCase, MediationFit) {
        let reference = try ReferenceCase("a1-single-mediator-trial")
        let plan = try JSONDecoder().decode(MediationSpecification.self, from: reference.plan)
        return (reference, try plan.fit(on: reference.table))
    }

    /// Replaces the number under one dotted name.
    private func planting(_ value: Double, at name: [String], in tree: ResultTree) -> ResultTree {
        guard let first = name.first, case .branch(let entries) = tree else { return .number(value) }
        return .branch(entries.map { entry in
            entry.name == first
                ? .init(first, planting(value, at: Array(name.dropFirst()), in: entry.value)) : entry
        })
    }

    @Test func aWrongDivisorIsCaught() throws {
        let (reference, fit) = try fitted()
        let row = try #require(fit.outcomeModel.row("m_change"))
        let path = ["outcome_model", "coef", "m_change", "se"]
        let planted = planting(row.standardErrorML, at: path, in: fit.results)
        #expect(reference.misses(of: planted).count == 1)
        #expect(reference.misses(of: planted).first?.hasPrefix("outcome_model.coef.m_change.se:") == true)
    }

    @Test func ANameThatIsNotThereIsCaught() throws {
        let (reference, fit) = try fitted()
        guard case .branch(let entries) = fit.results else {
            Issue.record("The results are not a branch.")
            return
        }
        let without = ResultTree.branch(entries.filter { $0.name != "proportion_mediated" })
        #expect(reference.misses(of: without) == ["proportion_mediated is not there"])
    }

    /// Another list of resamples, or quantiles of another type under the same name, are not near enough.
    @Test func anotherListOfResamplesIsCaught() throws {
        let reference = try ReferenceCase("a1-single-mediator-trial")
        var plan = try JSONDecoder().decode(MediationSpecification.self, from: reference.plan)
        plan.bootstrap?.replay = .init(seed: 20_240_608, resamples: 2_000)
        let misses = reference.misses(of: try plan.fit(on: reference.table).results)
        #expect(misses.count > 40)
        #expect(misses.allSatisfy { $0.contains(".replay.") })
    }

    /// Resamples drawn without the covariates in the equations differ in every replayed number.
    @Test func aForgottenCovariateIsCaught() throws {
        let reference = try ReferenceCase("a1-single-mediator-trial")
        var plan = try JSONDecoder().decode(MediationSpecification.self, from: reference.plan)
        plan.covariates.removeLast()
        let misses = reference.misses(of: try plan.fit(on: reference.table).results)
        #expect(misses.contains { $0.hasPrefix("paths.a:") })
        #expect(misses.contains { $0.hasPrefix("bootstrap.indirect.replay.se:") })
    }
}
