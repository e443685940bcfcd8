import MechanismEvidence
import Mechanisms
import Statistics
import Testing

/// Without correction each effect is the one of `mediation`, to the last resample.
@Suite struct SameAsMediationTests {
    private let question = Planted(truth: .mediation).question(resamples: 300, seed: 4)

    @Test func laggedEffectAndInterval() throws {
        let table = try Planted(truth: .mediation).table(seed: 11)
        let effect = try #require(question.fit(on: table, running: Running()).effect(.lagged, of: "kindness"))
        let mediation = try MediationSpecification(
            exposure: "arm", mediators: ["m1"], outcome: "y2", covariates: ["m0", "y0"], outcomeCovariates: ["y1"],
            bootstrap: BootstrapSpecification(resamples: 300, intervals: [.percentile]), seed: 4
        ).fit(on: table)
        #expect(abs(effect.indirect.estimate - mediation.totalIndirect.estimate) < 1e-12)
        #expect(abs(effect.direct.estimate - mediation.directEffect) < 1e-12)
        #expect(abs(effect.total.estimate - mediation.totalEffect) < 1e-12)
        let theirs = try #require(mediation.bootstrap?.effect("indirect")?.monteCarlo?.interval(.percentile)?.ends)
        let ours = try #require(effect.indirect.interval)
        #expect(abs(ours.lower - theirs.lower) < 1e-9)
        #expect(abs(ours.upper - theirs.upper) < 1e-9)
    }

    @Test func pathBHasTheIntervalOfLeastSquares() throws {
        let table = try Planted(truth: .mediation).table(seed: 12)
        let effect = try #require(question.fit(on: table, running: Running()).effect(.reversed, of: "kindness"))
        let mediation = try MediationSpecification(
            exposure: "arm", mediators: ["y1"], outcome: "m2", covariates: ["m0", "y0"], outcomeCovariates: ["m1"], level: 0.975
        ).fit(on: table)
        let row = try #require(mediation.outcomeModel.row("y1"))
        let ours = try #require(effect.leastSquaresB)
        #expect(abs(ours.lower - row.lower) < 1e-9)
        #expect(abs(ours.upper - row.upper) < 1e-9)
    }

    @Test func commonCauseIsTheOneOfMediationSensitivity() throws {
        let table = try Planted(truth: .mediation).table(seed: 13)
        var question = question
        question.outcome = .init(name: "distress", baseline: "y0", late: "y2")
        let cause = try #require(question.fit(on: table, running: Running()).sensitivity.commonCause)
        let theirs = try MediationSensitivity(exposure: "arm", mediator: "m1", outcome: "y2", covariates: ["m0", "y0"]).fit(on: table)
        #expect(abs(cause.rhoAtZero.estimate - theirs.rhoAtZero) < 1e-10)
        for (point, other) in zip(cause.curve, theirs.effects) {
            #expect(point.rho == other.rho)
            #expect(abs(point.indirect.estimate - other.indirectEffect) < 1e-9)
        }
    }

    @Test func categoriesAreContrasts() throws {
        let table = try Planted(truth: .mediation).table(seed: 14)
        let sites: [String?] = (0..<90).map { ["Basel", "Oslo", "Rome"][$0 % 3] }
        let wide = try DataTable(columns: table.columns + [Column(name: "place", categories: sites)])
        var question = question
        question.covariates = ["place"]
        let ours = try #require(question.fit(on: wide, running: Running()).effect(.concurrent, of: "kindness"))
        let theirs = try MediationSpecification(
            exposure: "arm", mediators: ["m2"], outcome: "y2", covariates: ["place", "m0", "y0"]
        ).fit(on: wide)
        #expect(abs(ours.indirect.estimate - theirs.totalIndirect.estimate) < 1e-12)
    }
}
