import Accompaniment
import Records
@testable import Safeguards
import StoreContract
import StudyDesign
import Testing

@Suite("Reminders: drawn first, sent once, neutral, and never against a person's wish")
struct RemindersTests {
    @Test("An open visit is named once, and once more on its last day")
    func visit() async throws {
        let book = try await ReminderBook(prompts: [])
        #expect(try await book.tick().accepted == 1)
        #expect(try await book.tick().accepted == 0)
        #expect(await book.steps == ["baseline accepted"])
        await book.wait(7 * 1440 - 30)
        #expect(try await book.tick().accepted == 1)
        #expect(await book.steps.last == "baseline.again accepted")
        #expect(try await book.tick().accepted == 0)
    }

    @Test("The day's moments are on the record before the first mail, and each is mailed once")
    func prompts() async throws {
        let book = try await ReminderBook()
        try await book.goToPrompt()
        let draws = await book.records.acts.compactMap { if case .promptsDrawn(let draw) = $0.change { draw } else { nil } }
        #expect(draws.count == 1 && draws[0].prompts.count == 3)
        #expect(await book.steps == ["baseline accepted"])
        try await book.tick()
        try await book.tick()
        #expect(await book.steps == ["baseline accepted", "day.2026-01-06.1 accepted"])
    }

    @Test("The mail: no name, no study, no health; in the person's language; it leads to a page that begins a sign-in")
    func words() async throws {
        let book = try await ReminderBook(TestPeople.usual("p1", language: "de"))
        try await book.tick()
        let message = try #require(book.post.messages.first)
        let lines = MailText(message, from: try #require(MailAddress("maitri@site.example"))).lines
        #expect(lines.contains("Subject: Eine kurze Nachricht") && lines.contains("Content-Transfer-Encoding: base64"))
        #expect(message.text.lines.contains("https://site.example/today"))
        let text = "\(message.text)".lowercased()
        for word in ["p1", "contract", "study", "studie", "therap", "session", "sitzung", "baseline", "gad", "question", "frage", "health"] {
            #expect(!text.contains(word), "\(word)")
        }
    }

    @Test("Within quiet hours a mail waits for their end; what expires meanwhile is recorded and not sent")
    func quiet() async throws {
        let book = try await ReminderBook(TestPeople.usual("p1", quiet: QuietHours(from: 500, until: 610)))
        #expect(try await book.tick().held == 1)
        await book.wait(30)
        #expect(try await book.tick().held == 0)
        try await book.goToPrompt()
        #expect(try await book.tick().held == 1)
        #expect(await book.steps == ["baseline accepted"])
        // The first window is over by 10:00 and quiet hours by 10:10, an hour after 9:10 at the latest.
        while try await book.tick().held > 0 { await book.wait(5) }
        let last = await book.steps.last ?? ""
        #expect(["day.2026-01-06.1 accepted", "day.2026-01-06.1 expired"].contains(last))
        #expect(await book.records.state()[.init("p1")].told.contains("day.2026-01-06.1"))
    }

    @Test("Whoever wants none, or is not alone, gets none; the moments are recorded as expired", arguments: ["wants none", "not alone", "no address"])
    func none(_ why: String) async throws {
        let one = switch why {
        case "wants none": TestPeople.usual("p1", wants: false)
        case "not alone": TestPeople.usual("p1", isNotAlone: true)
        default: Correspondent(identity: nil, preferences: .initial(of: .init("p1")))
        }
        let book = try await ReminderBook(one)
        for _ in 0..<288 {
            try await book.tick()
            await book.wait(10)
        }
        #expect(book.post.messages.isEmpty)
        #expect(await book.steps == ["day.2026-01-06.1 expired", "day.2026-01-06.2 expired", "day.2026-01-06.3 expired"])
    }

    @Test("Saying that one is not alone counts from the next mail on")
    func change() async throws {
        let book = try await ReminderBook()
        try await book.tick()
        #expect(book.post.messages.count == 1 && book.people.reads == 1)
        book.people.set(TestPeople.usual("p1", isNotAlone: true, version: 1))
        await book.change { $0.take(.preferencesSet(Preferences(participant: .init("p1"), version: 1, isNotAlone: true)), by: "p1", as: .participant) }
        try await book.goToPrompt()
        try await book.tick()
        #expect(book.post.messages.count == 1 && book.people.reads == 2)
    }

    @Test("Nothing goes to whoever left, stopped or is erased")
    func gone() async throws {
        for change in [
            Change.left("p1"), .privacyOrdered(PrivacyOrder(participant: .init("p1"), act: .stop, legalBasis: "their wish")),
            .erasure(Erasure(participant: .init("p1"), scope: .sever, step: .ordered, legalBasis: "their wish")),
        ] {
            let book = try await ReminderBook()
            await book.change { book in
                book.take(change)
                if case .erasure = change {
                    for step in [Erasure.Step.approved, .begun] {
                        book.take(.erasure(Erasure(participant: .init("p1"), scope: .sever, step: step, legalBasis: "their wish")), by: "second")
                    }
                }
            }
            await book.wait(1440)
            let report = try await book.tick()
            #expect(report.accepted == 0 && report.drawn == 0 && report.refused.isEmpty)
        }
    }

    @Test("A refusal is on the record once, and is tried again every five minutes under the same code")
    func refused() async throws {
        let book = try await ReminderBook(prompts: [])
        book.post.refuse(["p1"])
        for _ in 0..<12 {
            try await book.tick()
            await book.wait(1)
        }
        #expect(book.post.messages.count == 3)
        #expect(Set(book.post.messages.map(\.code)).count == 1)
        #expect(await book.steps == ["baseline refused"])
        book.post.refuse([])
        await book.wait(5)
        try await book.tick()
        #expect(await book.steps == ["baseline refused", "baseline accepted"])
    }

    @Test("What cannot be read waits, and the report says so; a store that stops ends the reminders")
    func unreadable() async throws {
        let book = try await ReminderBook(prompts: [])
        book.people.fail(true)
        #expect(try await book.tick().readProblems.count == 1)
        book.people.fail(false)
        #expect(try await book.tick().accepted == 1)
        await book.records.breakDown()
        await book.wait(7 * 1440 - 30)
        await #expect(throws: RemindersError.self) { try await book.tick() }
    }

    @Test("Two programs at once record each moment once")
    func twoPrograms() async throws {
        let book = try await ReminderBook()
        let time = book.time
        let other = try ReminderBook.reminders(book.records, book.post, book.people) { time.wall }
        for _ in 0..<288 {
            async let first = book.reminders.tick()
            async let second = other.tick()
            _ = try await (first, second)
            await book.wait(10)
        }
        let steps = await book.steps
        #expect(Set(steps).count == steps.count)
        let draws = await book.records.state()[.init("p1")].draws
        #expect(Set(draws.map(\.day)).count == draws.count)
    }

    @Test("A secret seed decides the moments: the same draws again, another seed others")
    func seeds() throws {
        var book = TeamBook()
        book.take(.studyOpened(ReminderBook.design()))
        for change in Change.admitted("p1") { book.take(change) }
        let day = try #require(
            PersonDay(of: .init("p1"), in: book.state, catalog: TestStudy().catalog, home: Zone("Europe/Berlin"), now: book.now + 1440))
        let draws = (0..<20).map { Draws.due(of: day, seed: [UInt8($0)]) }
        #expect(draws[0] == Draws.due(of: day, seed: [0]))
        #expect(Set(draws).count > 15)
    }
}
