import RealModule
import Statistics
import Testing
import TrialStatistics

@Suite("Multiple imputation") struct ImputationTests {
    /// y = 1 + 0.5 x + c + e; y missing more often where x is large.
    private func simulated(_ n: Int, seed: UInt64) throws -> DataTable {
        var stream = RandomStream(seed: seed, stream: 0)
        var x: [Double?] = []
        var y: [Double?] = []
        var whole: [Double?] = []
        var codes: [Int?] = []
        for _ in 0..<n {
            let a = stream.normal()
            let c = stream.chance(0.4) ? 1 : 0
            let b = 1 + 0.5 * a + Double(c) + 0.8 * stream.normal()
            x.append(a)
            whole.append(b)
            y.append(stream.chance(a > 0 ? 0.5 : 0.15) ? nil : b)
            codes.append(stream.chance(0.15) ? nil : c)
        }
        return try DataTable(columns: [
            Column(name: "x", numbers: x), Column(name: "y", numbers: y), Column(name: "whole", numbers: whole),
            Column(name: "c", content: .categorical(levels: ["no", "yes"], codes: codes)),
        ])
    }

    private func plan(_ method: ChainedEquations.Method?, imputations: Int = 30, seed: UInt64 = 1) -> ChainedEquations {
        ChainedEquations(
            variables: [.init("x"), .init("y", method: method), .init("c")], formula: "y ~ x + c", imputations: imputations, start: seed)
    }

    @Test("Regressions on what was imputed find the coefficients that made the data", arguments: [ChainedEquations.Method.normal, .predictiveMeanMatching])
    func consistent(_ method: ChainedEquations.Method) throws {
        let results = try plan(method).fit(try simulated(1500, seed: 3)).results
        for (term, truth) in [("(Intercept)", 1.0), ("x", 0.5), ("cyes", 1.0)] {
            let est = try #require(results[term, "est"]?.number)
            let se = try #require(results[term, "se"]?.number)
            #expect(abs(est - truth) < 3.5 * se, "\(term): \(est) ± \(se)")
            #expect(se < 0.12)
        }
        #expect((results["x", "fmi"]?.number ?? 0) > 0.1)
    }

    @Test("The same seed gives the same bytes, another seed other numbers; observed values stay")
    func seeds() throws {
        let table = try simulated(120, seed: 5)
        let first = try plan(nil, imputations: 3).complete(table)
        #expect(try plan(nil, imputations: 3).complete(table) == first)
        #expect(try plan(nil, imputations: 3, seed: 2).complete(table) != first)
        let before = try table.numbers("y")
        for completed in first {
            let after = try completed.numbers("y")
            for (old, new) in zip(before, after) {
                #expect(new.value != nil)
                if let value = old.value { #expect(new.value == value) }
            }
        }
    }

    @Test("Rubin's rules by hand")
    func rubin() throws {
        let pool = RubinPool(estimates: [1, 2, 4], variances: [0.5, 0.7, 0.6], completeDF: 20, level: 0.95)
        let between = 7.0 / 3
        #expect(abs(pool.estimate - 7.0 / 3) < 1e-14 && abs(pool.within - 0.6) < 1e-14 && abs(pool.between - between) < 1e-14)
        let lambda = 4.0 / 3 * between / (0.6 + 4.0 / 3 * between)
        let old = 2 / (lambda * lambda)
        let observed = 21.0 / 23 * 20 * (1 - lambda)
        #expect(abs(pool.df - old * observed / (old + observed)) < 1e-12)
    }

    @Test("What cannot be imputed is a sentence; separated categories and nothing missing are not")
    func edges() throws {
        let table = try simulated(60, seed: 8)
        let gone = try table.setting(Column(name: "y", numbers: [Double?](repeating: nil, count: 60)))
        #expect(plan(nil).sentence(gone)?.contains("\"y\" has 0 observed values") == true)
        #expect(plan(.categorical).sentence(table)?.contains("numeric and cannot") == true)
        let complete = ChainedEquations(variables: [.init("x"), .init("whole")], formula: "whole ~ x", imputations: 3)
        expectFinite(try complete.fit(table).results)
        // c is known from x: separated.
        let separated = try DataTable(columns: [
            Column(name: "x", numbers: (0..<40).map { Double($0) }),
            Column(name: "c", content: .categorical(levels: ["a", "b"], codes: (0..<40).map { $0 % 5 == 0 ? nil : ($0 < 20 ? 0 : 1) })),
        ])
        let fit = try ChainedEquations(variables: [.init("x"), .init("c")], formula: "x ~ c", imputations: 4).fit(separated)
        expectFinite(fit.results)
        let twins = ChainedEquations(variables: [.init("x"), .init("x")], formula: "y ~ x", imputations: 2)
        #expect(twins.sentence(table)?.contains("stands twice") == true)
    }

    @Test("A variable that another determines is left out by name, and does not hold the chain where it began")
    func determined() throws {
        let table = try simulated(400, seed: 11)
        // x is missing where chance says so, and with it its double.
        var stream = RandomStream(seed: 4, stream: 0)
        let x = try table.numbers("x").map { $0.value.flatMap { stream.chance(0.4) ? nil : $0 } }
        let twins = try table.setting(Column(name: "x", numbers: x)).setting(Column(name: "double", numbers: x.map { $0.map { 2 * $0 } }))
        let alone = ChainedEquations(variables: [.init("x"), .init("y")], formula: "y ~ x", imputations: 20)
        let both = ChainedEquations(variables: [.init("x"), .init("y"), .init("double")], formula: "y ~ x", imputations: 20)
        let expected = try #require(try alone.fit(twins).results["x", "est"]?.number)
        let fit = try both.fit(twins)
        let found = try #require(fit.results["x", "est"]?.number)
        #expect(abs(found - expected) < 0.06, "\(found), \(expected)")
        #expect(fit.warnings.contains { $0.hasPrefix("\"double\" has one value, or is determined by the other variables") && $0.contains("\"x\" and \"y\"") })
        #expect(try alone.fit(twins).warnings.isEmpty)
        // Where the double is known throughout, it gives x exactly.
        let known = try twins.setting(Column(name: "double", numbers: try table.numbers("x").map { $0.value.map { 2 * $0 } }))
        let completed = try ChainedEquations(
            variables: [.init("x", method: .normal), .init("y"), .init("double")], formula: "y ~ x", imputations: 2).complete(known)[0]
        for (new, old) in zip(try completed.numbers("x"), try table.numbers("x")) {
            #expect(abs((new.value ?? .nan) - (old.value ?? .nan)) < 1e-3)
        }
    }

    @Test("A predictor or an outcome far from 0 costs no digits")
    func far() throws {
        let table = try simulated(200, seed: 12)
        func slope(_ shift: Double) throws -> Double {
            let x = try table.numbers("x").map { $0.value.map { $0 + shift } }
            let y = try table.numbers("y").map { $0.value.map { $0 + shift } }
            let moved = try table.setting(Column(name: "x", numbers: x)).setting(Column(name: "y", numbers: y))
            let plan = ChainedEquations(variables: [.init("x"), .init("y", method: .normal)], formula: "y ~ x", imputations: 5)
            return try #require(try plan.fit(moved).results["x", "est"]?.number)
        }
        #expect(abs(try slope(1_048_576) - slope(0)) < 1e-7)
    }
}
