import Instruments
import Accompaniment
import Records
import StoreContract
import StudyDesign
import Testing

@Suite("Taking consent back")
struct WithdrawalTests {
    private let day = TestStudy.firstDay + 1

    private func record(enrolled: Bool = true) throws -> SmallRecord {
        var record = try SmallRecord(TestStudy())
        try record.take(TestStudy.opening())
        try record.take((enrolled ? Change.admitted("p1") : [.eligible("p1"), .signed("p1")]).map { $0.act() })
        return record
    }

    private func withdraw(_ way: Withdrawal, _ record: inout SmallRecord) throws -> Int {
        let changes = way.changes(of: .init("p1"), record.person("p1"), wish: "words", on: day)
        try record.take(changes.map { $0.own(at: 1441, because: Withdrawal.ownWish) })
        return changes.count
    }

    @Test("Each way is taken by the rules, holds afterwards, and done twice does nothing more", arguments: Withdrawal.allCases, [true, false])
    func ways(_ way: Withdrawal, enrolled: Bool) throws {
        var record = try record(enrolled: enrolled)
        #expect(!way.isSo(record.person("p1")))
        #expect(try withdraw(way, &record) > 0)
        let person = record.person("p1")
        #expect(way.isSo(person))
        #expect(try withdraw(way, &record) == 0)
        #expect(person.signatures.values.allSatisfy { $0.last?.isWithdrawn == true })
        #expect(person.isUnder(.stop) == (way != .treatment) && person.isUnder(.restrict) == (way == .erase))
        #expect((person.leftOn != nil) == (enrolled && way != .treatment))
        #expect(person.wishes.values.map(\.rawValue) == [way == .erase ? "erase" : "contact"])
    }

    @Test("After the first way no session opens, and an answer is still taken; after the second none is")
    func effects() throws {
        let study = try TestStudy()
        let save = AnswerSave(
            form: .init("f1"), of: .init("p1"), at: "baseline", instrument: study.phq9.id, version: study.phq9.version, item: "phq9_1",
            answer: .value(1), revision: 1, shelf: study.phq9, under: TestStudy.design(), at: TestStudy.start)
        var first = try record()
        try first.take([Change.assigned("p1").act(at: 1440)])
        first.add(Change.allocated(Allocation(participant: .init("p1"), arm: "therapy", place: 1)).act(at: 1440))
        _ = try withdraw(.treatment, &first)
        let refusal = #expect(throws: Refusal.self) { try first.take([Change.opened("p1", on: day).act(at: 3_000)]) }
        #expect(refusal?.sentence.contains("has not signed") == true)
        try first.take([Change.answerSaved(save).own(at: 1441)])
        var second = try record()
        _ = try withdraw(.everything, &second)
        #expect(throws: Refusal.self) { try second.take([Change.answerSaved(save).own(at: 1441)]) }
    }

    @Test("The ways go on from one another, and signing anew makes the first one possible again")
    func onward() throws {
        var record = try record()
        _ = try withdraw(.treatment, &record)
        try record.take([Change.signed("p1", number: 2, on: day).own(at: 1441)])
        #expect(!Withdrawal.treatment.isSo(record.person("p1")))
        #expect(try withdraw(.treatment, &record) == 2)
        #expect(try withdraw(.everything, &record) == 3)
        #expect(try withdraw(.erase, &record) == 2)
        #expect(Withdrawal.erase.isSo(record.person("p1")) && record.person("p1").wishes.count == 4)
    }
}
