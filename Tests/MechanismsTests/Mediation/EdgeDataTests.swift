import Mechanisms
import Statistics
import Testing

/// Data that break a careless program.
@Suite struct MediationEdgeDataTests {
    private func error(_ specification: MediationSpecification, _ table: DataTable) -> MediationError? {
        do {
            _ = try specification.fit(on: table)
            return nil
        } catch { return error as? MediationError }
    }

    @Test func aConstantMediatorIsNamed() throws {
        let table = try simulatedTrial().changing("m1") { _ in 3 }
        #expect(error(plan(), table) == .equation(outcome: "m1", .constant("m1", rows: 60)))
    }

    @Test func oneArmAloneIsNamed() throws {
        let table = try simulatedTrial().changing("arm") { _ in 1 }
        #expect(error(plan(), table) == .equation(outcome: "y", .constant("arm", rows: 60)))
        #expect(error(plan(), table)?.description.contains("\"arm\"") == true)
    }

    @Test func tooFewRows() throws {
        let table = try simulatedTrial(rows: 4)
        #expect(error(plan(), table) == .equation(outcome: "y", .tooFewRows(4, coefficients: 4)))
        let empty = try simulatedTrial().changing("y") { _ in nil }
        #expect(error(plan(), empty) == .equation(outcome: "y", .tooFewRows(0, coefficients: 3)))
    }

    @Test func aDuplicatedCovariateIsNamed() throws {
        let table = try simulatedTrial()
        let twin = Column(name: "age2", content: try table.requiring("age").content)
        let wide = try DataTable(columns: table.columns + [twin])
        #expect(
            error(plan(covariates: ["age", "age2"]), wide)
                == .equation(outcome: "y", .collinear("age2", with: ["age"])))
    }

    @Test func aMediatorThatIsTheExposureIsNamed() throws {
        let table = try simulatedTrial()
        let copy = try DataTable(columns: table.columns.filter { $0.name != "m1" } + [
            Column(name: "m1", content: try table.requiring("arm").content)
        ])
        #expect(error(plan(), copy) == .equation(outcome: "y", .collinear("arm", with: ["m1"])))
    }

    /// Y = 2 M − 3 X without error.
    @Test func aPerfectFitSaysSo() throws {
        let table = try simulatedTrial()
        let rows = zip(try table.numbers("m1"), try table.numbers("arm"))
        let outcome = rows.map { 2 * ($0.value ?? 0) - 3 * ($1.value ?? 0) }
        let perfect = try DataTable(columns: table.columns.filter { $0.name != "y" } + [
            Column(name: "y", numbers: outcome)
        ])
        let fit = try plan().fit(on: perfect)
        #expect(near(fit.b[0], 2))
        #expect(near(fit.directEffect, -3))
        #expect(fit.warnings.contains { $0.contains("\"y\" leaves no residual") })
        let p = fit.results["outcome_model", "coef", "m1", "p"]
        guard case .missing = p else {
            Issue.record("A perfect fit has a p value: \(String(describing: p))")
            return
        }
        #expect(fit.bootstrap?.effect("indirect")?.monteCarlo?.standardError.isFinite == true)
    }

    /// Two of twelve treated: about (10/12)¹² = 11 % of resamples have no treated person.
    @Test func singularResamplesAreCountedAndLeftOut() throws {
        var stream = RandomStream(seed: 8, stream: 0)
        let table = try DataTable(columns: [
            Column(name: "arm", numbers: (0..<12).map { $0 < 2 ? 1 : 0 }),
            Column(name: "m1", numbers: (0..<12).map { _ in stream.normal() }),
            Column(name: "y", numbers: (0..<12).map { _ in stream.normal() }),
        ])
        let fit = try plan(covariates: [], resamples: 2_000).fit(on: table)
        let bootstrap = try #require(fit.bootstrap)
        let indices = ResampleIndices(seed: 1, rows: 12)
        let withoutTreated = (0..<2_000).count { resample in
            indices.rows(ofResample: resample).allSatisfy { $0 >= 2 }
        }
        #expect(bootstrap.singularResamples == withoutTreated)
        #expect(withoutTreated > 100)
        let summary = try #require(bootstrap.effect("indirect")?.monteCarlo)
        #expect(summary.replicates == 2_000 - withoutTreated)
        #expect(summary.standardError.isFinite)
        #expect(fit.warnings.contains { $0.hasPrefix("On \(withoutTreated) of 2000 resamples") })
    }

    /// One treated row: without it nothing can be fitted, so BCa has no acceleration.
    @Test func withoutAJackknifeThereIsNoBCa() throws {
        let table = try simulatedTrial(rows: 20)
        var first = true
        let one = try table.changing("arm") { _ in
            defer { first = false }
            return first ? 1 : 0
        }
        let fit = try plan(resamples: 400).fit(on: one)
        let summary = try #require(fit.bootstrap?.effect("indirect")?.monteCarlo)
        #expect(fit.bootstrap?.hasJackknife == false)
        #expect(summary.interval(.bca) == nil)
        #expect(summary.interval(.percentile) != nil)
        #expect(fit.warnings.contains { $0.contains("no BCa interval") })
    }

    @Test func missingRowsAreCountedByVariable() throws {
        var row = 0
        let table = try simulatedTrial().changing("m1") { value in
            row += 1
            return row <= 5 ? nil : value
        }
        row = 0
        let both = try table.changing("y") { value in
            row += 1
            return row <= 2 ? nil : value
        }
        let fit = try plan().fit(on: both)
        #expect(fit.rowsUsed == 55)
        #expect(fit.missing.map(\.variable) == ["m1", "y"])
        #expect(fit.missing.map(\.rows) == [5, 2])
        #expect(
            fit.warnings.first
                == "5 of 60 rows are left out because a value is missing: m1 in 5, y in 2.")
    }

    @Test func faultsOfPlanAndTableComeTogether() throws {
        let table = try simulatedTrial()
        let contradictory = MediationSpecification(
            exposure: "arm", mediators: [], outcome: "arm", level: 1.5,
            bootstrap: BootstrapSpecification(resamples: -3))
        guard case .plan(let faults)? = error(contradictory, table) else {
            Issue.record("The plan was accepted.")
            return
        }
        #expect(faults.count == 4)
        let unknown = MediationSpecification(exposure: "arms", mediators: ["m1"], outcome: "z")
        #expect(
            error(unknown, table)
                == .table([.unknown("arms", nearest: ["arm"]), .unknown("z", nearest: ["y"])]))
    }

    @Test func noResultSpeaksOfFullMediation() throws {
        let fit = try plan().fit(on: simulatedTrial(rows: 200))
        let words = fit.results.leaves.map(\.name) + fit.warnings
            + TimingBadge.allCases.flatMap { [$0.label, $0.meaning] }
        #expect(!words.contains { $0.lowercased().contains("full") })
    }
}
