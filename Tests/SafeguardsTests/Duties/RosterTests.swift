import Records
import Safeguards
import StoreContract
import StudyDesign
import Testing

@Suite("A gap in the roster is never silence")
struct RosterTests {
    /// Everybody who can be reached, those on call first.
    private func expectEverybody(_ book: TeamBook, _ names: [String], missing: String?) {
        let audience = book.telling()?.audience
        #expect(audience?.hasGap == true)
        #expect(audience?.asked.map(\.rawValue) == names)
        #expect(audience?.missing?.rawValue == missing)
    }

    @Test("Nobody on call: everybody is asked")
    func noShift() {
        var book = TeamBook.usual()
        book.wait(30 * 1440)
        for name in ["ana", "ben", "ivo"] { book.prove(name) }
        book.call()
        expectEverybody(book, ["ivo", "ana", "ben"], missing: nil)
    }

    @Test("The one on call has a closed account")
    func closedAccount() {
        var book = TeamBook.usual()
        book.close(account: "ana")
        book.call()
        expectEverybody(book, ["ben", "ivo"], missing: "ana")
    }

    @Test("The one on call has no open channel")
    func closedChannel() {
        var book = TeamBook.usual()
        book.close(channel: "ana")
        book.call()
        expectEverybody(book, ["ben", "ivo"], missing: "ana")
    }

    @Test("A channel that nobody proved within the week counts as absent, and is used all the same")
    func unproven() {
        var book = TeamBook.usual()
        book.wait(7 * 1440 - 1)
        book.call()
        #expect(book.telling()?.audience.hasGap == false)
        book.wait(1)
        book.call("2")
        expectEverybody(book, ["ana", "ben", "ivo"], missing: "ana")
    }

    @Test("Nobody can be reached at all: it is due every minute and counted")
    func nobody() {
        var book = TeamBook.usual()
        for name in ["ana", "ben", "ivo"] { book.close(channel: name) }
        let alert = book.call()
        #expect(book.telling()?.audience == Audience(asked: [], hasGap: true, missing: .init("ana")))
        #expect(Duties.undelivered(in: book.state) == [alert])
        book.step(alert, .dispatched(rung: 0, to: .init("ana"), channel: nil, .nobody))
        #expect(book.telling() == nil)
        book.wait(1)
        #expect(book.telling() != nil)
        #expect(Duties.undelivered(in: book.state) == [alert])
    }

    @Test("Times without a proven person on call are listed, two weeks ahead")
    func gaps() {
        var book = TeamBook.usual()
        let start = book.now
        #expect(book.state.team.gaps(from: start).isEmpty)
        book.take(.shiftSet(Shift(id: .init("s2"), from: start + 1440, until: start + 2880, people: [.init("ivo")])))
        book.close(channel: "ivo")
        #expect(book.state.team.gaps(from: start) == [RosterGap(from: start + 1440, until: start + 2880)])
        book.wait(20 * 1440)
        for name in ["ana", "ben"] { book.prove(name) }
        #expect(book.state.team.gaps(from: book.now) == [RosterGap(from: start + 30 * 1440, until: start + 34 * 1440)])
        #expect(RecordState().team.gaps(from: start, days: 1) == [RosterGap(from: start, until: start + 1440)])
    }

    @Test("Gaps agree with asking at every hour")
    func gapsByTheHour() {
        for seed in testSeeds(30) {
            var numbers = SeededNumbers(seed: seed)
            var book = TeamBook.usual()
            for number in 2..<8 {
                let from = book.now + 60 * Int.random(in: -100...400, using: &numbers)
                let people = [numbers.pick("ana", "ben", "ivo")].map { Account.ID($0) }
                book.take(.shiftSet(Shift(id: .init("s\(number)"), from: from, until: from + 60 * Int.random(in: 1...200, using: &numbers), people: people)))
            }
            book.close(channel: numbers.pick("ana", "ben", "ivo"))
            let gaps = book.state.team.gaps(from: book.now)
            let reach = Reach(book.state.team, now: book.now)
            for hour in 0..<(14 * 24) {
                let moment = book.now + 60 * hour
                let isCovered = book.state.team.shift(at: moment)?.people.contains(where: reach.isSurelyReached) ?? false
                #expect(isCovered != gaps.contains { $0.from <= moment && moment < $0.until }, "seed \(seed), hour \(hour)")
            }
        }
    }
}
