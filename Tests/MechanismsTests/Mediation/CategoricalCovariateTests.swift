import Mechanisms
import Statistics
import Testing

/// Covariates that are categories: against the same model with their columns of 0 and 1 written by hand.
@Suite struct CategoricalCovariateTests {
    /// 40 rows at three sites; the third level is in no row, one site is missing.
    private func table() throws -> DataTable {
        var chance = RandomStream(seed: 5, stream: 2)
        let levels = ["Basel", "Oslo", "Rome", "Zurich"]
        let used = [0, 1, 3]
        var codes: [Int?] = []
        var columns: [[Double?]] = Array(repeating: [], count: 5)
        for row in 0..<40 {
            let site = used[(row * 7) % 3]
            let x = Double((row / 3) % 2)
            let m = 0.7 * x + 0.5 * Double(site) + chance.normal()
            let y = 0.6 * m - 0.4 * Double(site) + chance.normal()
            codes.append(row == 9 ? nil : site)
            let dummies: [Double?] = row == 9 ? [nil, nil] : [site == 1 ? 1 : 0, site == 3 ? 1 : 0]
            for (place, value) in ([x, m, y] as [Double?] + dummies).enumerated() { columns[place].append(value) }
        }
        let names = ["x", "m", "y", "first", "second"]
        return try DataTable(
            columns: zip(names, columns).map { Column(name: $0, numbers: $1) }
                + [Column(name: "site", content: .categorical(levels: levels, codes: codes))])
    }

    private func plan(_ covariates: [String]) -> MediationSpecification {
        MediationSpecification(
            exposure: "x", mediators: ["m"], outcome: "y", covariates: covariates,
            bootstrap: BootstrapSpecification(resamples: 0, replay: .init(seed: 20_240_607, resamples: 30)))
    }

    @Test func categoriesEnterAsTreatmentContrasts() throws {
        let table = try table()
        let ours = try plan(["site"]).fit(on: table)
        let byHand = try plan(["first", "second"]).fit(on: table)
        #expect(ours.rowsUsed == 39)
        #expect(ours.totalIndirect == byHand.totalIndirect)
        #expect(ours.results["bootstrap", "indirect", "replay"] == byHand.results["bootstrap", "indirect", "replay"])
        let model = ours.results["outcome_model", "coef"]
        #expect(model?["siteOslo"] != nil && model?["siteOslo"] == byHand.results["outcome_model", "coef", "first"])
        #expect(model?["siteZurich"] != nil && model?["siteRome"] == nil && model?["site"] == nil)
    }

    @Test func everyDesignTakesThem() throws {
        let table = try table()
        let sensitivity = MediationSensitivity(exposure: "x", mediator: "m", outcome: "y", covariates: ["site"])
        let written = MediationSensitivity(exposure: "x", mediator: "m", outcome: "y", covariates: ["first", "second"])
        #expect(try sensitivity.fit(on: table) == written.fit(on: table))
        let interaction = try InteractionMediation(plan(["site"])).fit(on: table, running: Running())
        let other = try InteractionMediation(plan(["first", "second"])).fit(on: table, running: Running())
        #expect(interaction.results["effects"] == other.results["effects"])
    }
}
