import Mechanisms
import Statistics
import Testing

/// What only the outcome equation holds constant: against models fitted one by one.
@Suite struct OutcomeCovariateTests {
    /// 60 rows with X moving M, M and D moving Y, and X moving D.
    private func table(_ rows: [Int]? = nil) throws -> DataTable {
        var chance = RandomStream(seed: 11, stream: 4)
        var columns: [[Double]] = Array(repeating: [], count: 6)
        for row in 0..<60 {
            let x = Double(row % 2)
            let c = chance.normal()
            let m = 0.8 * x + 0.3 * c + chance.normal()
            let d = 0.5 * x + 0.4 * m + chance.normal()
            let e = 0.2 * x + chance.normal()
            let y = 0.6 * m + 0.7 * d - 0.2 * e + 0.1 * x + chance.normal()
            for (place, value) in [x, c, m, d, e, y].enumerated() { columns[place].append(value) }
        }
        let names = ["x", "c", "m", "d", "e", "y"]
        return try DataTable(columns: zip(names, columns).map { name, values in
            Column(name: name, numbers: (rows ?? Array(values.indices)).map { values[$0] })
        })
    }

    private let plan = MediationSpecification(
        exposure: "x", mediators: ["m"], outcome: "y", covariates: ["c"], outcomeCovariates: ["d", "e"],
        bootstrap: BootstrapSpecification(resamples: 0, replay: .init(seed: 20_240_607, resamples: 40)))

    /// a·b, c′ and c of three regressions.
    private func refit(_ table: DataTable) throws -> [Double] {
        let a = try LinearModel(outcome: "m", predictors: ["x", "c"]).fit(on: table).summary
        let b = try LinearModel(outcome: "y", predictors: ["m", "x", "c", "d", "e"]).fit(on: table).summary
        let c = try LinearModel(outcome: "y", predictors: ["x", "c"]).fit(on: table).summary
        let path = try #require(a.row("x")).estimate
        return [
            path * (try #require(b.row("m")).estimate), try #require(b.row("x")).estimate, try #require(c.row("x")).estimate,
        ]
    }

    @Test func estimatesAreThoseOfTheThreeRegressions() throws {
        let fit = try plan.fit(on: table())
        let expected = try refit(table())
        #expect((fit.totalIndirect.estimate - expected[0]).magnitude < 1e-12)
        #expect((fit.directEffect - expected[1]).magnitude < 1e-12)
        #expect((fit.totalEffect - expected[2]).magnitude < 1e-12)
        // The identity c = c′ + ab does not hold here: D carries a part.
        #expect((expected[2] - expected[1] - expected[0]).magnitude > 0.05)
    }

    @Test func everyResampleIsTheRefittedOne() throws {
        let replay = try #require(try plan.fit(on: table()).bootstrap)
        var generator = try #require(MinimalStandard(seed: 20_240_607))
        var sums = [0.0, 0, 0]
        for _ in 0..<40 {
            let rows = (0..<60).map { _ in generator.row(of: 60) }
            for (place, value) in try refit(table(rows)).enumerated() { sums[place] += value }
        }
        for (place, name) in ["indirect", "direct", "total"].enumerated() {
            let summary = try #require(replay.effect(name)?.replay)
            // The mean of the replicates is the estimate plus the bias.
            #expect((summary.estimate + summary.bias - sums[place] / 40).magnitude < 1e-10, "\(name)")
        }
    }
}
