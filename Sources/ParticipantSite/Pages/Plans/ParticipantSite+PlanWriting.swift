import Access
import Accompaniment
import HTTPTypes
import Hummingbird
import Records
import Web

extension ParticipantSite {
    /// The page on which a plan is written; with `theirs`, both versions of what differs.
    func writePage(
        _ draft: PlanDraft, _ call: Call, theirs: PlanDraft? = nil, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let phrases = call.phrases
        let isSafety = draft.kind == .safety
        let differing = theirs.map { draft.differences(from: $0) } ?? []
        let parts = PlanSheet(draft, in: phrases).parts.map { shown in
            part(
                shown, phrases, fault: draft.tooLong.contains(shown.code) ? tooLong(shown, phrases) : nil,
                theirs: differing.contains(shown.code) ? theirs.map { context($0.parts[shown.code], phrases) } : nil)
        }
        let faults = PlanSheet(draft, in: phrases).parts.filter { draft.tooLong.contains($0.code) }.map {
            PlanFaultContext(url: PageText("#part-\($0.code)"), sentence: PageText(tooLong($0, phrases)))
        }
        return try page(
            PlanWritePage(
                frame: frame(call, title: title(draft.kind)), heading: PageText(phrases[title(draft.kind)]),
                lead: PageText(phrases[isSafety ? "plan.safety.lead" : "plan.preparation.lead"]),
                open: PageText(phrases[isSafety ? "plan.safety.open" : "plan.preparation.open"]),
                changed: differing.isEmpty
                    ? nil : PlanChangedContext(heading: PageText(phrases["plan.changedTitle"]), text: PageText(phrases["plan.changed"])),
                faults: faults, hasFaults: !faults.isEmpty, action: PageText(act(draft.kind).path), token: PageText(call.token),
                seal: try seal("plan/\(draft.kind.rawValue)", version: draft.version, call),
                parts: parts, note: note(draft.kind, phrases), save: PageText(phrases["plan.save"]), help: isSafety ? planHelp(call) : nil,
                source: isSafety ? PageText(phrases["plan.safety.source"]) : nil),
            status: status)
    }

    func part(_ part: PlanSheet.Part, _ phrases: Phrases, fault: String? = nil, theirs: PlanTheirsContext? = nil) -> PlanPartContext {
        let lines = part.words.split(separator: "\n", omittingEmptySubsequences: false).count
        return PlanPartContext(
            code: PageText(part.code), title: PageText(part.title), hint: PageText(part.hint),
            examplesTitle: PageText(phrases["plan.examples"]), examples: part.examples.map { PageText($0) }, hasExamples: !part.examples.isEmpty, words: PageText(part.words),
            rows: PageText(String(min(max(lines + 1, 3), 12))), theirs: theirs, fault: fault.map { PlanPartFaultContext(id: PageText("fault-\(part.code)"), sentence: PageText($0)) })
    }

    private func context(_ words: String?, _ phrases: Phrases) -> PlanTheirsContext {
        PlanTheirsContext(
            heading: PageText(phrases[words == nil ? "plan.differsNothing" : "plan.differs"]), words: words.map { PageText($0) })
    }

    private func tooLong(_ part: PlanSheet.Part, _ phrases: Phrases) -> String {
        phrases(
            "plan.tooLong",
            ["part": part.title, "n": phrases.number(OwnText.length(part.words)), "most": phrases.number(PlanDraft.longest)])
    }
}
