import Accompaniment
import Instruments
import Records
import StoreContract
import StudyDesign
import Testing

@Suite("A questionnaire as pages")
struct FormSheetTests {
    let catalog: Catalog

    init() throws { catalog = try Catalog.bundled() }

    private func sheet(
        _ id: String, _ given: [(String, Answer)] = [], _ layout: FormLayout = .blocks, wording: Wording? = nil
    ) throws -> FormSheet {
        let instrument = try catalog.instrument(named: id)
        var draft = FormDraft()
        for (number, one) in given.enumerated() { draft.take(save(of: instrument, one.0, one.1, revision: number + 1)) }
        return try FormSheet(
            instrument, in: wording ?? .placeholder(for: instrument, language: .english), draft: draft, layout: layout)
    }

    private func save(of instrument: Instrument, _ item: String, _ answer: Answer, revision: Int) -> AnswerSave {
        AnswerSave(
            form: .init("f"), of: .init("p1"), at: "baseline", instrument: instrument.id, version: instrument.version, item: item,
            answer: answer, revision: revision, shelf: instrument, under: TestStudy.design(), at: TestStudy.start)
    }

    @Test("Every participant's instrument has pages of one to five questions that hold each question once, in order")
    func parts() throws {
        for instrument in catalog.instruments where instrument.respondent == .participant {
            for layout in [FormLayout.blocks, .single, .whole] {
                let sheet = try sheet(instrument.id.rawValue, [], layout)
                #expect(sheet.parts.flatMap { sheet.items(in: $0).map(\.code) } == instrument.items.map(\.code))
                #expect(sheet.parts.map(\.number) == Array(1...sheet.parts.count))
                let sizes = sheet.parts.map(\.range.count)
                switch layout {
                case .single: #expect(sizes.allSatisfy { $0 == 1 })
                case .blocks: #expect(sizes.allSatisfy { (1...5).contains($0) } && (sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
                case .whole: #expect(instrument.items.count > 12 || sizes == [instrument.items.count])
                }
            }
        }
    }

    @Test("What the team fills in has no page for participants")
    func others() throws {
        for instrument in catalog.instruments where instrument.respondent != .participant {
            #expect(throws: FormRefusal.answeredByOthers(instrument.abbreviation)) { try sheet(instrument.id.rawValue) }
        }
    }

    @Test("Every participant's instrument says which stretch of time it is about")
    func recall() {
        for instrument in catalog.instruments where instrument.respondent == .participant {
            #expect(RecallWindow(of: instrument.id) != nil, "\(instrument.id): \(instrument.recall)")
        }
    }

    @Test("Every control takes exactly the values of its scale")
    func controls() throws {
        for instrument in catalog.instruments where instrument.respondent == .participant {
            let sheet = try sheet(instrument.id.rawValue)
            for (item, shown) in zip(instrument.items, sheet.items) {
                let scale = instrument.response(of: item)
                for value in stride(from: -20.0, through: 120, by: 0.25) where value <= Control.mostCounted {
                    #expect((shown.control.fault(in: value) == nil) == scale.accepts(value), "\(item.code) \(value)")
                }
                for odd in [Double.nan, .infinity, -.infinity, 1e300] { #expect(shown.control.fault(in: odd) != nil) }
            }
        }
    }

    @Test("A line of a hundred steps is a line, one of eleven is buttons, and neither has a value at first")
    func lines() throws {
        let line = try sheet("ebi").items[0]
        guard case .line(let ends) = line.control else { Issue.record("no line"); return }
        #expect((ends.low, ends.high, ends.most) == ("lowest", "highest", 100))
        #expect(line.value == nil && !line.isGiven)
        guard case .choices(let buttons) = try sheet("sidas").items[0].control else { Issue.record("no buttons"); return }
        #expect(buttons.map(\.value) == (0...10).map(Double.init))
        #expect(buttons.first?.words == "lowest" && buttons[5].words == "5" && buttons.last?.words == "highest")
    }

    @Test("Answers are offered in the order in which the form prints them")
    func orientation() throws {
        let gad7 = try catalog.instrument(named: "gad7")
        let options = [3.0, 2, 1, 0].map { OptionWording(value: $0, label: "label \(Int($0))") }
        let items = gad7.items.map { ItemWording(code: $0.code, text: "words", response: nil) }
        let wording = Wording(
            instrument: gad7.id, definitionVersion: gad7.version, language: .english, title: "t",
            response: ResponseWording(options: options), items: items)
        guard case .choices(let choices) = try sheet("gad7", wording: wording).items[0].control else { Issue.record("none"); return }
        #expect(choices.map(\.value) == [3, 2, 1, 0])
        #expect(choices.map(\.words) == ["label 3", "label 2", "label 1", "label 0"])
    }

    @Test("One goes on at the first question without an answer; declining is an answer, taking back is not")
    func resuming() throws {
        let begun = try sheet("scs", (1...7).map { ("scs_\($0)", .value(2)) } + [("scs_8", .missing(.preferNotToAnswer))])
        #expect(begun.open.first?.code == "scs_9")
        #expect(begun.resume.map { begun.items(in: $0).map(\.code).contains("scs_9") } == true)
        let back = try sheet("scs", [("scs_1", .value(2)), ("scs_2", .value(3)), ("scs_1", .missing(.blank))])
        #expect(back.open.first?.code == "scs_1" && back.resume?.number == 1)
        #expect(back.items[0].held?.answer == .missing(.blank) && back.items[0].revision == 3)
        let all = try sheet("gad7", (1...7).map { ("gad7_\($0)", .value(1)) })
        #expect(all.resume == nil && all.open.isEmpty)
    }

    @Test("What the form skips is neither asked nor left open, and says so when it is handed in")
    func branching() throws {
        let sheet = try sheet("audit", [("audit_1", .value(0)), ("audit_9", .value(0)), ("audit_10", .value(0))], .single)
        #expect(sheet.hidden.contains("audit_2") && sheet.open.isEmpty)
        let first = try #require(sheet.part(1))
        #expect(sheet.part(after: first)?.number == 9)
        #expect(try sheet.answers()["audit_2"] == .missing(.notShown))
        let drinks = try self.sheet("audit", [("audit_1", .value(3))])
        #expect(drinks.hidden.isEmpty && drinks.open.first?.code == "audit_2")
        // An answer that was given stays asked, whatever came later.
        let changed = try self.sheet("audit", [("audit_1", .value(3)), ("audit_2", .value(1)), ("audit_1", .value(0))])
        #expect(!changed.hidden.contains("audit_2"))
        #expect(try changed.answers()["audit_2"] == .value(1))
    }

    @Test("Nothing that was not given is ever in the answers")
    func unset() throws {
        for instrument in catalog.instruments where instrument.respondent == .participant {
            let answers = try sheet(instrument.id.rawValue).answers()
            #expect(answers.answeredCount == 0)
        }
    }
}
