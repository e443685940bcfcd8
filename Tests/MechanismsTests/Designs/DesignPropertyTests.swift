import Foundation
import Mechanisms
import Statistics
import Testing

/// What holds of any data, and second ways to the same numbers.
@Suite struct DesignPropertyTests {
    /// A trial with a binary outcome `won` beside the linear one.
    private static func trial(rows: Int = 80) throws -> DataTable {
        let table = try simulatedTrial(rows: rows, mediators: 2, seed: 9)
        var stream = RandomStream(seed: 77, stream: 1)
        let won = zip(try table.numbers("m1"), try table.numbers("age")).map { m, age -> Double in
            let eta = -0.4 + 0.9 * (m.value ?? 0) - 0.02 * ((age.value ?? 0) - 40)
            return stream.chance(1 / (1 + exp(-eta))) ? 1 : 0
        }
        return try DataTable(columns: table.columns + [Column(name: "won", numbers: won)])
    }

    private func model(_ mediators: [String], _ outcome: String, resamples: Int) -> MediationSpecification {
        MediationSpecification(
            exposure: "arm", mediators: mediators, outcome: outcome, covariates: ["age"],
            bootstrap: resamples == 0 ? nil : BootstrapSpecification(resamples: resamples), seed: 5)
    }

    /// Two replicates from their mean and standard deviation, smaller first.
    private func pair(_ effect: BootstrappedEffect?) throws -> [Double] {
        let summary = try #require(effect?.monteCarlo)
        let mean = summary.bias + summary.estimate
        let half = summary.standardError / 2.0.squareRoot()
        return [mean - half, mean + half]
    }

    /// The rows that the bootstrap draws, analysed anew by the whole program.
    private func redrawn(_ table: DataTable, _ resample: Int) -> DataTable {
        table.selecting(rows: ResampleIndices(seed: 5, rows: table.rowCount).rows(ofResample: resample))
    }

    @Test func aResampleIsTheSameAnalysisOnItsRows() throws {
        let table = try Self.trial()
        let tables = [redrawn(table, 0), redrawn(table, 1)]
        let serial = try SerialMediation(model(["m1", "m2"], "y", resamples: 2)).fit(on: table, running: Running())
        let serials = try tables.map { try SerialMediation(model(["m1", "m2"], "y", resamples: 0)).fit(on: $0, running: Running()) }
        for (index, effect) in serial.effects.enumerated() {
            let ours = try pair(serial.bootstrap?.effect(effect.name))
            let theirs = serials.map { $0.effects[index].estimate }.sorted()
            #expect(near(ours[0], theirs[0], 1e-9) && near(ours[1], theirs[1], 1e-9))
        }
        let direct = try pair(serial.bootstrap?.effect("direct"))
        let directs = serials.map(\.directEffect).sorted()
        #expect(near(direct[0], directs[0], 1e-9) && near(direct[1], directs[1], 1e-9))

        let interaction = try InteractionMediation(model(["m1"], "y", resamples: 2)).fit(on: table, running: Running())
        let interactions = try tables.map { try InteractionMediation(model(["m1"], "y", resamples: 0)).fit(on: $0, running: Running()) }
        for index in 0..<8 {
            let ours = try pair(interaction.bootstrap?.effect(interaction.effects[index].name))
            let theirs = interactions.map { $0.effects[index].estimate }.sorted()
            #expect(near(ours[0], theirs[0], 1e-9) && near(ours[1], theirs[1], 1e-9))
        }

        for link in BinaryMediation.Link.allCases {
            let binary = try BinaryMediation(model(["m1"], "won", resamples: 2), link: link).fit(on: table, running: Running())
            let binaries = try tables.map { try BinaryMediation(model(["m1"], "won", resamples: 0), link: link).fit(on: $0, running: Running()) }
            let ours = try pair(binary.bootstrap?.effect("total"))
            let theirs = binaries.map { $0.risks.p11 - $0.risks.p00 }.sorted()
            #expect(near(ours[0], theirs[0], 1e-9) && near(ours[1], theirs[1], 1e-9))
        }
    }

    @Test func anyNumberOfThreadsGivesTheSameBits() throws {
        let table = try Self.trial()
        let one = Running(threads: 1)
        let serial = SerialMediation(model(["m1", "m2"], "y", resamples: 700))
        let interaction = InteractionMediation(model(["m1"], "y", resamples: 700))
        let binary = BinaryMediation(model(["m1"], "won", resamples: 600))
        let expected = [
            try serial.fit(on: table, running: one).results, try interaction.fit(on: table, running: one).results,
            try binary.fit(on: table, running: one).results,
        ]
        for threads in [2, 3] {
            let many = Running(threads: threads)
            #expect(try serial.fit(on: table, running: many).results == expected[0])
            #expect(try interaction.fit(on: table, running: many).results == expected[1])
            #expect(try binary.fit(on: table, running: many).results == expected[2])
        }
    }

    /// Total = direct + indirect; and the four ways of VanderWeele add up.
    @Test func effectsAddUp() throws {
        let table = try Self.trial()
        let serial = try SerialMediation(model(["m1", "m2"], "y", resamples: 0)).fit(on: table, running: Running())
        #expect(near(serial.totalEffect, serial.directEffect + serial.effects[3].estimate))
        let fit = try InteractionMediation(model(["m1"], "y", resamples: 0)).fit(on: table, running: Running())
        func effect(_ name: String) throws -> Double { try #require(fit.effect(name)).estimate }
        let parts = try ["cde_at_m0", "int_reference_m0", "int_mediated", "pure_indirect"].map(effect).reduce(0, +)
        #expect(near(parts, try effect("total")))
        #expect(near(try effect("acme_control") + effect("ade_treated"), try effect("total")))
    }

    /// The exposure as 1 and 3 in place of 0 and 1, with its levels named, is the same trial.
    @Test func theCodingOfTheExposureDoesNotMatter() throws {
        let table = try Self.trial()
        let coded = try table.changing("arm") { 1 + 2 * $0 }
        let plain = try InteractionMediation(model(["m1"], "y", resamples: 200)).fit(on: table, running: Running())
        let other = try InteractionMediation(model(["m1"], "y", resamples: 200), control: 1, treated: 3).fit(on: coded, running: Running())
        // The reference value 0 of the mediator stays; only effects of the contrast are compared.
        for (left, right) in zip(plain.effects, other.effects) {
            #expect(near(left.estimate, right.estimate, 1e-9), "\(left.name)")
            #expect(near(left.standardError, right.standardError, 1e-8), "\(left.name)")
        }
        #expect(near(plain.bootstrap?.effect("total")?.monteCarlo?.standardError, other.bootstrap?.effect("total")?.monteCarlo?.standardError, 1e-9))
        let binary = try BinaryMediation(model(["m1"], "won", resamples: 0)).fit(on: table, running: Running())
        let coded2 = try BinaryMediation(model(["m1"], "won", resamples: 0), control: 1, treated: 3).fit(on: coded, running: Running())
        #expect(near(binary.risks.p01, coded2.risks.p01, 1e-10) && near(binary.risks.p10, coded2.risks.p10, 1e-10))
    }

    /// P(0, 1) by Simpson's rule on a fine grid from the printed coefficients.
    @Test(arguments: [1.0, 12.0]) func theQuadratureIsExact(_ steepness: Double) throws {
        let table = try Self.trial().changing("m1") { steepness * $0 }
        let fit = try BinaryMediation(model(["m1"], "won", resamples: 0)).fit(on: table, running: Running())
        let outcome = fit.outcomeModel.rows.map(\.estimate)
        let mediator = fit.mediatorModel.rows.map(\.estimate)
        let sigma = fit.mediatorModel.sigma
        let ages = try table.numbers("age").compactMap(\.value)
        var sum = 0.0
        for age in ages {
            let mean = mediator[0] + mediator[1] + mediator[2] * age
            let steps = 4000
            var area = 0.0
            for step in 0...steps {
                let z = -10 + 20 * Double(step) / Double(steps)
                let eta = outcome[0] + outcome[1] * (mean + sigma * z) + outcome[3] * age
                let weight: Double = step == 0 || step == steps ? 1 : step % 2 == 1 ? 4 : 2
                area += weight * Normal.standard.density(z) / (1 + exp(-eta))
            }
            sum += area * 20 / Double(steps) / 3
        }
        #expect((fit.risks.p01 - sum / Double(ages.count)).magnitude < 1e-10)
    }

    /// Resamples in which the outcome is separated are counted and left out, never fatal.
    @Test func failedResamplesAreCounted() throws {
        // Five of forty do not; in a resample one arm often has none of them.
        let whole = try Self.trial(rows: 40)
        let rare = (0..<40).map { [3, 10, 17, 24, 31].contains($0) ? 0.0 : 1.0 }
        let table = try DataTable(columns: whole.columns.filter { $0.name != "won" } + [Column(name: "won", numbers: rare)])
        let fit = try BinaryMediation(model(["m1"], "won", resamples: 400)).fit(on: table, running: Running())
        let bootstrap = try #require(fit.bootstrap)
        #expect(bootstrap.singularResamples > 0 && bootstrap.singularResamples < 400)
        #expect(fit.warnings.contains { $0.contains("\(bootstrap.singularResamples) of 400 resamples") })
        #expect(fit.results.leaves.allSatisfy { $0.value.number?.isFinite ?? true })
    }

    @Test func whatCannotBeDoneIsSaid() throws {
        let table = try Self.trial()
        let ones = try table.changing("won") { _ in 1 }
        #expect(throws: MediationError.self) { try BinaryMediation(model(["m1"], "won", resamples: 0)).fit(on: ones, running: Running()) }
        #expect(throws: BinaryOutcomeError.notBinary("y", value: try #require(try table.numbers("y")[0].value).description)) {
            try BinaryMediation(model(["m1"], "y", resamples: 0)).fit(on: table, running: Running())
        }
        // The mediator tells the outcome without error.
        let m = try table.numbers("m1").map { $0.value ?? 0 }
        let told = try DataTable(columns: table.columns.filter { $0.name != "won" } + [Column(name: "won", numbers: m.map { $0 > 0.5 ? 1 : 0 })])
        #expect(throws: BinaryOutcomeError.separated("won", by: "m1")) {
            try BinaryMediation(model(["m1"], "won", resamples: 0)).fit(on: told, running: Running())
        }
        #expect(throws: MediationError.self) { try SerialMediation(model(["m1"], "y", resamples: 0)).fit(on: table, running: Running()) }
        #expect(throws: MediationError.self) {
            try InteractionMediation(model(["m1"], "y", resamples: 0), control: 1, treated: 1).fit(on: table, running: Running())
        }
    }

    @Test func aCancelledAnalysisThrows() throws {
        let table = try Self.trial()
        let cancelled = Running(threads: 2, isCancelled: { true })
        #expect(throws: CancellationError.self) {
            try SerialMediation(model(["m1", "m2"], "y", resamples: 1000)).fit(on: table, running: cancelled)
        }
    }
}
