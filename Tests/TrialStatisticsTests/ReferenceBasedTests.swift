import RealModule
import Statistics
import Testing
import TrialStatistics

@Suite("Reference-based imputation") struct ReferenceBasedTests {
    private struct Trial {
        var arm: [Double] = []
        var base: [Double] = []
        var first: [Double] = []
        var second: [Double?] = []
        var whole: [Double] = []

        func table() throws -> DataTable {
            try DataTable(columns: [
                Column(name: "arm", numbers: arm), Column(name: "base", numbers: base), Column(name: "v1", numbers: first),
                Column(name: "v2", numbers: second),
            ])
        }
    }

    /// Leaving before the second visit depends strongly on the first: missing at random, far from completely.
    private func trial(_ n: Int, seed: UInt64) -> Trial {
        var stream = RandomStream(seed: seed, stream: 0)
        var trial = Trial()
        for person in 0..<n {
            let arm = Double(person % 2)
            let base = stream.normal()
            let first = 0.6 * base - 0.5 * arm + 0.8 * stream.normal()
            let second = 0.3 * base + (arm == 1 ? 0.7 : 0.5) * first - 0.6 * arm + 0.7 * stream.normal()
            let leaves = stream.uniform() < 1 / (1 + Double.exp(-(1.5 * first - 0.5)))
            trial.arm.append(arm)
            trial.base.append(base)
            trial.first.append(first)
            trial.second.append(leaves ? nil : second)
            trial.whole.append(second)
        }
        return trial
    }

    /// Slopes and intercept of v2 on base and v1 among those of an arm who stayed.
    private func regression(_ trial: Trial, arm: Double) throws -> (intercept: Double, base: Double, first: Double) {
        let rows = trial.arm.indices.filter { trial.arm[$0] == arm && trial.second[$0] != nil }
        let fit = try LeastSquares(
            outcome: rows.compactMap { trial.second[$0] }, named: "v2",
            predictors: [rows.map { trial.base[$0] }, rows.map { trial.first[$0] }], named: ["base", "v1"])
        return (fit.coefficients[0], fit.coefficients[1], fit.coefficients[2])
    }

    private func mean(_ values: [Double], _ trial: Trial, _ arm: Double) -> Double {
        let own = trial.arm.indices.filter { trial.arm[$0] == arm }.map { values[$0] }
        return own.reduce(0, +) / Double(own.count)
    }

    /// The estimate with every gap filled in by its expectation at the maximum-likelihood parameters, which
    /// for one incomplete column are least squares among those who stayed (Little and Rubin 2002, section 7.4).
    private func byExpectation(_ trial: Trial, _ strategy: ReferenceBased.Strategy) throws -> Double {
        let fits = [try regression(trial, arm: 0), try regression(trial, arm: 1)]
        func mu(_ arm: Int) -> (base: Double, first: Double, second: Double) {
            let base = mean(trial.base, trial, Double(arm))
            let first = mean(trial.first, trial, Double(arm))
            return (base, first, fits[arm].intercept + fits[arm].base * base + fits[arm].first * first)
        }
        let means = [mu(0), mu(1)]
        let filled = trial.arm.indices.map { person -> Double in
            if let seen = trial.second[person] { return seen }
            let own = Int(trial.arm[person])
            let isOwn = strategy == .mar || strategy == .lastMean
            let slopes = fits[isOwn ? own : 0]
            let center = strategy == .copyReference ? means[0] : means[own]
            let target: Double
            switch strategy {
            case .mar: target = means[own].second
            case .jumpToReference, .copyReference: target = means[0].second
            case .copyIncrements: target = means[own].first + means[0].second - means[0].first
            case .lastMean: target = means[own].first
            }
            return target + slopes.base * (trial.base[person] - center.base) + slopes.first * (trial.first[person] - center.first)
        }
        let fit = try LeastSquares(outcome: filled, named: "v2", predictors: [trial.arm, trial.base], named: ["arm", "base"])
        return fit.coefficients[1]
    }

    private func plan(_ strategies: [ReferenceBased.Strategy], imputations: Int = 300, seed: UInt64 = 1) -> ReferenceBased {
        ReferenceBased(
            visits: ["v1", "v2"], baseline: ["base"], group: "arm", strategies: strategies, imputations: imputations, burnIn: 100,
            thinning: 5, start: seed)
    }

    @Test("Every strategy has, but for chance, the estimate of its expectations")
    func strategies() throws {
        let trial = trial(400, seed: 11)
        let fit = try plan(ReferenceBased.Strategy.allCases).fit(try trial.table())
        var found: [Double] = []
        for strategy in ReferenceBased.Strategy.allCases {
            let pool = try #require(fit.results["strategies", strategy.rawValue, "v2", "1_minus_0"])
            let est = try #require(pool["est"]?.number)
            let between = try #require(pool["between"]?.number)
            let expected = try byExpectation(trial, strategy)
            #expect(abs(est - expected) < 4 * (between / 300).squareRoot() + 0.01, "\(strategy): \(est), expected \(expected)")
            found.append(est)
        }
        // Jumping to the reference brings the arms nearer than missing at random does.
        #expect(abs(found[1]) < abs(found[0]) - 0.1)
    }

    @Test("Under missing at random the estimate is that of the whole data; leaving the leavers out is not")
    func consistent() throws {
        let trial = trial(3000, seed: 2)
        let fit = try plan([.mar], imputations: 40).fit(try trial.table())
        let est = try #require(fit.results["strategies", "mar", "v2", "1_minus_0", "est"]?.number)
        let se = try #require(fit.results["strategies", "mar", "v2", "1_minus_0", "se"]?.number)
        // −0.6, and the first visit's −0.5 times 0.7, and 0.2 times its mean in the treated.
        let truth = try LeastSquares(outcome: trial.whole, named: "w", predictors: [trial.arm, trial.base], named: ["arm", "base"]).coefficients[1]
        #expect(abs(est - truth) < 3 * se)
        let stayed = trial.arm.indices.filter { trial.second[$0] != nil }
        let naive = try LeastSquares(
            outcome: stayed.compactMap { trial.second[$0] }, named: "v2",
            predictors: [stayed.map { trial.arm[$0] }, stayed.map { trial.base[$0] }], named: ["arm", "base"]).coefficients[1]
        #expect(abs(naive - truth) > abs(est - truth))
    }

    @Test("At the tipping point p is 1 − level, and the table's end is as if delta had been added by hand")
    func tipping() throws {
        let table = try trial(200, seed: 5).table()
        var tipped = plan([.mar], imputations: 50)
        tipped.tipping = .init(deltas: [0, 1, 2, 3, 4])
        let point = try #require(try tipped.fit(table).results["tipping_point", "1_minus_0", "tips_at"])
        guard case .list(let tips) = point, let tip = tips.first else {
            Issue.record("no tipping point: \(point)")
            return
        }
        tipped.tipping = .init(deltas: [tip])
        guard case .list(let p)? = try tipped.fit(table).results["tipping_point", "1_minus_0", "p"] else {
            Issue.record("no p")
            return
        }
        #expect(abs(p[0] - 0.05) < 1e-6)
    }

    @Test("Gaps between visits, one visit, a shared covariance and a seed")
    func shapes() throws {
        let whole = trial(60, seed: 9)
        var gaps = whole
        gaps.first = whole.first
        var columns = try gaps.table()
        columns = try columns.setting(Column(name: "v1", numbers: whole.first.enumerated().map { $0 % 7 == 3 ? nil : $1 }))
        let fit = try plan(ReferenceBased.Strategy.allCases, imputations: 10).fit(columns)
        expectFinite(fit.results)
        #expect(try plan(ReferenceBased.Strategy.allCases, imputations: 10).fit(columns).results == fit.results)
        #expect(try plan(ReferenceBased.Strategy.allCases, imputations: 10, seed: 2).fit(columns).results != fit.results)
        var shared = plan([.jumpToReference], imputations: 10)
        shared.covariance = .shared
        expectFinite(try shared.fit(columns).results)
        let single = ReferenceBased(visits: ["v2"], group: "arm", strategies: ReferenceBased.Strategy.allCases, imputations: 5)
        let alone = try single.fit(columns)
        expectFinite(alone.results)
        #expect(alone.warnings.contains { $0.contains("no value at all") })
    }

    @Test("A visit that nobody has, too few persons, an unknown reference and columns that repeat are sentences")
    func faults() throws {
        let table = try trial(40, seed: 1).table()
        let gone = try table.setting(Column(name: "v2", numbers: [Double?](repeating: nil, count: 40)))
        #expect(plan([.mar]).sentence(gone)?.contains("Nobody of the group") == true)
        #expect(plan([.mar]).sentence(table.selecting(rows: Array(0..<8)))?.contains("too few") ?? false || plan([.mar]).sentence(table.selecting(rows: Array(0..<8)))?.contains("cannot be estimated") ?? false)
        var other = plan([.mar])
        other.reference = "placebo"
        #expect(other.sentence(table)?.contains("no level of \"arm\"") == true)
        var twice = plan([.mar])
        twice.baseline = ["base", "base"]
        #expect(twice.sentence(table) != nil)
    }
}
