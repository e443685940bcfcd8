import Durability
import MixedModels
import Statistics
import Testing

@Suite("Intercurrent events change the table, not the analysis")
struct IntercurrentTests {
    private func table() throws -> DataTable {
        try DataTable(columns: [
            Given.words("person", ["a", "a", "a", "b", "b", "b", "c", "c", "c"]),
            Column(name: "day", numbers: [0, 10, 20, 0, 10, 20, 0, 10, 20]),
            Column(name: "y", numbers: [5, 4, 3, 9, 8, nil, 7, 6, 5]),
            Column(name: "rescue", numbers: [10, 10, 10, nil, nil, 5, nil, nil, nil]),
            Column(name: "session", numbers: [nil, nil, nil, nil, nil, nil, -1, -1, -1]),
        ])
    }

    private func values(_ strategy: IntercurrentEvents.Strategy, _ events: [String]) throws -> ([Double?], IntercurrentEvents.Applied) {
        let applied = try IntercurrentEvents(strategy: strategy, events: events).applied(to: table(), person: "person", time: "day", outcome: "y")
        return (try applied.table.numbers("y").map(\.value), applied)
    }

    @Test("Treatment policy keeps every value and counts those after an event")
    func policy() throws {
        let (y, applied) = try values(.treatmentPolicy, ["rescue"])
        #expect(y == [5, 4, 3, 9, 8, nil, 7, 6, 5])
        #expect(applied.peopleWithEvent == 2 && applied.valuesAfter == 2 && applied.setToMissing == 0)
    }

    @Test("Hypothetical: missing after the event, not at it, with the reason")
    func hypothetical() throws {
        let (y, applied) = try values(.hypothetical, ["rescue"])
        #expect(y == [5, 4, nil, 9, nil, nil, 7, 6, 5])
        #expect(applied.setToMissing == 2)
        #expect(try applied.table.numbers("y")[2] == .missing(IntercurrentEvents.afterEvent))
    }

    @Test("While on treatment: the last value up to the event stands for those after it; the earliest event counts")
    func whileOnTreatment() throws {
        let (y, applied) = try values(.whileOnTreatment, ["rescue", "session"])
        #expect(y == [5, 4, 4, 9, 9, 9, nil, nil, nil])
        #expect(applied.carriedForward == 3 && applied.setToMissing == 3)
        #expect(try applied.table.numbers("y")[6] == .missing(IntercurrentEvents.neverOnTreatment))
    }

    @Test("While on treatment with a value before treatment: that is carried where nothing else was seen up to the event")
    func baseline() throws {
        let with = try DataTable(columns: table().columns + [Column(name: "pre", numbers: [6, nil, nil, 9, 9, 9, 8, 8, 8])])
        let events = IntercurrentEvents(strategy: .whileOnTreatment, events: ["rescue", "session"], baseline: "pre")
        let applied = try events.applied(to: with, person: "person", time: "day", outcome: "y")
        #expect(try applied.table.numbers("y").map(\.value) == [5, 4, 4, 9, 9, 9, 8, 8, 8])
        #expect(applied.setToMissing == 0 && applied.withoutValueBefore == 0 && applied.carriedForward == 6 && applied.warnings.isEmpty)
        let (_, without) = try values(.whileOnTreatment, ["rescue", "session"])
        #expect(without.withoutValueBefore == 3 && without.warnings.count == 1)
    }

    @Test("A course with its value before treatment in a column carries it")
    func course() throws {
        let table = try Given.fading(tau: 300, people: 30, seed: 5)
        let y = try table.numbers("y").map(\.value)
        let rows = (0..<table.rowCount).filter { $0 % 8 != 0 }
        let after = try DataTable(columns: table.columns + [
            Column(name: "pre", numbers: y.indices.map { y[$0 - $0 % 8] }),
            Column(name: "rescue", numbers: y.indices.map { $0 / 8 % 3 == 0 ? 20 : nil }),
        ]).selecting(rows: rows)
        let results = try DurabilitySpecification(
            person: "person", arm: "arm", time: "day", outcome: "y", anchor: "days", endOfTreatment: 42, baseline: "pre",
            intercurrent: IntercurrentEvents(strategy: .whileOnTreatment, events: ["rescue"])
        ).fit(on: after, running: Running()).results
        #expect(results.at("intercurrent.carried_forward") == 70 && results.at("intercurrent.set_to_missing") == 0)
    }

    @Test("The sentence names the five attributes")
    func sentence() {
        let text = IntercurrentEvents(strategy: .hypothetical, events: ["rescue"]).sentence(outcome: "y", arm: "arm", summary: "difference of means")
        for word in ["treatments", "population", "variable, \"y\"", "intercurrent events, rescue", "summary"] { #expect(text.contains(word)) }
    }

    @Test("An MMRM under the hypothetical strategy is the MMRM of the table without those values")
    func mmrm() throws {
        let table = try Given.example("follow-up.csv", levels: ["arm": ["control", "active"]])
        let visits = try DataTable(columns: table.columns + [
            Given.words("visit", try table.numbers("day").map { "d\(Int(exactly: $0.value ?? 0) ?? 0)" })
        ])
        let base = MMRMSpecification(formula: try ModelFormula("symptoms ~ arm * visit + cs(visit | person)"), covariance: .init(.cs, visit: "visit", id: "person"))
        let intercurrent = IntercurrentEvents(strategy: .hypothetical, events: ["rescue_day"])
        let wrapped = try IntercurrentSpecification(base, intercurrent: intercurrent, person: "person", time: "day", outcome: "symptoms", arm: "arm")
            .fit(on: visits, running: Running())
        let plain = try base.fit(on: visits)
        let direct = try base.fit(on: intercurrent.applied(to: visits, person: "person", time: "day", outcome: "symptoms").table)
        #expect(wrapped.base.estimate.logLikelihood == direct.estimate.logLikelihood)
        #expect(wrapped.base.estimate.rows < plain.estimate.rows)
        #expect(wrapped.results.at("intercurrent.set_to_missing").map { Int($0) } == plain.estimate.rows - wrapped.base.estimate.rows)
        #expect(wrapped.warnings.first?.hasPrefix("Estimand as carried out:") == true)
    }

    @Test("A strategy that needs an event says so")
    func fault() {
        #expect(throws: DurabilityError.self) { try values(.hypothetical, []) }
    }
}
