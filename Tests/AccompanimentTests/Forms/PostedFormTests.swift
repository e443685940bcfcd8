import Accompaniment
import Foundation
import Instruments
import Records
import StoreContract
import StudyDesign
import Testing

@Suite("Fields of a form, read")
struct PostedFormTests {
    let catalog: Catalog

    init() throws { catalog = try Catalog.bundled() }

    private func read(_ id: String, _ fields: [(name: String, value: String)], _ held: [(String, Answer)] = []) throws -> PostedForm {
        let instrument = try catalog.instrument(named: id)
        var draft = FormDraft()
        for (number, one) in held.enumerated() {
            draft.take(
                AnswerSave(
                    form: .init("f"), of: .init("p1"), at: "baseline", instrument: instrument.id, version: instrument.version,
                    item: one.0, answer: one.1, revision: number + 1, shelf: instrument, under: TestStudy.design(),
                    at: TestStudy.start))
        }
        let sheet = try FormSheet(instrument, in: .placeholder(for: instrument, language: .english), draft: draft)
        return PostedForm(fields, for: sheet, own: ["seal"])
    }

    @Test("A value, a declined question and an answer taken back; what was left alone is not there")
    func kinds() throws {
        let form = try read(
            "gad7",
            [
                ("a.gad7_1", "2"), ("seen.gad7_1", "0"), ("a.gad7_2", "declined"), ("seen.gad7_2", "4"), ("a.gad7_3", "clear"),
                ("seen.gad7_3", "5"), ("seen.gad7_4", "0"), ("a.gad7_5", " "), ("seen.gad7_5", "0"), ("seal", "x"),
            ])
        #expect(
            form.given == [
                Given(item: "gad7_1", answer: .value(2), seen: 0), Given(item: "gad7_2", answer: .missing(.preferNotToAnswer), seen: 4),
                Given(item: "gad7_3", answer: .missing(.blank), seen: 5),
            ])
        #expect(form.faults.isEmpty && form.strangers.isEmpty)
    }

    @Test("One field at fault does not take the others with it, and what was typed is there to be shown again")
    func faults() throws {
        let form = try read(
            "psqi",
            [
                ("a.psqi_1", "late"), ("seen.psqi_1", "0"), ("a.psqi_2", "12,5"), ("seen.psqi_2", "0"), ("a.psqi_3", "77"), ("seen.psqi_3", "0"),
                ("a.psqi_4", "1.000"), ("seen.psqi_4", "0"), ("a.psqi_5a", "9"), ("a.unknown", "1"), ("elsewhere", "1"), ("a.", "1"),
            ])
        #expect(form.given == [Given(item: "psqi_2", answer: .value(12.5), seen: 0)])
        #expect(form.faults["psqi_1"] == .notANumber && form.typed["psqi_1"] == "late")
        #expect(form.faults["psqi_3"] == .offScale(from: -12, to: 24) && form.faults["psqi_4"] == .ambiguousNumber)
        #expect(form.strangers.count >= 3)
    }

    @Test("Two answers to one question are a fault; the same one twice is one")
    func doubled() throws {
        let form = try read("gad7", [("a.gad7_1", "2"), ("a.gad7_1", "3"), ("seen.gad7_1", "0"), ("a.gad7_2", "1"), ("a.gad7_2", "1"), ("seen.gad7_2", "0")])
        #expect(form.faults == ["gad7_1": .several])
        #expect(form.given == [Given(item: "gad7_2", answer: .value(1), seen: 0)])
    }

    @Test("A box beside a number is heard when it is new, and the number when that is")
    func boxes() throws {
        func one(_ number: String, _ box: String?, held: Answer?) throws -> PostedForm {
            try read(
                "ebi", [("a.ebi_1", number), ("seen.ebi_1", "1")] + (box.map { [("not.ebi_1", $0)] } ?? []),
                held.map { [("ebi_1", $0)] } ?? [])
        }
        #expect(try one("43", "declined", held: .value(43)).given.first?.answer == .missing(.preferNotToAnswer))
        #expect(try one("43", "clear", held: .value(43)).given.first?.answer == .missing(.blank))
        #expect(try one("44", "declined", held: .missing(.preferNotToAnswer)).given.first?.answer == .value(44))
        #expect(try one("44", "declined", held: .value(43)).faults == ["ebi_1": .several])
        #expect(try one("", nil, held: .value(43)).given.isEmpty)
        #expect(try one("", "declined", held: nil).given.first?.answer == .missing(.preferNotToAnswer))
        #expect(try one("", "nonsense", held: nil).faults == ["ebi_1": .notOffered])
    }

    @Test("A page that does not say what it saw is asked again")
    func seen() throws {
        for odd in ["", "-1", "1.5", "1e3", "99999999999", "x"] {
            let form = try read("gad7", [("a.gad7_1", "2"), ("seen.gad7_1", odd)])
            #expect(form.faults == ["gad7_1": .unreadable] && form.given.isEmpty)
        }
        #expect(try read("gad7", [("a.gad7_1", "2")]).faults == ["gad7_1": .unreadable])
    }

    @Test(
        "Numbers as people type them",
        arguments: [
            ("3", 3.0), (" 3 ", 3), ("-1", -1), ("−1", -1), ("+2", 2), ("2.5", 2.5), ("2,5", 2.5), ("٣", 3), ("07", 7), ("-0", 0), (".5", 0.5),
        ])
    func numbers(typed: String, value: Double) {
        #expect(FieldNumber.read(typed) == .success(value))
    }

    @Test(
        "What is no number",
        arguments: ["", "x", "1e3", "0x10", "nan", "inf", "1 2", "1.2.3", "--1", "1-", "½", "²", "五", "5.", "9999999999999999999999999", "\u{0}3"])
    func noNumbers(typed: String) {
        #expect(FieldNumber.read(typed) == .failure(.notANumber))
    }

    @Test("A value survives its field")
    func roundTrip() {
        for value in [0.0, 1, -1, 0.5, 12.25, 100, -12, 0.1, 99_999.9] { #expect(FieldNumber.read(FieldNumber.text(value)) == .success(value)) }
    }

    @Test("A script's message is read whole or not at all, and each answer on its own")
    func messages() throws {
        let instrument = try catalog.instrument(named: "gad7")
        let sheet = try FormSheet(instrument, in: .placeholder(for: instrument, language: .english))
        let text = """
            {"seal":"s","mode":"block","answers":[
              {"item":"gad7_1","value":2,"declined":false,"seen":0,"at":1772540000000,"kept":true,"key":"k1"},
              {"item":"gad7_2","value":null,"declined":true,"seen":0}, {"item":"gad7_3","value":7,"seen":0},
              {"item":"nothing","value":1,"seen":0}, {"item":"gad7_4","value":1,"declined":true,"seen":0},
              {"item":"gad7_5","value":1,"seen":-1}, {"item":"gad7_6","value":null,"seen":0,"at":1e300}]}
            """
        let read = try SentAnswers(Data(text.utf8)).given(to: sheet).map(\.read)
        #expect(read[0] == .success(Given(item: "gad7_1", answer: .value(2), seen: 0, device: .init(milliseconds: 1_772_540_000_000), wasKept: true)))
        #expect(read[1] == .success(Given(item: "gad7_2", answer: .missing(.preferNotToAnswer), seen: 0)))
        let faults: [GivenFault] = [.notOffered, .unknownItem, .several, .unreadable]
        #expect(read[2...5].map { $0 } == faults.map { .failure(GivenProblem(fault: $0)) })
        #expect(read[6] == .success(Given(item: "gad7_6", answer: .missing(.blank), seen: 0)))
        for odd in ["", "[]", "{}", "{\"seal\":1}", "nonsense", #"{"seal":"s","mode":"wild","answers":[]}"#] {
            #expect(throws: SentAnswers.Unreadable.self) { try SentAnswers(Data(odd.utf8)) }
        }
    }
}
