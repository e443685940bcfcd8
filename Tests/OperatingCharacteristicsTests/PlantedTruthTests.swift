import Statistics
import Testing
@testable import OperatingCharacteristics

@Suite("Planted truths are told apart")
struct PlantedTruthTests {
    private func row(_ id: String, _ repetitions: Int, seed: UInt64 = 11) throws -> OperatingTable.Row {
        let scenario = try #require(PlantedScenario.all.first { $0.id == id })
        let table = try OperatingTable([scenario], repetitions: repetitions, seed: seed, running: Running(threads: 2))
        let row = try #require(table.rows.first)
        #expect(row.failures.isEmpty, "\(row.failures.map(\.name))")
        return row
    }

    private func count(_ tally: String, _ row: OperatingTable.Row) -> Int { row.tallies.first { $0.name == tally }?.count ?? -1 }

    @Test("Ten letters, each id once, each plan one that this version reads")
    func plans() throws {
        let all = PlantedScenario.all
        #expect(Set(all.map(\.letter)) == Set("ABCDEFGHIJ".map(String.init)))
        #expect(Set(all.map(\.id)).count == all.count)
        for scenario in all {
            _ = try scenario.planned()
            #expect(try scenario.table(seed: 1, repetition: 1).rowCount == scenario.people, "\(scenario.id)")
        }
    }

    @Test("The same seed gives the same people and the same answers, on one thread and on three")
    func bytes() throws {
        let chosen = PlantedScenario.all.filter { ["D-90", "H-shift", "I-26"].contains($0.id) }
        let one = try OperatingTable(chosen, repetitions: 5, seed: 3, running: Running(threads: 1))
        let three = try OperatingTable(chosen, repetitions: 5, seed: 3, running: Running(threads: 3))
        #expect(one.markdown == three.markdown)
        let alone = try OperatingTable([chosen[1]], repetitions: 5, seed: 3, running: Running())
        #expect(alone.rows[0] == one.rows[1])
        let scenario = chosen[0]
        #expect(try scenario.table(seed: 3, repetition: 2) != scenario.table(seed: 3, repetition: 1))
        #expect(try scenario.table(seed: 3, repetition: 2) != scenario.table(seed: 4, repetition: 2))
    }

    @Test("A: a mechanism that goes first is found more often than not at n = 200; from one visit it is never claimed")
    func mediated() throws {
        #expect(try row("A-200", 20).right >= 10)
        #expect(try row("A-one-visit", 10).right == 10)
    }

    @Test("B and C: what one visit takes for mediation is flagged, with errors of measurement too", arguments: ["B-200", "B-200-errors", "C-200"])
    func flagged(id: String) throws {
        let row = try row(id, 20)
        #expect(row.right >= 18)
        #expect(count("the same visit looks like mediation", row) >= 14)
    }

    @Test("C: two scales of one recovery are told to move together, not only that nothing can be estimated")
    func together() throws {
        let row = try row("C-200", 20)
        #expect((row.words.first { $0.name == "together" }?.count ?? 0) >= 10)
        #expect(count("the lagged indirect effect is shown", row) <= 3)
    }

    @Test("C: where the part of one visit counts as reliable the order in time deceives; where it does not, it is flagged")
    func uneven() throws {
        #expect(try row("C-200-one-score-alpha", 20).right <= 12)
        #expect(try row("C-200-one-score", 20).right >= 18)
        #expect(try row("C-200-uneven", 20).right >= 18)
    }

    @Test("C: arm moves what the scales share, the parts of their own are as large as planted")
    func sharedParts() throws {
        let scenario = try #require(PlantedScenario.all.first { $0.id == "C-200-uneven" })
        var (scs, caps): ([Double], [Double]) = ([], [])
        for repetition in 1...40 {
            let table = try scenario.table(seed: 5, repetition: repetition)
            scs += try table.numbers("scs_0").compactMap(\.value)
            caps += try table.numbers("caps_0").compactMap(\.value)
        }
        // Of 8000 people: variance 1 / 0.9, correlation that of the shared parts, 0.9 * sqrt(0.495 * 0.33).
        let x = scs.map { ($0 - 2.6) / 0.6 }
        let y = caps.map { ($0 - 36) / 9 }
        let n = Double(x.count)
        let products = zip(x, y).map { $0 * $1 }.reduce(0, +) / n
        let squares = (x.map { $0 * $0 }.reduce(0, +) / n, y.map { $0 * $0 }.reduce(0, +) / n)
        #expect(abs(squares.0 - 1 / 0.9) < 0.06)
        #expect(abs(squares.1 - 1 / 0.9) < 0.06)
        #expect(abs(products + (0.495 * 0.33).squareRoot()) < 0.05)
    }

    @Test("D: self-reports fall at chance guessing, the clinician's rating has nothing to fall from")
    func unblinded() throws { #expect(try row("D-200", 20).right >= 12) }

    @Test("E: the side that carries is found, at n = 200")
    func oneSide() throws { #expect(try row("E-200", 20).right >= 14) }

    @Test("F: a harmed minority of one in ten is reported, and seldom one where nobody is harmed")
    func harmed() throws {
        #expect(try row("F-10%", 20).right >= 15)
        #expect(try row("F-none", 20).right >= 16)
        let planted = PlantedScenario.all.filter { $0.letter == "F" }.map(\.id)
        #expect(planted == ["F-5%", "F-10%", "F-20%", "F-30%", "F-none", "F-unmoved"])
    }

    @Test("G: missing at random falls short of the truth, and the planted shift covers it")
    func leaving() throws {
        let small = try row("G-120", 20)
        #expect(small.right >= 15)
        let large = try row("G-400", 20)
        #expect(large.right >= 15)
        #expect(count("missing at random: the interval covers the truth", large) <= 6)
        #expect(!large.words.contains { $0.name == "cannot be told" })
    }

    @Test("G: another shift than the planted one does not count")
    func anotherShift() throws {
        func reading(_ delta: Double) -> PlantedReading {
            let ends = ResultTree.of(["est": .number(-4), "ci_lower": .number(-6), "ci_upper": .number(-2)])
            let shifts = ResultTree.of([
                "delta": .list([0, delta]), "est": .list([-4, Leaving.truth]), "ci_lower": .list([-6, -10]), "ci_upper": .list([-2, -7]),
            ])
            return Leaving.read(.of([
                "strategies": .of(["mar": .of(["caps_18": .of(["active_minus_control": ends])])]),
                "tipping_point": .of(["reference": .of(["active_minus_control": shifts])]),
            ]))
        }
        #expect(reading(Leaving.planted).isRight)
        #expect(!reading(9).isRight)
    }

    @Test("H: a shift is flagged, and seldom where there is none")
    func shifted() throws {
        #expect(try row("H-shift", 30).right >= 22)
        #expect(try row("H-none", 30).right >= 25)
    }

    @Test("I: 75 mg above 125 mg is shown at 40 people a dose, and seldom at 7, 7 and 12")
    func doses() throws {
        #expect(try row("I-120", 40).right >= 26)
        let few = try row("I-26", 40)
        #expect(few.right >= 24)
        #expect(few.words.allSatisfy { $0.name.hasSuffix("cannot be told") || $0.name.hasSuffix("shown") })
    }

    @Test("J: a permuted arm has an indirect effect about once in twenty times, and is seldom said to act by the mechanism")
    func permuted() throws {
        let row = try row("J-90", 60)
        #expect(row.right >= 52)
        #expect(count("the verdict is mechanism first", row) <= 4)
        #expect(count("an effect of arm on symptoms is shown", row) <= 9)
    }

    @Test("A plan that cannot be carried out is counted, not hidden")
    func failures() throws {
        let broken = PlantedScenario(
            id: "X", truth: "", wanted: "", people: 3,
            plan: #"{"plan": 1, "analysis": "correlation", "columns": ["a", "b"]}"#,
            table: { _ in try DataTable(columns: [Column(name: "a", numbers: [1, 2, 3])]) }, read: { _ in PlantedReading("", isRight: true) })
        let table = try OperatingTable([broken], repetitions: 4, seed: 1, running: Running())
        #expect(table.rows[0].repetitions == 0)
        #expect(table.rows[0].failures.map(\.count) == [4])
        #expect(table.readable.notes.count == 2)
    }
}
