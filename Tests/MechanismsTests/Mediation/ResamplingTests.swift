import Mechanisms
import Statistics
import Testing

/// Every way of resampling against refitting by least squares on the same rows.
@Suite struct MediationResamplingTests {
    /// 60 people of 20 sites of unequal size within two regions, three of which are in the plan.
    private static func table() throws -> DataTable {
        let trial = try simulatedTrial(mediators: 3)
        var site: [Double] = []
        for row in 0..<60 { site.append(Double((row * row + row / 3) % 20)) }
        let region = site.map { $0 < 8 ? 1.0 : 2.0 }
        var stream = RandomStream(seed: 12, stream: 1)
        let early = (0..<60).map { _ in stream.normal() }
        return try DataTable(columns: trial.columns + [
            Column(name: "site", numbers: site), Column(name: "region", numbers: region), Column(name: "early", numbers: early),
        ])
    }

    private static func specification(_ bootstrap: BootstrapSpecification?) -> MediationSpecification {
        MediationSpecification(
            exposure: "arm", mediators: ["m1", "m2", "m3"], outcome: "y", covariates: ["age"], outcomeCovariates: ["early"],
            bootstrap: bootstrap, seed: 7)
    }

    private static func design(_ unit: String?, _ strata: String?, _ table: DataTable) throws -> ResamplingDesign {
        try ResamplingDesign(BootstrapSpecification(unit: unit, strata: strata), of: table, rows: Array(0..<60))
    }

    @Test(arguments: [("site", nil), (nil, "arm"), ("site", "region")] as [(String?, String?)])
    func refittingGivesTheSame(_ unit: String?, _ strata: String?) throws {
        let table = try Self.table()
        let plan = BootstrapSpecification(
            resamples: 40, intervals: BootstrapSpecification.Interval.allCases.filter { $0 != .studentised },
            unit: unit, strata: strata)
        let fit = try Self.specification(plan).fit(on: table, threads: 2)
        let design = try Self.design(unit, strata, table)
        for effect in ["indirect_m2", "total_indirect", "contrast_m1_minus_m3", "direct"] {
            let plainly = try Bootstrap.cases(plan, of: ["e"], design: design, level: 0.95, seed: 7, running: Running()) { rows in
                let fit = try Self.specification(nil).fit(on: table.selecting(rows: rows))
                return [effect == "direct" ? fit.directEffect : fit.effect(effect)?.estimate ?? .nan]
            }
            let expected = try #require(plainly.quantities[0].monteCarlo)
            let found = try #require(fit.bootstrap?.effect(effect)?.monteCarlo)
            #expect(near(found.standardError, expected.standardError, 1e-9))
            #expect(near(found.acceleration, expected.acceleration, 1e-7))
            #expect(found.intervals.map(\.name) == expected.intervals.map(\.name))
            for (a, b) in zip(found.intervals, expected.intervals) {
                #expect(near(a.ends.lower, b.ends.lower, 1e-8) && near(a.ends.upper, b.ends.upper, 1e-8), "\(effect) \(a.name)")
            }
        }
        #expect(fit.bootstrap?.units == (unit == nil ? nil : design.unitCount))
        #expect(fit.results["bootstrap", "strata"] == (strata == nil ? nil : .count(2)))
    }

    /// The studentised interval from the delta-method standard error of a refit on each resample.
    @Test func studentisedAsByRefitting() throws {
        let table = try Self.table()
        let plan = BootstrapSpecification(
            resamples: 60, intervals: [.studentised], replay: .init(seed: 3, resamples: 40))
        let fit = try Self.specification(plan).fit(on: table)
        @Sendable func row(_ fit: MediationFit, _ effect: String) -> [Double] {
            switch effect {
            case "direct": [fit.directEffect, fit.outcomeModel.row("arm")?.standardError ?? .nan]
            case "total": [fit.totalEffect, fit.totalEffectModel.row("arm")?.standardError ?? .nan]
            default: [fit.effect(effect)?.estimate ?? .nan, fit.effect(effect)?.standardError ?? .nan]
            }
        }
        for effect in ["indirect_m1", "total_indirect", "contrast_m2_minus_m3", "direct", "total"] {
            let plainly = try Bootstrap.cases(
                plan, of: [effect], standardErrors: true, design: ResamplingDesign(rows: 60), level: 0.95, seed: 7,
                running: Running()
            ) { rows in row(try Self.specification(nil).fit(on: table.selecting(rows: rows)), effect) }
            let found = fit.bootstrap?.effect(effect)
            for (a, b) in [(found?.monteCarlo, plainly.quantities[0].monteCarlo), (found?.replay, plainly.quantities[0].replay)] {
                let ours = try #require(a?.interval(.studentised)?.ends)
                let expected = try #require(b?.interval(.studentised)?.ends)
                #expect(near(ours.lower, expected.lower, 1e-8) && near(ours.upper, expected.upper, 1e-8), "\(effect)")
            }
        }
    }

    /// Under the fitted model the replicates spread as the delta method says, about the estimate.
    @Test(arguments: [BootstrapSpecification.Kind.parametric, .residual])
    func drawingFromTheModel(_ kind: BootstrapSpecification.Kind) throws {
        let table = try simulatedTrial(rows: 400, mediators: 2)
        var specification = plan(mediators: 2)
        specification.bootstrap = BootstrapSpecification(resamples: 4_000, intervals: [.percentile, .studentised], kind: kind)
        let fit = try specification.fit(on: table, threads: 2)
        #expect(try specification.fit(on: table, threads: 1) == fit)
        for effect in fit.effects {
            let summary = try #require(fit.bootstrap?.effect(effect.name)?.monteCarlo)
            // The delta method leaves out the product of two sampling errors, a percent or two here.
            #expect((summary.standardError / effect.standardError - 1).magnitude < 0.08, "\(effect.name)")
            #expect(summary.bias.magnitude < 0.1 * effect.standardError)
            #expect(summary.intervals.count == 2)
        }
        let total = try #require(fit.totalEffectModel.row("arm"))
        let summary = try #require(fit.bootstrap?.effect("total")?.monteCarlo)
        #expect((summary.standardError / total.standardError - 1).magnitude < 0.06)
    }

    @Test func whatCannotBeDrawnIsASentence() throws {
        let table = try Self.table()
        func sentence(_ bootstrap: BootstrapSpecification) -> String {
            do {
                _ = try Self.specification(bootstrap).fit(on: table)
                return ""
            } catch { return "\(error)" }
        }
        #expect(sentence(.init(resamples: 10, unit: "sites")).contains("The nearest are \"site\""))
        #expect(sentence(.init(resamples: 10, unit: "site", strata: "arm")).contains("different values of arm"))
        #expect(sentence(.init(resamples: 10, intervals: [.studentised], unit: "site")).contains("take percentile"))
        #expect(sentence(.init(resamples: 10, kind: .residual)).contains("no BCa interval"))
    }

    @Test func aFitCanBeCancelled() throws {
        #expect(throws: CancellationError.self) {
            _ = try plan(resamples: 5_000).fit(on: simulatedTrial(), running: Running(threads: 2, isCancelled: { true }))
        }
    }
}
