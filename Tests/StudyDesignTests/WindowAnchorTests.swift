import Foundation
import StudyDesign
import Testing

@Suite struct WindowAnchorTests {
    static let anchors: [(WindowAnchor, String)] = [
        (.enrolment, #""enrolment""#),
        (.lastSessionHeld, #""lastSessionHeld""#),
        (.session(2, .actual), #"{"day":"actual","session":2}"#),
        (.session(1, .planned), #"{"day":"planned","session":1}"#),
        (.visit("baseline"), #"{"visit":"baseline"}"#),
        (.latest([.session(3, .actual), .visit("v")]), #"{"latest":[{"day":"actual","session":3},{"visit":"v"}]}"#),
        (.earliest([.enrolment, .lastSessionHeld]), #"{"earliest":["enrolment","lastSessionHeld"]}"#),
    ]

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test("An anchor is short, readable JSON, and comes back", arguments: 0..<7)
    func coding(_ number: Int) throws {
        let (anchor, text) = Self.anchors[number]
        #expect(try Self.json([anchor]) == "[\(text)]")
        #expect(try JSONDecoder().decode([WindowAnchor].self, from: Data("[\(text)]".utf8)) == [anchor])
    }

    @Test("What is no anchor is refused", arguments: [
        #""enrollment""#, "3", "null", "{}", #"{"day":"actual"}"#, #"{"session":1,"visit":"v"}"#, #"{"visit":"v","day":"actual"}"#,
        #"{"session":1,"day":"tomorrow"}"#, #"{"session":"1"}"#, #"{"latest":"enrolment"}"#, "[]",
    ])
    func refusals(_ text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([WindowAnchor].self, from: Data("[\(text)]".utf8)) }
    }

    @Test("A window without anchor and grace reads and writes as it always did")
    func windows() throws {
        let old = #"{"close":37,"open":23,"target":28}"#
        let window = VisitWindow(open: 23, target: 28, close: 37)
        #expect(try JSONDecoder().decode(VisitWindow.self, from: Data(old.utf8)) == window)
        #expect(window.anchor == .enrolment && window.grace == 0)
        #expect(try Self.json(window) == old)
        let new = VisitWindow(open: 2, target: 7, close: 9, anchor: .session(1, .actual), grace: 3)
        let text = #"{"anchor":{"day":"actual","session":1},"close":9,"grace":3,"open":2,"target":7}"#
        #expect(try Self.json(new) == text)
        #expect(try JSONDecoder().decode(VisitWindow.self, from: Data(text.utf8)) == new)
        #expect(new.contains(9) && !new.contains(10) && !new.contains(1))
        #expect(try !Self.json(Studies.template).contains("anchor"))
    }

    @Test("Windows that cannot be laid are named")
    func faults() {
        func faults(_ code: String, _ anchor: WindowAnchor, grace: Int = 0, others: [Visit] = []) -> [String] {
            let window = VisitWindow(open: 0, target: 1, close: 2, anchor: anchor, grace: grace)
            let visits = [WindowAssignmentTests.visit(code, window)] + others
            return Schedule(visits: visits, sessions: [DosingSession(number: 1, day: 21, doses: [:])]).faults
        }
        #expect(Schedule(Studies.template).faults == [])
        #expect(faults("a", .latest([.session(1, .actual), .enrolment, .lastSessionHeld]), grace: 5) == [])
        #expect(faults("a", .session(2, .actual)) == ["Visit a is counted from session 2, which the protocol does not have."])
        #expect(faults("a", .visit("b")) == ["Visit a is counted from visit b, which the protocol does not have."])
        #expect(faults("a", .visit("a")) == ["Visit a is counted from itself; name another visit or a session."])
        #expect(faults("a", .latest([])) == ["Visit a is counted from an empty list of days; name at least one."])
        #expect(faults("a", .enrolment, grace: -1) == ["Visit a has a grace of -1 days; give 0 or more."])
        let back = WindowAssignmentTests.visit("b", VisitWindow(open: 0, target: 1, close: 2, anchor: .earliest([.visit("a")])))
        #expect(faults("a", .visit("b"), others: [back]).count == 2)
        let none = Schedule(
            visits: [WindowAssignmentTests.visit("a", VisitWindow(open: 0, target: 1, close: 2, anchor: .lastSessionHeld))], sessions: [])
        #expect(none.faults == ["Visit a is counted from the last session held, but the protocol has no session."])
    }

    @Test("By the plan alone a visit has a study day, unless it hangs on nothing or on itself")
    func nominal() {
        func visit(_ code: String, _ anchor: WindowAnchor, _ target: Int = 7) -> Visit {
            WindowAssignmentTests.visit(code, VisitWindow(open: target, target: target, close: target, anchor: anchor))
        }
        let schedule = Schedule(
            visits: [
                visit("base", .enrolment, 0), visit("after", .session(2, .actual)), visit("last", .lastSessionHeld, 30),
                visit("then", .visit("after")), visit("late", .latest([.visit("then"), .session(3, .planned)])),
                visit("soon", .earliest([.visit("then"), .session(3, .planned)])), visit("x", .visit("y")), visit("y", .visit("x")),
                visit("none", .latest([.enrolment, .session(9, .actual)])), visit("far", .session(1, .actual), .max),
            ], sessions: [(1, 21), (2, 49), (3, 77)].map { DosingSession(number: $0.0, day: $0.1, doses: [:]) })
        let days = schedule.visits.map { schedule.nominalDay(of: $0.code) }
        #expect(days == [0, 56, 107, 63, 84, 70, nil, nil, nil, nil])
        #expect(schedule.nominalDay(of: "unknown") == nil)
        let template = Schedule(Studies.template)
        #expect(template.visits.allSatisfy { template.nominalDay(of: $0.code) == $0.window.target })
    }

    @Test("An anchor says what it waits for")
    func waiting() throws {
        let schedule = Schedule(visits: [], sessions: [DosingSession(number: 1, day: 21, doses: [:])])
        let nothing = ScheduleFacts()
        #expect(schedule.day(of: .enrolment, by: nothing) == .waiting(because: "The participant is not enrolled yet."))
        #expect(schedule.day(of: .visit("v"), by: nothing) == .waiting(because: "Visit v has not taken place yet."))
        #expect(schedule.day(of: .lastSessionHeld, by: nothing) == .waiting(because: "No session has been held yet."))
        #expect(schedule.day(of: .session(4, .actual), by: nothing) == .waiting(because: "The protocol has no session 4."))
        #expect(
            schedule.day(of: .latest([.session(1, .actual), .visit("v")]), by: nothing)
                == .waiting(because: "Session 1 has no planned day before the participant is enrolled."))
        let day = try #require(Day("2024-02-08"))
        let facts = ScheduleFacts(enrolment: day)
        #expect(schedule.day(of: .session(1, .actual), by: facts) == .day(try #require(Day("2024-02-29")), isProvisional: true))
        #expect(schedule.day(of: .session(1, .planned), by: facts) == .day(day + 21, isProvisional: false))
        #expect(schedule.day(of: .earliest([.visit("v"), .enrolment]), by: facts) == .day(day, isProvisional: true))
        #expect(WindowAnchor.latest([.session(2, .actual), .visit("v")]).description == "the latest of session 2 (actual day), visit v")
    }
}
