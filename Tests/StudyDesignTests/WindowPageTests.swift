import Foundation
import StudyDesign
import Testing

/// The examples of `Documentation/Methods/Schedule.md`, read from the page.
@Suite struct WindowPageTests {
    /// Rows of the table whose head begins with `head`.
    static func rows(_ head: String) throws -> [[String]] {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let page = try String(contentsOf: root.appending(path: "Documentation/Methods/Schedule.md"), encoding: .utf8)
        let lines = page.components(separatedBy: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("| \(head) |") })
        return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    static func minutes(_ clock: some StringProtocol) throws -> Int {
        let parts = clock.split(separator: ":").compactMap { Int($0) }
        try #require(parts.count == 2)
        return parts[0] * 60 + parts[1]
    }

    static func instant(_ text: String) throws -> Instant {
        Instant(try #require(Day(String(text.prefix(10)))), minutes: try minutes(text.dropFirst(11).prefix(5)))
    }

    @Test("Windows")
    func windows() throws {
        let rows = try Self.rows("window")
        #expect(rows.count == 5)
        for row in rows {
            let numbers = row[2...5].compactMap { Int($0) }
            try #require(numbers.count == 4)
            let laid = DayWindow(
                VisitWindow(open: numbers[0], target: numbers[1], close: numbers[2], grace: numbers[3]), anchor: try #require(Day(row[1])))
            #expect([laid.open, laid.target, laid.close, laid.last].map(\.description) == Array(row[6...]), "\(row[0])")
        }
    }

    @Test("A session that moves")
    func moves() throws {
        let rows = try Self.rows("session held")
        #expect(rows.count == 8)
        let window = VisitWindow(open: 5, target: 7, close: 10, anchor: .session(1, .actual), grace: 2)
        let schedule = Schedule(
            visits: [WindowAssignmentTests.visit("v", window)], sessions: [DosingSession(number: 1, day: 21, doses: [:])])
        for row in rows {
            let facts = ScheduleFacts(
                enrolment: Day("2026-03-02"), sessions: Day(row[0]).map { [1: $0] } ?? [:],
                visits: Day(row[1]).map { ["v": $0] } ?? [:])
            let today = try #require(Day(row[2]))
            let plan = try #require(schedule.plans(by: facts, on: today).first)
            let state = switch plan.state {
            case .notYetPlannable(let reason): reason
            case .upcoming: "upcoming"
            case .open: "open"
            case .inGrace: "in grace"
            case .closed: "closed"
            case .done(let outcome):
                "done \(outcome.deviation ?? 99) days from the target, \(outcome.standing?.rawValue ?? "unknown")"
            }
            #expect([plan.anchor.day?.description ?? "none", state] == [row[3], row[4]])
            #expect(plan.anchor.isProvisional == (row[0] == "–" || row[3] == "2026-03-23"))
        }
    }

    @Test("An appointment that a moved session leaves behind is shown")
    func appointments() throws {
        let window = VisitWindow(open: 5, target: 7, close: 10, anchor: .session(1, .actual))
        let schedule = Schedule(
            visits: [WindowAssignmentTests.visit("v", window)], sessions: [DosingSession(number: 1, day: 21, doses: [:])])
        let enrolment = try #require(Day("2026-03-02"))
        var facts = ScheduleFacts(enrolment: enrolment, appointments: ["v": enrolment + 28])
        func plan(on day: Int) -> VisitPlan? { schedule.plans(by: facts, on: enrolment + day).first }
        #expect(plan(on: 3)?.appointmentStanding == .inWindow)
        facts.note(.sessionHeld(1), on: enrolment + 25)
        #expect(plan(on: 24)?.appointmentStanding == .inWindow)
        #expect(plan(on: 25)?.appointmentStanding == .early)
        facts.note(.sessionPlanned(1), on: enrolment + 40, known: enrolment + 26)
        #expect(plan(on: 26)?.anchor == .day(enrolment + 25, isProvisional: false))
        facts.takeBack(.sessionHeld(1), known: enrolment + 27)
        #expect(plan(on: 27)?.anchor == .day(enrolment + 40, isProvisional: true))
        facts.note(.visitDone("v"), on: enrolment + 46)
        #expect(plan(on: 46)?.appointmentStanding == nil && plan(on: 46)?.appointment == enrolment + 28)
    }

    @Test("Days that belong to visits")
    func belonging() throws {
        let rows = try Self.rows("day")
        #expect(rows.count == 7)
        let schedule = Schedule(
            visits: [
                WindowAssignmentTests.visit("a", VisitWindow(open: 10, target: 14, close: 20)),
                WindowAssignmentTests.visit("b", VisitWindow(open: 16, target: 22, close: 30)),
            ], sessions: [])
        for row in rows {
            let day = try #require(Day(row[0]))
            let facts = ScheduleFacts(enrolment: Day("2026-03-02"), visits: row[1] == "–" ? [:] : [row[1]: day + -1])
            #expect(try schedule.assign(day, by: facts) ?? "none" == row[2], "\(row[0])")
        }
    }

    @Test("Clocks in zones")
    func zones() throws {
        let rows = try Self.rows("zone | day")
        #expect(rows.count == 8)
        for row in rows {
            let (zone, day) = (try Zone(row[0]), try #require(Day(row[1])))
            let found = row[2] == "end" ? zone.end(of: day) : zone.instant(day, minutes: try Self.minutes(row[2]))
            #expect(found.description == row[3], "\(row)")
            let home = ZoneHistory(home: zone)
            #expect(found == (row[2] == "end" ? home.end(of: day) : home.instant(day, minutes: try Self.minutes(row[2]))))
        }
        let night = DayWindow(VisitWindow(open: -1, target: 0, close: 0, grace: 1), anchor: try #require(Day("2026-03-29")))
        let berlin = ZoneHistory(home: try Zone("Europe/Berlin"))
        let moments = [night.opens(in: berlin), night.closes(in: berlin), night.ends(in: berlin)]
        #expect(moments.map(\.description) == ["2026-03-27T23:00:00Z", "2026-03-29T22:00:00Z", "2026-03-30T22:00:00Z"])
    }

    @Test("Quiet hours")
    func quiet() throws {
        let rows = try Self.rows("zone | quiet")
        #expect(rows.count == 4)
        for row in rows {
            let hours = try row[1].split(separator: "–").map { try Self.minutes($0) }
            let quiet = try #require(QuietHours(from: hours[0], until: hours[1]))
            #expect(quiet.next(from: try Self.instant(row[2]), in: ZoneHistory(home: try Zone(row[0]))).description == row[3])
        }
    }

    @Test("The clock of deadlines")
    func clock() throws {
        let rows = try Self.rows("passed (min)")
        #expect(rows.count == 9)
        let start = try #require(Day("2026-03-02"))
        var clock = DeadlineClock(newest: Instant(start))
        for row in rows {
            let minutes = row.prefix(3).compactMap { Int($0) }
            try #require(minutes.count == 3)
            let jump = clock.read(wall: Instant(start, minutes: minutes[1]), elapsed: 60_000 * Int64(minutes[0]))
            #expect(clock.now == Instant(start, minutes: minutes[2]), "\(row)")
            #expect(jump.map { String($0.milliseconds / 60_000) } ?? "–" == row[3], "\(row)")
        }
    }
}
