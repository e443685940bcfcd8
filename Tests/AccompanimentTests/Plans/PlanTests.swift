import Accompaniment
import Instruments
import Records
import StudyDesign
import Testing

@Suite("Plans for hard hours and for sessions")
struct PlanTests {
    @Test("Parts are kept as written; blank and unknown ones are left out")
    func parts() {
        let draft = PlanDraft(kind: .preparation, parts: ["intentions": " as is \n", "people": " \n", "signs": "of the other plan"])
        #expect(draft.parts == ["intentions": " as is \n"])
        #expect(PlanDraft(kind: .safety, parts: ["signs": String(repeating: "x", count: PlanDraft.longest + 1)]).tooLong == ["signs"])
        #expect(PlanDraft(kind: .safety, parts: ["signs": String(repeating: "x", count: PlanDraft.longest)]).tooLong == [])
    }

    @Test("A plan is written over what was seen, met again when it changed, and not doubled")
    func decisions() {
        let held = PlanDraft(kind: .safety, parts: ["signs": "a"], version: 2)
        let changed = PlanDraft(kind: .safety, parts: ["signs": "a", "reasons": "b"], version: 2)
        #expect(changed.decision(over: held) == .write(version: 3))
        #expect(PlanDraft(kind: .safety, parts: ["signs": "c"], version: 1).decision(over: held) == .changed)
        #expect(PlanDraft(kind: .safety, parts: ["signs": "a"], version: 1).decision(over: held) == .alreadySo)
        #expect(changed.differences(from: held) == ["reasons"])
    }

    @Test("What the draft says is what the rules take, version by version")
    func recorded() throws {
        var record = try PaperRecord(study: .mdmaForPTSD, catalog: .bundled())
        for (kind, version) in [(PersonalPlan.Kind.safety, 1), (.preparation, 1), (.safety, 2)] {
            let draft = PlanDraft(kind: kind, parts: [kind.parts[0]: "words \(version)"], version: version - 1)
            try record.write(.personalPlanWritten(draft.plan(of: record.person, version: version)))
        }
        #expect(record.own.plans[.safety]?.version == 2)
        #expect(throws: Refusal.self) {
            try record.write(.personalPlanWritten(PlanDraft(kind: .safety).plan(of: record.person, version: 2)))
        }
    }

    @Test("Every part has a title and a hint in every language, and boundaries have plain examples")
    func sheets() throws {
        for phrases in try LanguageFolder.bundled().shelf().languages {
            for kind in PersonalPlan.Kind.allCases {
                let sheet = PlanSheet(PlanDraft(kind: kind), in: phrases)
                #expect(sheet.parts.map(\.code) == kind.parts)
                #expect(sheet.parts.allSatisfy { !$0.title.hasPrefix("[") && !$0.hint.hasPrefix("[") && !$0.hint.isEmpty })
                #expect(sheet.written.isEmpty)
            }
            let boundaries = PlanSheet(PlanDraft(kind: .preparation), in: phrases).parts.last
            #expect(boundaries?.examples.count == 3)
        }
    }
}
