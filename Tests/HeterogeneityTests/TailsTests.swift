import Heterogeneity
import Statistics
import Testing
import TrialStatistics

@Suite("Both tails of change") struct TailsTests {
    /// The forty people of `Reference/tails.R`.
    static func forty() throws -> DataTable {
        var pre: [Double?] = []
        var post: [Double?] = []
        for i in 0..<40 {
            let before = Double(20 + (7 * i) % 13)
            pre.append(before)
            post.append([1, 3, 5].contains(i) ? before + 15 : before - Double(6 * (i % 2)) + Double((5 * i) % 11 - 5))
        }
        return try DataTable(columns: [
            Column(name: "arm", content: .categorical(levels: ["control", "active"], codes: (0..<40).map { $0 % 2 })),
            Column(name: "pre", numbers: pre), Column(name: "post", numbers: post),
        ])
    }

    static let one = Tails(scales: [TailScale("s", pre: "pre", post: "post", error: .reliability(0.8))], group: "arm", resamples: 499)

    private func near(_ tree: ResultTree?, _ value: Double, _ tolerance: Double = 1e-9) -> Bool {
        tree?.number.map { abs($0 - value) <= tolerance } ?? false
    }

    @Test("Counts, intervals and exact tests are those of R (Reference/tails.txt)")
    func reference() throws {
        let results = try Self.one.fit(on: Self.forty(), running: Running()).results
        #expect(near(results["scales", "s", "s_diff"], 2.44131112315))
        let active = results["together", "arms", "active"]
        #expect(active?["worse", "n"]?.number == 3)
        #expect(active?["better", "n"]?.number == 10)
        #expect(near(active?["worse", "ci_lower"], 0.0523687459))
        #expect(near(active?["worse", "ci_upper"], 0.3604188647))
        #expect(near(active?["worse", "p_beyond_error"], 0.01295528506))
        let difference = results["together", "difference", "active", "worse"]
        #expect(near(difference?["ci_lower"], -0.1734868862))
        #expect(near(difference?["ci_upper"], 0.2724395270))
        #expect(near(difference?["p_more"], 0.5))
    }

    @Test("The smaller part is where R's likelihood has it")
    func mixture() throws {
        let part = try Self.one.fit(on: Self.forty(), running: Running()).results["minority", "active"]
        #expect(near(part?["skewness"], 1.334343982))
        #expect(near(part?["share"], 0.15, 1e-4))
        #expect(near(part?["mean_rest"], -2.457696, 1e-3))
        #expect(near(part?["mean_minority"], 6.144225, 1e-3))
        #expect(part?["is_reported"]?.number == (part?["mean_minority_ci_lower"]?.number.map { $0 > 0 && (part?["p_reference"]?.number ?? 1) <= 0.05 } == true ? 1 : 0))
    }

    @Test("One scale together with itself is itself; two with errors that are one are one")
    func together() throws {
        let table = try Self.forty()
        let alone = try Self.one.fit(on: table, running: Running()).results
        #expect(alone["together", "arms"] != nil)
        #expect(alone["together", "arms", "active", "worse"] == alone["scales", "s", "arms", "active", "worse"])
        var twice = Self.one
        twice.scales = [Self.one.scales[0], TailScale("t", pre: "pre", post: "post", error: .reliability(0.8))]
        twice.errorCorrelation = 0.99
        let both = try twice.fit(on: table, running: Running()).results
        #expect(both["together", "arms", "active", "worse", "n"]?.number == 3)
    }

    @Test("Turning a scale round swaps the tails and nothing else")
    func turned() throws {
        var turned = Self.one
        turned.scales = [TailScale("s", pre: "pre", post: "post", error: .reliability(0.8), better: .higher)]
        let first = try Self.one.fit(on: Self.forty(), running: Running()).results["scales", "s", "arms", "active"]
        let second = try turned.fit(on: Self.forty(), running: Running()).results["scales", "s", "arms", "active"]
        #expect(first?["worse"] == second?["better"])
        #expect(first?["better"] == second?["worse"])
    }

    @Test("The same seed gives the same on any number of threads")
    func threads() throws {
        let table = try Self.forty()
        let one = try Self.one.fit(on: table, running: Running(threads: 1))
        let four = try Self.one.fit(on: table, running: Running(threads: 4))
        #expect(one == four)
    }

    @Test("A table that says nothing gets a sentence", arguments: ["constant", "missing", "single"])
    func degenerate(_ kind: String) throws {
        let n = kind == "single" ? 1 : 12
        let pre: [Double?] = (0..<n).map { kind == "constant" ? 4 : Double($0) }
        let post: [Double?] = (0..<n).map { kind == "missing" ? nil : Double($0) }
        let table = try DataTable(columns: [
            Column(name: "arm", content: .categorical(levels: ["a", "b"], codes: (0..<n).map { $0 % 2 })),
            Column(name: "pre", numbers: pre), Column(name: "post", numbers: post),
        ])
        #expect(throws: TrialError.self) { try Self.one.fit(on: table, running: Running()) }
    }

    @Test("Without a reference arm the spread may lean, but no part is said to have gone the other way")
    func single() throws {
        var alone = Self.one
        alone.group = nil
        let fit = try alone.fit(on: Self.forty(), running: Running())
        let part = fit.results["minority", "everyone"]
        #expect((part?["p"]?.number ?? 1) <= 0.05)
        #expect(part?["is_reported"]?.number == 0)
        #expect(!fit.warnings.contains { $0.contains("a part went the other way") })
        #expect(fit.warnings.contains { $0.contains("the spread of change leans") })
    }

    @Test("What silence is worth depends on the number of people")
    func silence() throws {
        func sentences(_ n: Int) throws -> [String] {
            try Tails(scales: PlantedMinority.facets, group: "arm", resamples: 99)
                .fit(on: PlantedMinority.table(0, perArm: n, effect: 0, harmed: 0), running: Running(threads: 2)).warnings
        }
        #expect(try sentences(25).contains { $0.contains("With 25 people") && $0.contains("cannot be told") })
        #expect(try sentences(100).contains { $0.contains("With 100 people") && $0.contains("three and a half") })
    }

    @Test("An arm too small for a shape is counted all the same")
    func small() throws {
        let table = try Self.forty().selecting(rows: Array(0..<10))
        let fit = try Self.one.fit(on: table, running: Running())
        #expect(fit.results["minority", "active"].map { if case .missing = $0 { true } else { false } } == true)
        #expect(fit.results["together", "arms", "active", "n"]?.number == 5)
        #expect(fit.warnings.contains { $0.contains("cannot be told") })
    }
}
