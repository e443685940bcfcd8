import Records
import Safeguards
import StoreContract
import StudyDesign
import Testing

@Suite("Silence after a session becomes an alert")
struct CheckInTests {
    private func book() -> TeamBook {
        var book = TeamBook.usual()
        book.take(.opened("p1"), by: "ana", as: .therapist)
        return book
    }

    private func raised(_ book: TeamBook) -> [AlertRecord] {
        book.due().compactMap { if case .raise(let alert) = $0 { alert } else { nil } }
    }

    @Test("At its minute and not before, once")
    func due() {
        var book = book()
        let began = book.now
        #expect(Duties.nextMoment(after: book.now, state: book.state, severities: [:]) == began + 1440)
        book.wait(1439)
        #expect(raised(book).isEmpty)
        book.wait(1)
        let alert = AlertRecord.silence(.init("p1:session-1:check-in-1"), of: .init("p1"), raised: book.now)
        #expect(raised(book) == [alert])
        book.take(.alertRaised(alert), by: Act.service, as: .service)
        #expect(raised(book).isEmpty)
    }

    @Test("All that are overdue are raised, those that ended are not")
    func several() {
        var book = book()
        book.take(.checkInEnded(CheckInEnd(.init("p1:session-1:check-in-2"), of: .init("p1"), .completed("well"))))
        book.wait(22 * 1440)
        #expect(raised(book).map(\.id.rawValue) == [1, 3, 4].map { "p1:session-1:check-in-\($0):silence" })
    }

    @Test("Of a person whose records are erased nothing more is recorded")
    func erased() {
        var book = book()
        book.take(.erasure(Erasure(participant: .init("p1"), number: 1, scope: .shred, step: .ordered, legalBasis: "their wish")))
        book.take(.erasure(Erasure(participant: .init("p1"), number: 1, scope: .shred, step: .begun, legalBasis: "their wish")))
        book.wait(22 * 1440)
        #expect(book.due().isEmpty)
        #expect(Duties.nextMoment(after: book.now, state: book.state, severities: [:]) == nil)
    }

    @Test("Looking only at the moments that are announced loses nothing")
    func moments() {
        for seed in testSeeds(12) {
            var numbers = SeededNumbers(seed: seed)
            var book = book()
            var alerts = [book.call()]
            for _ in 0..<25 {
                let next = Duties.nextMoment(after: book.now, state: book.state, severities: [:])
                // Nothing new comes up before the announced moment.
                let before = Set(book.due())
                var probe = book
                for _ in 0..<40 {
                    probe.wait(Int.random(in: 1...5, using: &numbers))
                    guard let next, probe.now < next else { break }
                    let new = probe.due().filter { duty in !before.contains { $0.isOfSameRung(as: duty) } }
                    #expect(new.isEmpty, "seed \(seed)")
                }
                let alert = alerts[Int.random(in: 0..<alerts.count, using: &numbers)]
                let rung = book.telling()?.rung ?? 0
                switch Int.random(in: 0..<6, using: &numbers) {
                case 0: alerts.append(book.call("\(alerts.count + 1)"))
                case 1: book.step(alert, .claimed, by: numbers.pick("ana", "ben"))
                case 2: book.step(alert, .acted(code: "call", note: "Spoke."))
                case 3: book.told(alert, rung: rung, .refused("no"))
                default: book.told(alert, rung: rung)
                }
                book.wait(Int.random(in: 0...40, using: &numbers))
            }
        }
    }
}

extension Duty {
    fileprivate func isOfSameRung(as other: Duty) -> Bool {
        switch (self, other) {
        case (.tell(let left), .tell(let right)): left.alert == right.alert && left.rung == right.rung
        case (.raise(let left), .raise(let right)): left.id == right.id
        default: false
        }
    }
}
