import Statistics
import Testing
import TrialStatistics

@Suite struct MultilevelMetaTests {
    static let table = try? MetaFixture.table("effects-in-studies.csv")

    private func fit(
        _ rho: Double, _ likelihood: MultilevelMeta.Likelihood = .REML, _ moderators: String? = nil
    ) throws -> MultilevelMetaFit {
        try MultilevelMeta(
            effect: "yi", variance: "vi", cluster: "study", moderators: try moderators.map { try ModelFormula($0) },
            rho: rho, likelihood: likelihood
        ).fit(on: try #require(Self.table), running: Running())
    }

    /// metafor's rma.mv and robust; its optimiser stops at about seven digits of the variances.
    @Test func agreesWithMetafor() throws {
        let expected = try MetaFixture.numbers("meta-analysis.json")
        let fits = [
            ("reml", try fit(0)), ("reml_rho", try fit(0.6)), ("ml_rho", try fit(0.6, .ML)), ("moderated", try fit(0.6, .REML, "~ dose")),
        ]
        for (name, fit) in fits {
            for (index, row) in fit.coefficients.enumerated() {
                #expect(isNear(row.estimate, expected["\(name).\(row.term).est"]?.value, 1e-7))
                #expect(isNear(row.standardError, expected["\(name).\(row.term).se"]?.value, 1e-7))
                #expect(isNear(fit.cr1?[index].coefficient.standardError, expected["\(name).\(row.term).cr1_se"]?.value, 1e-7))
                #expect(fit.cr1?[index].degreesOfFreedom == expected["\(name).\(row.term).cr1_df"]?.value)
            }
            #expect(isNear(fit.between, expected["\(name).between"]?.value, 1e-7))
            #expect(isNear(fit.within, expected["\(name).within"]?.value, 1e-7))
            // Never below the other's: the likelihood is at its top.
            let theirs = expected["\(name).loglik"]?.value ?? .infinity
            #expect(fit.logLikelihood >= theirs - 1e-10)
            #expect(isNear(fit.logLikelihood, theirs, 1e-8))
            #expect(isNear(fit.aic, expected["\(name).aic"]?.value, 1e-8))
            #expect(isNear(fit.q, expected["\(name).Q"]?.value, 1e-10))
            #expect(isNear(fit.wald?.statistic, expected["\(name).QM"]?.value, 1e-6))
        }
    }

    /// A variance at 0 is exactly 0, and said to be at the end of its range.
    @Test func aVarianceAtZeroIsTold() throws {
        let fit = try fit(0)
        #expect(fit.within == 0)
        #expect(fit.warnings.contains { $0.contains("between the effects of one study is 0") })
        guard case .converged(_, let gradient, _) = fit.account.convergence else {
            Issue.record("not converged")
            return
        }
        #expect(gradient < 1e-8)
    }

    /// CR2 by the definition on whole matrices: V and the degrees of freedom from (I − H) and all pairs.
    @Test func cr2ByWholeMatrices() throws {
        let table = try #require(Self.table)
        let fit = try fit(0.6, .REML, "~ dose")
        let frame = try ModelFrame(try ModelFormula("yi ~ dose"), table: table, extraColumns: ["vi", "study"])
        let n = frame.count
        let x = frame.design.matrix
        let v = try #require(frame.numbers("vi"))
        let study = try #require(frame.factor("study")).codes
        var m = Matrix(rows: n, columns: n)
        for i in 0..<n {
            for j in 0..<n where study[i] == study[j] {
                m[i, j] = (i == j ? v[i] + fit.within : 0.6 * (v[i] * v[j]).squareRoot()) + fit.between
            }
        }
        let w = try #require(m.inversePositiveDefinite).inverse
        let bread = try #require(x.transposedTimes(w * x).inversePositiveDefinite).inverse
        let hat = (x * bread).timesTransposed(x) * w
        let rest = Matrix.identity(n) - hat
        let beta = bread * x.transposedTimes(w) * frame.response
        let fitted = x * beta
        let spread = (rest * m).timesTransposed(rest)
        // Column i of `turned`: what study i adds to the coefficients, as a function of the data.
        var meat = Matrix(rows: 2, columns: 2)
        var turned: [Matrix] = []
        for code in Set(study).sorted() {
            let rows = (0..<n).filter { study[$0] == code }
            let own = m.selecting(rows: rows, columns: rows)
            let lower = try #require(Cholesky(own)).lower
            let middle = lower.transposedTimes(spread.selecting(rows: rows, columns: rows) * lower).symmetrized
            let eigen = try #require(SymmetricEigen(middle))
            var root = Matrix(rows: rows.count, columns: rows.count)
            for k in 0..<rows.count where eigen.values[k] > 1e-10 {
                for i in 0..<rows.count {
                    for j in 0..<rows.count {
                        root[i, j] += eigen.vectors[i, k] * eigen.vectors[j, k] / eigen.values[k].squareRoot()
                    }
                }
            }
            let adjust = (lower * root).timesTransposed(lower)
            let block = x.selecting(rows: rows, columns: [0, 1])
            let side = bread * block.transposedTimes(w.selecting(rows: rows, columns: rows) * adjust)
            let residuals = Matrix(rows: rows.count, columns: 1, elements: rows.map { frame.response[$0] - fitted[$0] })
            let score = side * residuals
            meat = meat + score.timesTransposed(score)
            turned.append(side * rest.selecting(rows: rows, columns: Array(0..<n)))
        }
        for term in 0..<2 {
            #expect(isNear(fit.cr2?[term].coefficient.standardError, meat[term, term].squareRoot(), 1e-9))
            var trace = 0.0
            var squares = 0.0
            for i in turned.indices {
                for j in turned.indices {
                    let left = Matrix(rows: 1, columns: n, elements: turned[i].row(term))
                    let right = Matrix(rows: 1, columns: n, elements: turned[j].row(term))
                    let product = (left * m).timesTransposed(right)[0, 0]
                    squares += product * product
                    if i == j { trace += product }
                }
            }
            #expect(isNear(fit.cr2?[term].degreesOfFreedom, trace * trace / squares, 1e-8))
        }
    }

    @Test func whatCannotBeDoneIsSaid() throws {
        let table = try #require(Self.table)
        let alone = table.selecting(rows: [0, 1, 4, 6])
        #expect(throws: MetaError.self) {
            try MultilevelMeta(effect: "yi", variance: "vi", cluster: "study").fit(on: alone, running: Running())
        }
        #expect(throws: MetaError.oneCluster("study")) {
            try MultilevelMeta(effect: "yi", variance: "vi", cluster: "study").fit(on: table.selecting(rows: [1, 2, 3]), running: Running())
        }
        #expect(throws: MetaError.self) {
            try MultilevelMeta(effect: "yi", variance: "vi", cluster: "study", rho: 1).fit(on: table, running: Running())
        }
    }
}
