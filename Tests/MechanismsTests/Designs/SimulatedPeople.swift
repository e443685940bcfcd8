import Foundation
import Mechanisms
import Statistics
import Testing

/// `Reference/mediation-designs.csv`.
func simulatedPeople() throws -> DataTable {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Reference/mediation-designs.csv")
    return try DataTable(bytes: Array(try Data(contentsOf: path)))
}

func peopleModel(_ outcome: String, _ mediator: String = "m", resamples: Int = 0, unit: String? = nil) -> MediationSpecification {
    MediationSpecification(
        exposure: "arm", mediators: [mediator], outcome: outcome, covariates: ["age"],
        bootstrap: resamples == 0 ? nil : BootstrapSpecification(resamples: resamples, unit: unit), seed: 5)
}

/// Whether the two replicates of each effect are the effects of the same design on the rows drawn.
func expectResamplesToBeAnalyses<D: MediationDesign>(
    _ design: D, on table: DataTable, _ relative: Double = 1e-8, location: SourceLocation = #_sourceLocation
) throws where D.Fit: MediationDesignFit {
    var two = design
    two.model.bootstrap = BootstrapSpecification(resamples: 2)
    var none = design
    none.model.bootstrap = nil
    let whole = try two.fit(on: table, running: Running())
    let parts = try (0..<2).map { resample in
        let rows = ResampleIndices(seed: design.model.seed, rows: table.rowCount).rows(ofResample: resample)
        return try none.fit(on: table.selecting(rows: rows), running: Running())
    }
    for (index, effect) in whole.designEffects.enumerated() {
        let summary = try #require(whole.bootstrap?.effect(effect.name)?.monteCarlo, sourceLocation: location)
        let mean = summary.bias + summary.estimate
        let half = summary.standardError / 2.0.squareRoot()
        let theirs = parts.map { $0.designEffects[index].estimate }.sorted()
        #expect(near(mean - half, theirs[0], relative) && near(mean + half, theirs[1], relative), "\(effect.name)", sourceLocation: location)
    }
}
