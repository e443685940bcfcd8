import Foundation
import Mechanisms
import Statistics
import Testing

/// Every number of the reference cases of serial mediation, interaction and binary outcomes.
@Suite struct DesignReferenceTests {
    private func model(_ reference: ReferenceCase) throws -> MediationSpecification {
        try JSONDecoder().decode(MediationSpecification.self, from: reference.plan)
    }

    @Test(arguments: [("c1-serial-trial", 324), ("c2-serial-framing", 324)])
    func serial(_ name: String, _ count: Int) throws {
        let reference = try ReferenceCase(name)
        let fit = try SerialMediation(try model(reference)).fit(on: reference.table, running: Running(threads: 2))
        let misses = reference.misses(of: fit.results)
        #expect(misses.isEmpty, "\(misses.joined(separator: "\n"))")
        #expect(reference.expected.count == count)
    }

    @Test(arguments: [("d1-interaction-jobs", 361), ("d2-interaction-trial", 307)])
    func interaction(_ name: String, _ count: Int) throws {
        let reference = try ReferenceCase(name)
        let fit = try InteractionMediation(try model(reference)).fit(on: reference.table, running: Running(threads: 2))
        let misses = reference.misses(of: fit.results)
        #expect(misses.isEmpty, "\(misses.joined(separator: "\n"))")
        #expect(reference.expected.count == count)
    }

    /// The case has one analysis a link, of which the first is bootstrapped.
    @Test func binaryFraming() throws {
        let reference = try ReferenceCase("e1-logistic-outcome-framing")
        var model = try model(reference)
        let probit = try BinaryMediation(model, link: .probit).fit(on: reference.table, running: Running())
        model.bootstrap = Self.replay(400)
        let logit = try BinaryMediation(model).fit(on: reference.table, running: Running())
        let misses = reference.misses(of: .of(["logit": logit.results, "probit": probit.results]))
        #expect(misses.isEmpty, "\(misses.joined(separator: "\n"))")
        #expect(reference.expected.count == 302)
    }

    @Test func binaryJobs() throws {
        let reference = try ReferenceCase("e2-logistic-outcome-jobs")
        var model = try model(reference)
        model.bootstrap = Self.replay(200)
        let fit = try BinaryMediation(model).fit(on: reference.table, running: Running())
        let misses = reference.misses(of: fit.results)
        #expect(misses.isEmpty, "\(misses.joined(separator: "\n"))")
        #expect(reference.expected.count == 227)
    }

    private static func replay(_ resamples: Int) -> BootstrapSpecification {
        BootstrapSpecification(
            resamples: 0, intervals: [.percentile, .biasCorrected, .bca], quantileTypes: [.seven, .six],
            replay: .init(seed: 20_240_607, resamples: resamples))
    }

    /// The ρ whose interval contains 0 are a list, which the numbers above leave out.
    @Test(arguments: [("f1-sensitivity-jobs", MediationSensitivity.grid()), ("f2-sensitivity-framing", [0.5, 0.6])])
    func whereTheIntervalContainsZero(_ name: String, _ expected: [Double]) throws {
        let reference = try ReferenceCase(name)
        let plan = try model(reference)
        let fit = try MediationSensitivity(
            exposure: plan.exposure, mediator: plan.mediators[0], outcome: plan.outcome, covariates: plan.covariates
        ).fit(on: reference.table)
        #expect(fit.results["medsens_rho_grid_where_ci_contains_zero"] == .list(expected))
    }

    /// Mediators in the other order, a forgotten covariate, the wrong link: none of them passes.
    @Test func plantedSlipsAreCaught() throws {
        let serial = try ReferenceCase("c1-serial-trial")
        var turned = try model(serial)
        turned.mediators.reverse()
        turned.bootstrap = nil
        let misses = serial.misses(of: try SerialMediation(turned).fit(on: serial.table, running: Running()).results)
        #expect(misses.contains { $0.hasPrefix("effects.via_m1_m2.est:") })
        #expect(misses.contains { $0.hasPrefix("paths.d21:") })

        let interaction = try ReferenceCase("d2-interaction-trial")
        var poorer = try model(interaction)
        poorer.covariates = []
        poorer.bootstrap?.resamples = 0
        let others = interaction.misses(of: try InteractionMediation(poorer).fit(on: interaction.table, running: Running()).results)
        #expect(others.contains { $0.hasPrefix("bootstrap.ade_control.replay.se:") })
        #expect(others.contains { $0.hasPrefix("effects.total.se_delta:") })

        let binary = try ReferenceCase("e1-logistic-outcome-framing")
        var plain = try model(binary)
        plain.bootstrap = nil
        let probit = try BinaryMediation(plain, link: .probit).fit(on: binary.table, running: Running()).results
        let wrong = binary.misses(of: .of(["logit": probit])) { $0.hasPrefix("logit.natural") }
        #expect(wrong.count == 11)
    }
}
