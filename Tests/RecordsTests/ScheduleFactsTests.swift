import Instruments
import Records
import StoreContract
import StudyDesign
import Testing

@Suite("What the record knows of a person's way")
struct ScheduleFactsTests {
    private func facts(_ changes: [Change]) throws -> ScheduleFacts {
        var state = RecordState()
        for (number, change) in (Change.admitted("p1") + changes).enumerated() {
            state.take(change.trace, by: "tester", as: .participant, at: TestStudy.start, entry: Int64(number))
        }
        return ScheduleFacts(of: state[.init("p1")], in: TestStudy.design(), try TestStudy().catalog)
    }

    private func answer(_ instrument: String, on day: Day, id: String? = nil, replacing: String? = nil) throws -> Change {
        let study = try TestStudy()
        let definition = try study.catalog.instrument(named: instrument)
        let answers = try study.answers(definition, 0, last: .value(0))
        return .submitted(try study.submission(id ?? instrument, of: "p1", at: "baseline", answers, replacing: replacing, on: day))
    }

    @Test("A visit is done when the last of what it asks is in, on that day; a correction keeps it so")
    func visits() throws {
        let day = TestStudy.firstDay
        #expect(try facts([answer("phq9", on: day)]).day(of: .visitDone("baseline")) == nil)
        let both = [try answer("phq9", on: day), try answer("gad7", on: day + 2)]
        #expect(try facts(both).day(of: .visitDone("baseline")) == day + 2)
        #expect(try facts(both + [answer("gad7", on: day + 3, id: "again", replacing: "gad7")]).day(of: .visitDone("baseline")) == day + 3)
    }

    @Test("Enrolment, sessions and appointments are facts")
    func others() throws {
        let facts = try facts([
            .opened("p1", on: TestStudy.firstDay + 21), .appointed(Appointment(participant: .init("p1"), visit: "week4", day: TestStudy.firstDay + 30)),
        ])
        #expect(facts.enrolment == TestStudy.firstDay)
        #expect(facts.sessionsHeld == [1: TestStudy.firstDay + 21])
        #expect(facts.day(of: .appointed("week4")) == TestStudy.firstDay + 30)
    }

    @Test("A zone that this machine does not know changes nothing")
    func zones() throws {
        var person = RecordState()
        for (number, zone) in ["Asia/Tokyo", "Mars/Olympus"].enumerated() {
            person.take(
                Change.zoneSet(ZoneMove(participant: .init("p1"), zone: zone, from: TestStudy.start + number)).trace, by: "p1", as: .participant,
                at: TestStudy.start, entry: Int64(number))
        }
        let zones = person[.init("p1")].zones(home: try Zone("Europe/Berlin"))
        #expect(zones.zone(at: TestStudy.start + 10).name == "Asia/Tokyo")
        #expect(zones.zone(at: TestStudy.start + -10).name == "Europe/Berlin")
    }
}
