import Statistics
import Testing

@Suite struct LinearModelTests {
    /// Longley's data (1967) as in NIST's Statistical Reference Datasets, in the public domain.
    static let longley: [(String, [Double?])] = [
        ("y", [60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551]),
        ("x1", [83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9]),
        ("x2", [234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546, 482704, 502601, 518173, 554894]),
        ("x3", [2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007]),
        ("x4", [1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827]),
        ("x5", [107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950, 123366, 125368, 127852, 130081]),
        ("x6", [1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960, 1961, 1962]),
    ]

    private func table(_ columns: [(String, [Double?])]) throws -> DataTable {
        try DataTable(columns: columns.map { Column(name: $0.0, numbers: $0.1) })
    }

    /// Certified values of NIST StRD "Longley": coefficients with standard deviations, s and R².
    @Test func longleyCertified() throws {
        let expected: [(Double, Double)] = [
            (-3482258.63459582, 890420.383607373), (15.0618722713733, 84.9149257747669),
            (-0.358191792925910e-01, 0.334910077722432e-01), (-2.02022980381683, 0.488399681651699),
            (-1.03322686717359, 0.214274163161675), (-0.511041056535807e-01, 0.226073200069370),
            (1829.15146461355, 455.478499142212),
        ]
        let model = LinearModel(outcome: "y", predictors: ["x1", "x2", "x3", "x4", "x5", "x6"])
        let summary = try model.fit(on: table(Self.longley)).summary
        for (row, expected) in zip(summary.rows, expected) {
            #expect((row.estimate - expected.0).magnitude < 1e-10 * expected.0.magnitude, "\(row.term)")
            #expect((row.standardError - expected.1).magnitude < 1e-10 * expected.1.magnitude)
        }
        #expect((summary.sigma - 304.854073561965).magnitude < 1e-8)
        #expect((summary.r2 - 0.995479004577296).magnitude < 1e-12)
        #expect(summary.degreesOfFreedom == 9)
        // R 4.2.2, summary(lm()): p of x3.
        let p = try #require(summary.row("x3")?.p)
        #expect((p - 0.00253509173411102995).magnitude < 1e-12)
    }

    @Test func aLargeOffsetCostsNothing() throws {
        let x: [Double?] = [1, 2, 4, 7, 11, 12]
        let y: [Double?] = [2, 1, 5, 6, 12, 11]
        let plain = try LinearModel(outcome: "y", predictors: ["x"]).fit(on: table([("x", x), ("y", y)]))
        let far = try LinearModel(outcome: "y", predictors: ["x"])
            .fit(on: table([("x", x.map { $0.map { $0 + 1_700_000_000 } }), ("y", y)]))
        let difference = plain.summary.rows[1].estimate - far.summary.rows[1].estimate
        #expect(difference.magnitude < 1e-14)
        #expect((plain.sigma - far.sigma).magnitude < 1e-13)
    }

    /// x = 0, 0, 1, 1 and y = 1, 3, 6, 6: by hand, slope 4, residuals ∓1, 0, 0, s² = 1, leverages ½.
    @Test func byHand() throws {
        let fit = try LinearModel(outcome: "y", predictors: ["x"])
            .fit(on: table([("x", [0, 0, 1, 1]), ("y", [1, 3, 6, 6])]))
        let row = try #require(fit.summary.row("x"))
        #expect((row.estimate - 4).magnitude < 1e-14)
        #expect((row.standardError - 1).magnitude < 1e-14)
        #expect((row.standardErrorML - 0.5.squareRoot()).magnitude < 1e-14)
        // Influences ±½: HC0 = √(¼ + ¼), HC3 doubles each residual.
        #expect((row.standardErrorHC0 - 0.5.squareRoot()).magnitude < 1e-14)
        #expect(((row.standardErrorHC3 ?? 0) - 2.0.squareRoot()).magnitude < 1e-14)
        #expect(fit.solution.leverages.allSatisfy { ($0 - 0.5).magnitude < 1e-14 })
    }

    @Test func rowsWithAMissingValueAreLeftOut() throws {
        let fit = try LinearModel(outcome: "y", predictors: ["x"])
            .fit(on: table([("x", [0, nil, 0, 1, 1, 5]), ("y", [1, 9, 3, 6, 6, nil])]))
        #expect(fit.solution.observations == 4)
        #expect((fit.solution.coefficients[1] - 4).magnitude < 1e-14)
    }

    @Test func aPerfectFitHasNoTest() throws {
        let fit = try LinearModel(outcome: "y", predictors: ["x"])
            .fit(on: table([("x", [1, 2, 3, 4]), ("y", [3, 5, 7, 9])]))
        #expect(fit.isPerfect)
        #expect(fit.summary.rows[1].t == nil)
        #expect(fit.summary.rows[1].p == nil)
    }

    @Test func faultsNameTheColumn() throws {
        let data = try table([
            ("y", [1, 2, 4, 3, 7]), ("a", [1, 2, 3, 5, 4]), ("b", [2, 1, 2, 2, 0]),
            ("sum", [3, 3, 5, 7, 4]), ("one", [2, 2, 2, 2, 2]),
        ])
        func error(_ outcome: String, _ predictors: [String]) -> LinearModelError? {
            do {
                _ = try LinearModel(outcome: outcome, predictors: predictors).fit(on: data)
                return nil
            } catch { return error as? LinearModelError }
        }
        #expect(error("y", ["a", "one"]) == .constant("one", rows: 5))
        #expect(error("one", ["a"]) == .constant("one", rows: 5))
        #expect(error("y", ["a", "b", "sum"]) == .collinear("sum", with: ["a", "b"]))
        #expect(error("y", ["a", "a"]) == .repeated("a"))
        #expect(error("y", ["a", "b", "sum", "one"]) == .tooFewRows(5, coefficients: 5))
        #expect(error("y", ["a", "b"]) == nil)
        #expect(
            LinearModelError.collinear("sum", with: ["a", "b"]).description.contains("\"sum\""))
    }
}
