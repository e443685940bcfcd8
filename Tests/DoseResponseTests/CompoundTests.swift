import DoseResponse
import Statistics
import Testing
import TrialStatistics

@Suite("Compounds") struct CompoundTests {
    /// The people of `Reference/compounds.R` as compound "a", and others as "b".
    static func table() throws -> DataTable {
        var compound: [Int?] = []
        var study: [Int?] = []
        var arm: [Int?] = []
        var x: [Double?] = []
        var z: [Double?] = []
        var y: [Double?] = []
        for part in 0..<2 {
            for i in 0..<60 {
                let a = i % 2
                let s = (i / 2) % 2
                compound.append(part)
                study.append(2 * part + s)
                arm.append(a)
                let first = Double((7 * i) % 11)
                let second = Double((5 * i) % 7)
                x.append(first)
                z.append(second)
                let fixed = Double(10 + 2 * s - 3 * a) + 0.4 * first
                let slope: Double = part == 1 ? 0.5 * first : 0
                let person = Double((13 * i) % 19) / 3
                y.append(fixed - Double(a) * (0.3 * second + slope) + person)
            }
        }
        return try DataTable(columns: [
            Column(name: "compound", content: .categorical(levels: ["a", "b"], codes: compound)),
            Column(name: "study", content: .categorical(levels: ["s", "t", "u", "v"], codes: study)),
            Column(name: "arm", content: .categorical(levels: ["control", "active"], codes: arm)),
            Column(name: "x", numbers: x), Column(name: "z", numbers: z), Column(name: "y", numbers: y),
        ])
    }

    static let specification = Compounds(
        outcomes: ["y"], compound: "compound", study: "study", group: "arm", covariates: ["x", "z"], moderators: ["x"], balance: ["x", "z"], resamples: 40)

    private func near(_ tree: ResultTree?, _ value: Double, _ tolerance: Double = 1e-6) -> Bool {
        tree?.number.map { abs($0 - value) <= tolerance } ?? false
    }

    @Test("The effect of a compound and its HC3 error are those of R (Reference/compounds.txt)")
    func reference() throws {
        let results = try Self.specification.fit(on: Self.table(), running: Running()).results["outcomes", "y", "a", "effect"]
        #expect(near(results?["est"], -3.982387, 1e-5))
        #expect(near(results?["se"], 0.5377181, 1e-5))
    }

    @Test("Weights bring the means to the target's, and straying least is R's minimum of the dual")
    func weights() throws {
        let table = try Self.table()
        // Two people, one of whom has x 3, z 2, the other x 5, z 5: means 4 and 3.5.
        let rows = (0..<60).filter { row in
            let x = (7 * row) % 11
            let z = (5 * row) % 7
            return (x == 3 && z == 2) || (x == 5 && z == 5)
        }
        #expect(rows.count == 2)
        var specification = Self.specification
        specification.target = .rows(try Expression("compound == \"a\" & ((x == 3 & z == 2) | (x == 5 & z == 5))"))
        let carried = try specification.fit(on: table, running: Running()).results["outcomes", "y", "a", "transported"]
        #expect(carried?["n_target"]?.number == 2)
        #expect(near(carried?["effective_n"], 50.58172, 1e-3))
        #expect(near(carried?["est"], -4.169512, 1e-4))
    }

    @Test("Without a target the weights are equal and the effect is the compound's own where people are alike")
    func everybody() throws {
        let fit = try Self.specification.fit(on: Self.table(), running: Running())
        let a = fit.results["outcomes", "y", "a"]
        #expect(near(a?["transported", "effective_n"], 60, 1e-6))
        #expect(near(a?["transported", "est"], a?["effect", "est"]?.number ?? 0, 1e-8))
        #expect(fit.results["is_head_to_head"]?.number == 0)
        #expect(fit.warnings.contains { $0.contains("No study gave two") })
    }

    @Test("A slope that differs between compounds is found")
    func slopes() throws {
        let b = try Self.specification.fit(on: Self.table(), running: Running()).results["outcomes", "y", "b", "moderators", "x"]
        #expect(abs((b?["less_first", "est"]?.number ?? 0) + 0.5) < 1e-9)
        #expect(b?["less_first", "n"]?.number == 120)
    }

    @Test("A target outside the people studied is not carried over; concentrated weights are told")
    func outside() throws {
        let table = try Self.table()
        let numbers = try table.numbers("x").map(\.value)
        var shifted = numbers
        for row in 60..<120 { shifted[row] = numbers[row].map { $0 + 30 } }
        let column = Column(name: "x", numbers: shifted)
        let moved = try DataTable(columns: table.columns.map { $0.name == "x" ? column : $0 })
        var specification = Self.specification
        specification.target = .rows(try Expression("compound == \"b\""))
        let far = try specification.fit(on: moved, running: Running())
        #expect(far.results["outcomes", "y", "a", "transported", "is_balanced"]?.number == 0)
        #expect(far.results["outcomes", "y", "a", "transported", "est"]?.number == nil)
        #expect(far.warnings.contains { $0.contains("extrapolation") })
        specification.target = .rows(try Expression("x >= 9"))
        let heavy = try specification.fit(on: table, running: Running())
        #expect(heavy.warnings.contains { $0.contains("weights concentrate") })
    }

    @Test("A compound without one of the arms is a sentence; threads do not matter")
    func edges() throws {
        let table = try Self.table()
        let lame = table.selecting(rows: (0..<120).filter { $0 < 60 || $0 % 2 == 1 })
        #expect(throws: TrialError.self) { _ = try Self.specification.fit(on: lame, running: Running()).account }
        #expect(try Self.specification.fit(on: table, running: Running(threads: 1)) == Self.specification.fit(on: table, running: Running(threads: 3)))
        var nobody = Self.specification
        nobody.target = .rows(try Expression("x > 1000"))
        #expect(throws: TrialError.self) { _ = try nobody.fit(on: table, running: Running()).account }
    }
}
