import Records
import Safeguards
import StoreContract
import StudyDesign
import Testing

@Suite("The ladder climbs until a person ends it")
struct LadderTests {
    @Test("Each rung asks those it is for, at its minute and not before")
    func rungs() {
        var book = TeamBook.usual()
        let alert = book.call()
        for (minute, rung, people) in [(0, 0, ["ana"]), (15, 1, ["ben"]), (30, 2, ["ivo"]), (60, 3, ["ana", "ben", "ivo"])] {
            if minute > 0 {
                book.wait(-1)
                #expect(book.telling() == nil, "before minute \(minute)")
                book.wait(1)
            }
            #expect(book.telling()?.rung == rung)
            #expect(book.telling()?.audience.asked.map(\.rawValue) == people)
            book.told(alert, rung: rung)
            #expect(book.telling() == nil)
            book.wait(rung == 2 ? 30 : 15)
        }
        #expect(book.telling()?.rung == 4)
    }

    @Test("After the last rung it repeats for ever, and every repetition has a number of its own")
    func repeats() {
        var book = TeamBook.usual()
        let alert = book.call()
        book.wait(60)
        for repetition in 0..<2_000 {
            #expect(book.telling()?.rung == 3 + repetition)
            book.told(alert, rung: 3 + repetition)
            #expect(book.telling() == nil)
            book.wait(15)
        }
    }

    @Test("An alert for review climbs slowly; one of unknown severity is urgent")
    func severity() {
        var book = TeamBook.usual()
        let alert = book.call()
        book.told(alert, rung: 0)
        book.wait(15)
        #expect(book.telling(.review) == nil)
        #expect(book.telling(.urgent)?.rung == 1)
        #expect(Duties.due(state: book.state, severities: [:], now: book.now).count == 1)
        book.wait(465)
        #expect(book.telling(.review)?.rung == 1)
    }

    @Test("A plan that is quicker is followed")
    func quickerPlan() {
        let quick = SafeguardPlan.Ladder(rungs: [0, 1, 2, 3, 4], repeatEvery: 1)
        var book = TeamBook.usual(SafeguardPlan(urgent: quick, review: quick, checkIns: [60], actWithin: 5))
        book.call()
        book.wait(3)
        #expect(book.telling()?.audience.asked == [.init("ivo")])
        book.wait(7)
        #expect(book.telling()?.rung == 10)
    }

    @Test("Rungs that passed while the program was down are told as one, the highest")
    func catchUp() {
        var book = TeamBook.usual()
        let alert = book.call()
        book.told(alert, rung: 0)
        book.wait(31)
        #expect(book.due().count == 1)
        #expect(book.telling()?.rung == 2)
    }

    @Test("Seeing it changes nothing; a claim waits, and lapses; an act reminds; closing ends it")
    func acts() {
        var book = TeamBook.usual()
        let alert = book.call()
        book.step(alert, .seen)
        #expect(book.telling()?.rung == 0)
        book.told(alert, rung: 0)
        book.wait(5)
        book.step(alert, .claimed, by: "ben")
        book.wait(59)
        #expect(book.telling() == nil)
        book.wait(1)
        #expect(book.telling()?.audience.asked.count == 3)
        book.step(alert, .acted(code: "call", note: "Spoke."), by: "ben")
        #expect(book.telling()?.audience.asked == [.init("ben")])
        book.told(alert, rung: 3)
        book.wait(15)
        #expect(book.telling()?.rung == 4)
        book.wait(1440)
        #expect(book.telling()?.audience.asked == [.init("ben"), .init("ivo")])
        book.close(account: "ben")
        #expect(book.telling()?.audience.asked == [.init("ana"), .init("ivo")])
        book.step(alert, .closed)
        #expect(book.due().isEmpty)
    }

    @Test("A taking over starts the time for acting again")
    func takingOver() {
        var book = TeamBook.usual()
        let alert = book.call()
        book.told(alert, rung: 0)
        book.step(alert, .claimed, by: "ana")
        book.wait(50)
        book.step(alert, .takenOver, by: "ben")
        book.wait(59)
        #expect(book.telling() == nil)
        book.wait(1)
        #expect(book.telling() != nil)
    }

    @Test("What no gateway accepted is tried again a minute after the last try")
    func retries() {
        var book = TeamBook.usual()
        let alert = book.call()
        book.told(alert, rung: 0, .refused("no"))
        #expect(book.telling() == nil)
        book.wait(1)
        #expect(book.telling()?.rung == 0)
        #expect(book.due(attempts: [alert: Attempt(rung: 0, at: book.now)]).isEmpty)
        #expect(book.due(attempts: [alert: Attempt(rung: 7, at: book.now)]).count == 1)
    }

    @Test("Moments at the ends of time do no harm", arguments: [Int64.min, -1, 0, Int64.max])
    func endsOfTime(_ moment: Int64) {
        var book = TeamBook.usual()
        book.call()
        let now = Instant(milliseconds: moment)
        _ = Duties.due(state: book.state, severities: [:], now: now)
        _ = Duties.nextMoment(after: now, state: book.state, severities: [:])
        #expect((moment <= 0) == Duties.due(state: book.state, severities: [:], now: now).isEmpty)
    }
}
