import Accompaniment
import Records
import StudyDesign
import Testing

@Suite("Today's list is what the record and the clock say, and nothing is ever late")
struct PersonDayTests {
    private func words(_ person: OnePerson) throws -> [String] { try person.list()?.tasks.map(\.words) ?? [] }

    private func questions(_ person: OnePerson) throws -> [TodayTask] {
        try person.list()?.tasks.filter { if case .questionnaire = $0.kind { true } else { false } } ?? []
    }

    @Test("Nobody whom the record does not know has a list")
    func unknown() throws {
        #expect(try OnePerson().list() == nil)
    }

    @Test("First consent; then what may be asked before day 0; then the open visits")
    func entering() throws {
        var person = OnePerson()
        person.screen()
        #expect(try words(person) == ["consent information notBegun"])
        person.sign()
        #expect(try words(person) == ["before who5 1/1 notBegun"])
        #expect(try person.list()?.tasks.first?.until == nil)
        try person.answer("who5", at: "before")
        #expect(try words(person) == [])
        person.enroll()
        #expect(try words(person) == ["baseline scs 1/2 notBegun", "baseline phq9 2/2 notBegun"])
    }

    @Test("Only what the person answers is asked of them, with what is done beside what is not")
    func progress() throws {
        var person = OnePerson.inStudy()
        try person.begin("scs", at: "baseline")
        #expect(try words(person) == ["baseline scs 1/2 begun", "baseline phq9 2/2 notBegun"])
        try person.answer("scs", at: "baseline")
        #expect(try words(person) == ["baseline scs 1/2 done", "baseline phq9 2/2 notBegun"])
        try person.answer("phq9", at: "baseline")
        #expect(try words(person) == [])
        #expect(try person.list()?.next == .questions(from: OnePerson.firstDay + 24))
    }

    @Test("Until the last day of grace where the person is; then it is gone, and that is fine")
    func windows() throws {
        var person = OnePerson.inStudy(prompts: nil)
        person.wait(days: 8)
        #expect(try questions(person).map(\.until) == [.endOf(OnePerson.firstDay + 9), .endOf(OnePerson.firstDay + 9)])
        // 23:59 of the last day in Berlin.
        person.now = Instant(OnePerson.firstDay + 9, minutes: 22 * 60 + 59)
        #expect(try questions(person).count == 2)
        person.wait(minutes: 1)
        let list = try #require(try person.list())
        #expect(try questions(person).isEmpty && list.hasPassed)
        // Whoever is in Los Angeles has the day still.
        person.take(.zoneSet(ZoneMove(participant: OnePerson.id, zone: "America/Los_Angeles", from: person.now)))
        #expect(try questions(person).count == 2)
    }

    @Test("A visit that is recorded as missed is not asked for, until that is taken back")
    func missed() throws {
        var person = OnePerson.inStudy(prompts: nil)
        person.take(.visitMissed(MissedVisit(participant: OnePerson.id, visit: "baseline", reason: "ill")))
        #expect(try words(person) == [])
        person.take(.visitMissed(MissedVisit(participant: OnePerson.id, visit: "baseline", version: 2, reason: "came", isRevoked: true)))
        #expect(try words(person).count == 2)
    }

    @Test("A check-in is there from its moment until it expires, and not after it was answered")
    func prompts() throws {
        var person = OnePerson.inStudy()
        try person.answer("who5", at: "before")
        person.wait(days: 1)
        let day = OnePerson.firstDay + 1
        let id = PromptDraw.id(of: 1, plan: "day", day: day)
        person.take(.promptsDrawn(PromptDraw(participant: OnePerson.id, plan: "day", day: day, prompts: [Prompt(id: id, at: person.now + 10, expires: person.now + 70)])))
        func has(_ person: OnePerson) throws -> Bool { try words(person).contains("prompt day.2026-03-03.1 notBegun") }
        #expect(try !has(person))
        person.wait(minutes: 10)
        #expect(try has(person))
        #expect(try person.list()?.tasks.first?.until == .moment(person.day()?.zones.local(person.now + 60) ?? .init(day: day, minutes: 0, offset: 0)))
        var answering = person
        try answering.answer("sscs_s", at: id.rawValue)
        #expect(try !has(answering) && answering.list()?.hasPassed == false)
        person.wait(minutes: 60)
        #expect(try !has(person) && person.list()?.hasPassed == true)
    }

    @Test("A new version of a form is asked for again; one that was taken back is not")
    func consentAgain() throws {
        var person = OnePerson.inStudy(prompts: nil)
        let second = ConsentText(form: OnePerson.text.form, version: 2, language: "en", text: OnePerson.text.text)
        person.take(.consentPublished(second))
        person.take(.consentApproved(ConsentApproval(form: second.form, version: 2, language: "en", from: OnePerson.firstDay, decision: "2/2026")))
        #expect(try words(person).first == "consent information again notBegun")
        person.sign(2)
        #expect(try words(person).first == "baseline scs 1/2 notBegun")
        person.take(.consentWithdrawn(ConsentWithdrawal(participant: OnePerson.id, form: second.form, number: 2, day: person.now.day)))
        #expect(try words(person).first == "baseline scs 1/2 notBegun")
    }

    @Test("Preparation stands around the session's planned day, until the session is held")
    func preparation() throws {
        var person = OnePerson.inStudy(prompts: nil)
        person.wait(days: 6)
        #expect(try !words(person).contains("preparation notBegun"))
        person.wait(days: 1)
        #expect(try words(person).contains("preparation notBegun"))
        person.take(.personalPlanWritten(PersonalPlan(participant: OnePerson.id, kind: .preparation, parts: ["people": "Kim"])), by: "p1", as: .participant)
        #expect(try words(person).contains("preparation done"))
        person.hold()
        #expect(try !words(person).contains { $0.hasPrefix("preparation") })
    }

    @Test("After a session somebody waits to hear; also of whoever left or stopped")
    func afterSession() throws {
        var person = OnePerson.inStudy(prompts: nil)
        person.wait(days: 21)
        person.hold()
        #expect(try words(person) == [])
        person.wait(minutes: 720)
        #expect(try words(person) == ["check-in p1:session-1:check-in-1 notBegun"])
        person.take(.discontinued(Discontinuation(participant: OnePerson.id, day: person.now.day, reason: .moved)))
        person.take(.privacyOrdered(PrivacyOrder(participant: OnePerson.id, act: .stop, legalBasis: "their wish")))
        #expect(try words(person) == ["check-in p1:session-1:check-in-1 notBegun"])
        person.take(.checkInEnded(CheckInEnd(.init("p1:session-1:check-in-1"), of: OnePerson.id, .completed("well"))), by: "p1", as: .participant)
        #expect(try words(person) == [])
    }

    @Test("A visit that is counted from the session opens by the day on which it was held")
    func anchored() throws {
        var person = OnePerson.inStudy(prompts: nil)
        person.wait(days: 23)
        person.hold()
        person.wait(days: 1)
        #expect(try words(person).contains("after meq30 1/1 notBegun"))
    }

    @Test("Nothing more is asked of whoever left, stopped, or is not eligible", arguments: ["left", "stop", "restrict", "excluded"])
    func leaving(_ how: String) throws {
        var person = OnePerson.inStudy()
        person.wait(days: 7)
        #expect(try !words(person).isEmpty)
        switch how {
        case "left": person.take(.discontinued(Discontinuation(participant: OnePerson.id, day: person.now.day, reason: .moved)))
        case "excluded": person.screen(.excluded([]))
        default: person.take(.privacyOrdered(PrivacyOrder(participant: OnePerson.id, act: how == "stop" ? .stop : .restrict, legalBasis: "their wish")))
        }
        let list = try #require(try person.list())
        #expect(list.tasks.isEmpty && list.next == nil && !list.hasPassed)
    }

    @Test("An appointment that comes before the next questions is named")
    func appointment() throws {
        var person = OnePerson.inStudy(prompts: nil)
        person.wait(days: 10)
        person.take(.appointed(Appointment(participant: OnePerson.id, visit: "week4", day: OnePerson.firstDay + 20)))
        #expect(try person.list()?.next == .appointment(OnePerson.firstDay + 20))
    }
}
