import Datasets
import Instruments
import Records
import Statistics
import StudyDesign
import Testing

@Suite struct AnalysisDatasetTests {
    static let caps = Parameter(Instrument.ID("caps5"), "total")
    static let scs = Parameter(Instrument.ID("scs"), "total_item_mean")
    static let phq = Parameter(Instrument.ID("phq9"), "total")

    static func dataset(_ order: (Int) -> Int = { $0 }) throws -> AnalysisDataset {
        AnalysisDataset(try SmallTrial.snapshot(order), parameters: [caps, scs, phq])
    }

    /// Every planned cell of every allocated person, in order, and none beside.
    @Test func everyPlannedCellIsThere() throws {
        let dataset = try Self.dataset()
        var planned: [String] = []
        for person in SmallTrial.arms.keys.sorted() {
            for (parameter, visits) in [
                (Self.caps, ["baseline", "week4", "week8", "week18"]),
                (Self.scs, ["baseline", "week4", "week8", "week12", "week18"]),
                (Self.phq, ["baseline", "week4", "week8", "week12", "week18"]),
            ] {
                planned += visits.map { "\(person) \(parameter.name) \($0)" }
            }
        }
        #expect(dataset.observations.map { "\($0.participant) \($0.parameter.name) \($0.visit)" } == planned)
        #expect(planned.count == 8 * 14)
        #expect(dataset.value(Self.caps, of: .init("full"), at: "week12") == nil)
        #expect(dataset.value(Self.caps, of: .init("waiting"), at: "baseline") == nil)
    }

    /// The whole of what is missing, worked out by hand from the table in `SmallTrial`.
    @Test func everyGapHasItsReason() throws {
        let dataset = try Self.dataset()
        var gaps: [String: [String]] = [:]
        for observation in dataset.observations {
            guard case .missing(let reason) = observation.value else { continue }
            gaps["\(observation.participant): \(reason)", default: []].append("\(observation.parameter.instrument) \(observation.visit)")
        }
        let rest = ["caps5 week18", "scs week12", "scs week18", "phq9 week12", "phq9 week18"]
        let fromWeek8 = ["caps5 week8", "caps5 week18", "scs week8", "scs week12", "scs week18", "phq9 week8", "phq9 week12", "phq9 week18"]
        #expect(
            gaps == [
                "ill: visit missed: ill": ["caps5 week8", "scs week8", "phq9 week8"],
                "ill: not recorded": ["phq9 week12"],
                "left: discontinued: withdrew consent": fromWeek8,
                "noted: visit missed: travel": ["caps5 week8", "scs week8", "phq9 week8"],
                "noted: discontinued: moved away": rest,
                "early: discontinued: withdrew consent": fromWeek8,
                "blank: items missing": ["caps5 week18"],
                "silent: not recorded": ["caps5 week18", "scs week18", "phq9 week18"],
            ])
    }

    /// What is there is right: 20 by twenty ones, 3 by threes, 9 by nine ones.
    @Test func valuesAndDays() throws {
        let dataset = try Self.dataset()
        for observation in dataset.observations {
            let target = try #require(SmallTrial.study.visit(observation.visit)).window.target
            guard let value = observation.value.value else {
                let isHandedIn = observation.participant == .init("blank")
                #expect(observation.studyDay == (isHandedIn ? target + 1 : nil))
                continue
            }
            #expect(value == [Self.caps: 20, Self.scs: 3, Self.phq: 9][observation.parameter])
            #expect(observation.studyDay == target + 1)
        }
    }

    @Test func aScaleThatTheKeyLacksIsNotCalledUnrecorded() throws {
        let unknown = Parameter(Instrument.ID("scs"), "of_tomorrow")
        let dataset = AnalysisDataset(try SmallTrial.snapshot(), parameters: [unknown])
        #expect(dataset.value(unknown, of: .init("full"), at: "week8") == .missing(MissingReason("scale not in the key")))
        #expect(dataset.value(unknown, of: .init("silent"), at: "week18") == .missing(MissingReason("not recorded")))
    }

    /// Whatever order the records were fetched in, the tables are the same.
    @Test(arguments: [7, 13, 31, 101]) func theOrderOfRecordsDoesNotMatter(_ factor: Int) throws {
        let straight = try Self.dataset()
        let shuffled = try Self.dataset { ($0 * factor) % 103 }
        #expect(shuffled.observations == straight.observations)
        #expect(shuffled.subjects == straight.subjects)
        #expect(try shuffled.wideTable() == straight.wideTable())
        #expect(try shuffled.longTable() == straight.longTable())
        let reversed = try Self.dataset { -$0 }
        #expect(try reversed.longTable() == straight.longTable())
    }

    @Test func aStudyOfOneArmNeedsNoAllocation() throws {
        let old = try SmallTrial.snapshot()
        let study = StudyProtocol(
            id: old.study.id, version: "1.0", title: "One arm", isFictional: true, substance: "MDMA", condition: "PTSD",
            arms: [Arm(code: "mdma", name: "MDMA", isControl: false)], visits: old.study.visits, sessions: old.study.sessions,
            eligibility: old.study.eligibility, alertRules: [], primaryOutcome: Self.caps, mechanism: Self.scs,
            masking: Masking(masked: []))
        let snapshot = Snapshot(
            study: study, ledgerSize: 1, screenings: old.screenings, enrollments: old.enrollments, allocations: [],
            sessions: [], submissions: old.submissions, missedVisits: [], discontinuations: [])
        let dataset = AnalysisDataset(snapshot, parameters: [Self.caps])
        #expect(dataset.randomized.count == 9)
        #expect(try dataset.wideTable().column("arm")?.content == .categorical(levels: ["mdma"], codes: Array(repeating: 0, count: 9)))
    }
}
