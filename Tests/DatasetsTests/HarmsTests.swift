import Datasets
import Instruments
import Records
import Statistics
import StudyDesign
import Testing

@Suite struct HarmsTests {
    static func event(
        _ person: String, _ id: String, _ term: String, _ severity: AdverseEvent.Severity = .mild,
        _ seriousness: [AdverseEvent.Seriousness] = [], _ relatedness: AdverseEvent.Relatedness = .possible,
        aspects: [AdverseEvent.Aspect] = [.physical]
    ) -> HarmRecord {
        HarmRecord(
            AdverseEvent(
                id: .init(id), participant: .init(person), term: term, aspects: aspects, onset: SmallTrial.start + 21, severity: severity,
                seriousness: seriousness, relatedness: relatedness, isExpected: true, course: .recovered, narrative: "seen by nobody",
                isConfidential: term == "secret"))
    }

    static let events = [
        event("full", "1", "nausea"), event("full", "2", "nausea", .severe, [.hospitalization]), event("left", "1", "nausea"),
        event("ill", "1", "headache", .mild, [], .unrelated), event("late", "1", "headache", .moderate),
        event("late", "2", "elevated mood", .mild, [], .notAssessed, aspects: [.pleasant]),
        // Enrolled and in no arm: counted in none.
        event("waiting", "1", "nausea"),
    ]

    private static func summary() throws -> HarmsSummary {
        let snapshot = try SmallTrial.snapshot(harms: events)
        return HarmsSummary(snapshot, dataset: AnalysisDataset(snapshot, parameters: []))
    }

    /// Four people an arm; placebo first. Counted by hand from the list above.
    @Test func peopleCountOnceAndEventsEachTime() throws {
        let summary = try Self.summary()
        func counts(_ row: HarmsSummary.Row) -> [[Int]] { row.counts.map { [$0.people, $0.events] } }
        #expect(summary.arms.map(\.code) == ["placebo", "mdma"])
        #expect(summary.allocated == [4, 4])
        #expect(counts(summary.any) == [[1, 1], [3, 5]])
        #expect(summary.severities.map(counts) == [[[1, 1], [3, 3]], [[0, 0], [1, 1]], [[0, 0], [1, 1]]])
        #expect(counts(summary.serious) == [[0, 0], [1, 1]])
        #expect(counts(summary.related) == [[0, 0], [3, 4]])
        #expect(counts(summary.unexpected) == [[0, 0], [0, 0]])
        #expect(summary.aspects.map(\.name) == ["pleasant", "physical"])
        // Two people each: by name.
        #expect(summary.terms.map(\.name) == ["headache", "nausea", "elevated mood"])
        #expect(counts(summary.terms[1]) == [[0, 0], [2, 3]])
        #expect(summary.records.count == 6)
    }

    @Test func whatWasToldInConfidenceIsCountedAndNotNamed() throws {
        let snapshot = try SmallTrial.snapshot(harms: [Self.event("full", "1", "secret")])
        let summary = HarmsSummary(snapshot, dataset: AnalysisDataset(snapshot, parameters: []))
        #expect(summary.terms.map(\.name) == ["told in confidence"])
        #expect(summary.any.counts.map(\.people) == [0, 1])
    }

    @Test func withoutEventsEveryCountIsZero() throws {
        let snapshot = try SmallTrial.snapshot()
        let summary = HarmsSummary(snapshot, dataset: AnalysisDataset(snapshot, parameters: []))
        #expect(summary.any.counts.allSatisfy { $0.people == 0 && $0.events == 0 })
        #expect(summary.terms.isEmpty && summary.aspects.isEmpty)
    }

    @Test func eventsEnterTheHashOfASnapshotAndAnEmptyListDoesNot() throws {
        let without = try SmallTrial.snapshot()
        let with = try SmallTrial.snapshot(harms: Self.events)
        #expect(try without.digest() != with.digest())
        let text = String(decoding: try CanonicalJSON.encode(with), as: UTF8.self)
        #expect(!text.contains("seen by nobody"))
        #expect(!String(decoding: try CanonicalJSON.encode(without), as: UTF8.self).contains("adverseEvents"))
        // A hash frozen under the first format is that of the same records without events.
        let frozen = FrozenSnapshot(ledgerSize: 1, digest: try without.digest(), format: nil)
        #expect(try with.digest(of: frozen) == frozen.digest)
        #expect(try with.digest(of: FrozenSnapshot(ledgerSize: 1, digest: frozen.digest)) != frozen.digest)
    }

    /// Minutes a week between two visits, by kind; whoever wrote nothing down has no value.
    @Test func minutesOfPracticeStandBeforeTheirVisit() throws {
        func practice(_ person: String, _ id: String, _ day: Int, _ kind: Practice.Kind, _ minutes: Int?) -> Practice {
            Practice(id: .init(id), participant: .init(person), day: SmallTrial.start + day, kind: kind, minutes: minutes, words: "mine")
        }
        let practices = [
            practice("full", "1", 29, .lovingKindness, 40), practice("full", "2", 56, .selfCompassionBreak, 20),
            practice("full", "3", 57, .selfCare, 30), practice("ill", "1", 40, .selfCare, 10), practice("late", "1", 30, .selfCare, nil),
        ]
        let snapshot = try SmallTrial.snapshot(practices: practices)
        #expect(snapshot.practices.allSatisfy { $0.words == nil })
        let dataset = AnalysisDataset(snapshot, parameters: [])
        let table = try dataset.wideTable()
        #expect(
            table.names == ["id", "arm"] + ["week8", "week12"].flatMap { visit in ["compassion", "self_care", "other"].map { "practice_\($0)_\(visit)" } })
        let people = SmallTrial.arms.keys.sorted()
        func cell(_ person: String, _ column: String) throws -> NumericCell {
            try table.numbers(column)[try #require(people.firstIndex(of: person))]
        }
        // Days 29 to 56: 60 minutes in four weeks.
        #expect(try cell("full", "practice_compassion_week8") == .value(15))
        #expect(try cell("full", "practice_self_care_week8") == .value(0))
        #expect(try cell("full", "practice_self_care_week12") == .value(7.5))
        #expect(try cell("ill", "practice_self_care_week8") == .value(2.5))
        #expect(try cell("ill", "practice_self_care_week12") == .missing(MissingReason("nothing written down")))
        #expect(try cell("late", "practice_self_care_week8") == .missing(MissingReason("nothing written down")))
        #expect(dataset.measuredDays["practice_other_week12"] == 84)
    }

    /// Where a person takes part and who treats them, and the answers to single items with reasons.
    @Test func theWideTableHasPlacesAndItemsWhereTheyAreKnown() throws {
        let sites = ["full": "north", "ill": "south", "left": "north"]
        let depression = try SmallTrial.catalog.get().instrument(named: "phq9")
        let snapshot = try SmallTrial.snapshot(sites: sites)
        let dataset = AnalysisDataset(snapshot, parameters: [AnalysisDatasetTests.phq], itemsOf: [depression])
        let table = try dataset.wideTable()
        #expect(Array(table.names.prefix(4)) == ["id", "arm", "site", "therapist"])
        #expect(table.names.count == 4 + 5 + 9 * 5)
        let people = SmallTrial.arms.keys.sorted()
        #expect(table.column("site")?.content == .categorical(levels: ["north", "south"], codes: people.map { sites[$0].map { $0 == "north" ? 0 : 1 } }))
        let place = try #require(people.firstIndex(of: "left"))
        #expect(try table.numbers("phq9_9_week4")[place] == .value(1))
        #expect(try table.numbers("phq9_9_week8")[place] == .missing(MissingReason("discontinued: withdrew consent")))
        #expect(dataset.measuredDays["phq9_9_week8"] == 56)
        let codebook = Codebook(dataset, table: table, catalog: try SmallTrial.catalog.get())
        #expect(Set(codebook.lines.map(\.column)) == Set(table.names))
        #expect(codebook.lines.last?.range == "0 to 3")
        #expect(codebook.lines.last?.missing.reduce(0) { $0 + $1.count } == table.rowCount - (codebook.lines.last?.available ?? 0))
    }
}
