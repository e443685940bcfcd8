import Statistics
import Testing
import TrialStatistics

/// Data that break a careless program, and properties that hold of any data.
@Suite struct MetaEdgeTests {
    @Test func theFullSolutionOfPauleAndMandelStandsBesideTheCoarseOne() throws {
        let effects = [0.1, 0.9, -0.4, 1.3, 0.5]
        let variances = [0.05, 0.1, 0.08, 0.2, 0.12]
        let found = try fit(try MetaFixture.studies(effects, variances), .PM)
        let exact = try #require(found.results["tau2_paule_mandel_exact"]?.number)
        #expect(abs(exact - found.heterogeneity.tau2) < 1.3e-4)
        let weights = variances.map { 1 / ($0 + exact) }
        let total = weights.reduce(0, +)
        var mean = 0.0
        for (weight, effect) in zip(weights, effects) { mean += weight * effect / total }
        var q = 0.0
        for (weight, effect) in zip(weights, effects) { q += weight * (effect - mean) * (effect - mean) }
        #expect(abs(q - 4) < 1e-9)
        #expect(try fit(try MetaFixture.studies(effects, variances)).results["tau2_paule_mandel_exact"] == nil)
    }

    private func fit(
        _ table: DataTable, _ heterogeneity: MetaAnalysis.Heterogeneity = .REML, _ test: MetaAnalysis.Test = .z,
        _ moderators: String? = nil
    ) throws -> MetaAnalysisFit {
        try MetaAnalysis(
            effect: "yi", variance: "vi", moderators: try moderators.map { try ModelFormula($0) },
            heterogeneity: heterogeneity, test: test
        ).fit(on: table, running: Running())
    }

    private func isFinite(_ fit: MetaAnalysisFit) -> Bool {
        fit.results.leaves.allSatisfy { leaf in leaf.value.number?.isFinite ?? true }
    }

    @Test func studiesThatAgreeHaveNoHeterogeneity() throws {
        let table = try MetaFixture.studies([0.2, 0.2, 0.2, 0.2], [0.1, 0.2, 0.1, 0.3])
        for method in MetaAnalysis.Heterogeneity.allCases {
            for test in MetaAnalysis.Test.allCases {
                let fit = try fit(table, method, test)
                #expect(fit.heterogeneity.tau2 == 0)
                #expect(isNear(fit.coefficients[0].estimate, 0.2))
                #expect(isFinite(fit))
            }
        }
        // Knapp and Hartung's error is 0 then, and its test is absent with the reason.
        #expect(try fit(table, .REML, .knapp_hartung).coefficients[0].p == nil)
    }

    @Test func fewStudies() throws {
        let one = try MetaFixture.studies([0.3], [0.1])
        #expect(throws: MetaError.tooFewStudies(1, needed: 2, coefficients: 1)) { try fit(one) }
        let common = try fit(one, .fixed)
        #expect(isNear(common.coefficients[0].standardError, 0.1.squareRoot()))
        #expect(isFinite(common))
        let two = try fit(try MetaFixture.studies([0.1, 0.9], [0.1, 0.1]), .REML, .knapp_hartung)
        #expect(isFinite(two))
        #expect(two.egger == nil && two.trimAndFill == nil)
        #expect(two.warnings.contains { $0.contains("2 studies say little") })
        let none = try MetaFixture.studies([nil, nil], [0.1, 0.2])
        #expect(throws: (any Error).self) { try fit(none) }
    }

    @Test func variancesThatAreNoneAreNamed() throws {
        let table = try MetaFixture.studies([0.1, 0.2, 0.3], [0.1, 0, -1])
        #expect(throws: MetaError.variances("vi", rows: [2, 3])) { try fit(table) }
    }

    @Test func missingStudiesAreCounted() throws {
        let whole = try MetaFixture.table("l1-meta-bcg/data.csv")
        let y = try whole.numbers("yi").map(\.value)
        let v = try whole.numbers("vi").map(\.value)
        let gap = try MetaFixture.studies([nil] + y, [0.2] + v)
        let fit = try fit(gap)
        #expect(fit.account.rowsAnalysed == 13 && fit.account.rowsGiven == 14)
        #expect(try isNear(fit.heterogeneity.tau2, self.fit(whole).heterogeneity.tau2, 1e-12))
        #expect(fit.warnings.contains { $0.contains("1 row is left out") })
    }

    @Test func moderatorsThatSayTheSameAreNamed() throws {
        let twice = [Column(name: "a", numbers: [1, 2, 3, 4, 5]), Column(name: "b", numbers: [2, 4, 6, 8, 10])]
        let table = try MetaFixture.studies([0.1, 0.3, 0.2, 0.5, 0.4], [0.1, 0.1, 0.2, 0.1, 0.3], twice)
        #expect(throws: (any Error).self) { try fit(table, .REML, .z, "~ a + b") }
    }

    /// Moving a moderator far away changes its intercept and nothing else.
    @Test func aYearIsAsGoodAsAnAge() throws {
        let table = try MetaFixture.table("l1-meta-bcg/data.csv")
        let far = try DataTable(columns: table.columns + [
            Column(name: "year", numbers: try table.numbers("ablat").map { $0.value.map { 1_000_000 + $0 } })
        ])
        let near = try fit(table, .REML, .knapp_hartung, "~ ablat")
        let moved = try fit(far, .REML, .knapp_hartung, "~ year")
        #expect(isNear(moved.coefficients[1].estimate, near.coefficients[1].estimate, 1e-9))
        #expect(isNear(moved.coefficients[1].standardError, near.coefficients[1].standardError, 1e-9))
        #expect(isNear(moved.logLikelihood, near.logLikelihood + 0, 1e-9))
        #expect(isNear(moved.heterogeneity.tau2, near.heterogeneity.tau2, 1e-9))
    }

    /// In other units everything but the tests moves with them; the slope of the likelihood is 0 at the top.
    @Test func unitsDoNotMatter() throws {
        let table = try MetaFixture.table("l2-meta-teacher-expectancy/data.csv")
        for factor in [1e-4, 1e4] {
            let scaled = try MetaFixture.studies(
                try table.numbers("yi").map { $0.value.map { $0 * factor } }, try table.numbers("vi").map { $0.value.map { $0 * factor * factor } })
            for method in MetaAnalysis.Heterogeneity.allCases where method != .PM {
                let here = try fit(table, method)
                let there = try fit(scaled, method)
                #expect((there.heterogeneity.tau2 / (factor * factor) - here.heterogeneity.tau2).magnitude < 1e-10)
                #expect(isNear(there.coefficients[0].p, here.coefficients[0].p, 1e-9))
                #expect(isNear(there.heterogeneity.i2, here.heterogeneity.i2, 1e-9))
            }
        }
    }

    /// The likelihood falls on both sides of the τ² that was found.
    @Test func theLikelihoodIsAtItsTop() throws {
        let table = try MetaFixture.table("l1-meta-bcg/data.csv")
        let fit = try fit(table)
        let y = try table.numbers("yi").compactMap(\.value)
        let v = try table.numbers("vi").compactMap(\.value)
        func restricted(_ tau2: Double) -> Double {
            let w = v.map { 1 / ($0 + tau2) }
            let sum = w.reduce(0, +)
            let mean = zip(w, y).reduce(0) { $0 + $1.0 * $1.1 } / sum
            var value = -6 * 1.83787706640934548
            for i in y.indices { value -= 0.5 * (-(w[i].logarithm) + w[i] * (y[i] - mean) * (y[i] - mean)) }
            return value - 0.5 * sum.logarithm + 0.5 * 13.0.logarithm
        }
        let top = restricted(fit.heterogeneity.tau2)
        #expect(isNear(top, fit.logLikelihood, 1e-12))
        #expect(restricted(fit.heterogeneity.tau2 * 1.001) < top)
        #expect(restricted(fit.heterogeneity.tau2 * 0.999) < top)
        // The ends of the Q profile solve their equations.
        let ends = try #require(fit.heterogeneity.tau2Interval)
        let chi = try #require(ChiSquared(df: 12))
        for (tau2, p) in [(ends.lower, 0.975), (ends.upper, 0.025)] {
            let w = v.map { 1 / ($0 + tau2) }
            let mean = zip(w, y).reduce(0) { $0 + $1.0 * $1.1 } / w.reduce(0, +)
            let q = y.indices.reduce(0) { $0 + w[$1] * (y[$1] - mean) * (y[$1] - mean) }
            #expect(isNear(q, chi.quantile(p), 1e-10))
        }
    }

    @Test func subgroupsStandByThemselves() throws {
        let table = try MetaFixture.table("l1-meta-bcg/data.csv")
        let far = try table.numbers("ablat").map { ($0.value ?? 0) > 35 ? 1 : 0 }
        let grouped = try DataTable(columns: table.columns + [
            Column(name: "far", content: .categorical(levels: ["near", "far"], codes: far))
        ])
        let specification = MetaAnalysis(effect: "yi", variance: "vi", subgroups: "far")
        let fit = try specification.fit(on: grouped, running: Running())
        let groups = try #require(fit.subgroups)
        for (code, group) in groups.groups.enumerated() {
            let rows = far.indices.filter { far[$0] == code }
            let alone = try self.fit(table.selecting(rows: rows))
            #expect(isNear(group.coefficient.estimate, alone.coefficients[0].estimate, 1e-12))
            #expect(group.studies == rows.count)
        }
        let (a, b) = (groups.groups[0].coefficient, groups.groups[1].coefficient)
        let z = (a.estimate - b.estimate) / (a.standardError * a.standardError + b.standardError * b.standardError).squareRoot()
        #expect(isNear(groups.difference?.statistic, z * z, 1e-12))
    }

    @Test func theForestAndTheFunnelHoldEveryStudy() throws {
        let fit = try fit(try MetaFixture.table("l1-meta-bcg/data.csv"))
        guard case .forest(let forest) = fit.pictures[0].content, case .scatter(let funnel) = fit.pictures[1].content else {
            Issue.record("other pictures")
            return
        }
        #expect(forest.rows.count == 15)
        #expect(forest.rows.count { $0.isSummary } == 2)
        #expect(forest.rows.compactMap(\.weight).max() == 1)
        #expect(funnel.points.count == 13)
        #expect(isNear(fit.studies.reduce(0) { $0 + $1.weight }, 100, 1e-12))
    }
}

extension Double {
    /// ln by the series of artanh, a second way beside the library.
    fileprivate var logarithm: Double {
        let exponent = Double(self.exponent)
        let ratio = (significand - 1) / (significand + 1)
        var term = ratio
        var sum = 0.0
        var odd = 1.0
        while term.magnitude > 1e-18 {
            sum += term / odd
            term *= ratio * ratio
            odd += 2
        }
        return 2 * sum + exponent * 0.693147180559945309
    }
}
