import DoseResponse
import Statistics
import Testing
import TrialStatistics

@Suite("Two crossed factors") struct FactorialTests {
    /// The people of `Reference/factorial.R`.
    static func table() throws -> DataTable {
        var drug: [Int?] = []
        var frame: [Int?] = []
        var therapist: [Double?] = []
        var x: [Double?] = []
        var y: [Double?] = []
        for i in 0..<96 {
            let d = i % 2
            let f = (i / 2) % 2
            let th = i / 12
            let value = Double((7 * i) % 13)
            drug.append(d)
            frame.append(f)
            therapist.append(Double(th))
            x.append(value)
            let fixed = 30.0 - Double(4 * d + 2 * f + 3 * d * f) + 0.5 * value
            let person = Double((11 * i) % 17) / 2 - 4
            let own = 1.7 * (Double((5 * th) % 8) - 3.5)
            y.append(fixed + own + person)
        }
        return try DataTable(columns: [
            Column(name: "drug", content: .categorical(levels: ["none", "active"], codes: drug)),
            Column(name: "frame", content: .categorical(levels: ["talk", "kind"], codes: frame)),
            Column(name: "th", numbers: therapist), Column(name: "x", numbers: x), Column(name: "y", numbers: y),
        ])
    }

    private func near(_ tree: ResultTree?, _ value: Double, _ tolerance: Double = 1e-6) -> Bool {
        tree?.number.map { abs($0 - value) <= tolerance } ?? false
    }

    @Test("Effects, their errors and CR2 with Satterthwaite's degrees of freedom are those of R (Reference/factorial.txt)")
    func reference() throws {
        var specification = Factorial(outcome: "y", first: "drug", second: "frame", covariates: ["x"])
        let plain = try specification.fit(on: Self.table(), running: Running()).results
        #expect(near(plain["interaction", "active", "kind", "est"], -2.645833333))
        #expect(near(plain["interaction", "active", "kind", "se"], 1.974175290))
        #expect(near(plain["interaction", "active", "kind", "df"], 89.742559224))
        #expect(near(plain["main_first", "active", "est"], -5.497225, 1e-5))
        #expect(near(plain["main_first", "active", "se"], 0.9892759052))
        specification.cluster = "th"
        let clustered = try specification.fit(on: Self.table(), running: Running()).results
        #expect(near(clustered["interaction", "active", "kind", "se"], 1.252746120))
        #expect(near(clustered["interaction", "active", "kind", "df"], 6.998776443))
        #expect(near(clustered["main_first", "active", "se"], 0.3076025333))
        #expect(near(clustered["main_first", "active", "df"], 6.8827988639))
    }

    @Test("The share between therapists of a balanced table is that of lme4")
    func share() throws {
        let specification = Factorial(outcome: "y", first: "drug", second: "frame", cluster: "th")
        let results = try specification.fit(on: Self.table(), running: Running()).results["between_clusters"]
        #expect(near(results?["f"], 19.79269, 1e-4))
        #expect(near(results?["share"], 0.6102971, 1e-5))
        let lower = results?["ci_lower"]?.number ?? 1
        let upper = results?["ci_upper"]?.number ?? 0
        #expect(lower < 0.61 && upper > 0.61 && upper < 1 && lower > 0)
    }

    @Test("A cell with a wide spread widens its own differences and no others")
    func ownSpread() throws {
        let table = try Self.table()
        let y = try table.numbers("y").enumerated().map { row, cell in cell.value.map { row % 4 == 3 ? 10 * $0 : $0 } }
        let wide = try DataTable(columns: table.columns.map { $0.name == "y" ? Column(name: "y", numbers: y) : $0 })
        func errors(_ table: DataTable) throws -> [Double] {
            let simple = try Factorial(outcome: "y", first: "drug", second: "frame").fit(on: table, running: Running()).results["simple", "active"]
            return [simple?["talk", "se"]?.number ?? .nan, simple?["kind", "se"]?.number ?? .nan]
        }
        let before = try errors(table)
        let after = try errors(wide)
        #expect(abs(after[0] - before[0]) < 1e-9)
        #expect(after[1] > 5 * before[1])
    }

    @Test("One interaction is its own joint test")
    func joint() throws {
        let results = try Factorial(outcome: "y", first: "drug", second: "frame").fit(on: Self.table(), running: Running()).results
        let t = results["interaction", "active", "kind", "t"]?.number ?? 0
        #expect(near(results["interaction_joint", "F"], t * t, 1e-9))
    }

    @Test("An empty cell, one level, one cluster, no spread: a sentence; a nested factor is told")
    func edges() throws {
        let table = try Self.table()
        let specification = Factorial(outcome: "y", first: "drug", second: "frame", cluster: "th")
        #expect(throws: TrialError.self) { _ = try specification.fit(on: table.selecting(rows: (0..<96).filter { $0 % 4 != 3 }), running: Running()).account }
        #expect(throws: TrialError.self) { _ = try specification.fit(on: table.selecting(rows: (0..<96).filter { $0 % 2 == 0 }), running: Running()).account }
        #expect(throws: TrialError.self) { _ = try specification.fit(on: table.selecting(rows: Array(0..<12)), running: Running()).account }
        let level = Column(name: "y", numbers: [Double?](repeating: 4, count: 96))
        let flat = try DataTable(columns: table.columns.map { $0.name == "y" ? level : $0 })
        #expect(throws: (any Error).self) { _ = try specification.fit(on: flat, running: Running()).account }
        var therapists: [Double?] = []
        for i in 0..<96 {
            let pair = 2 * (i / 24)
            therapists.append(Double(pair + (i / 2) % 2))
        }
        let other = Column(name: "th", numbers: therapists)
        let nested = try DataTable(columns: table.columns.map { $0.name == "th" ? other : $0 })
        #expect(try specification.fit(on: nested, running: Running()).warnings.contains { $0.contains("one level of a factor only") })
    }
}
