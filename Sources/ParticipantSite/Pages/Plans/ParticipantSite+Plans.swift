import Access
import Accompaniment
import Bookkeeping
import HTTPTypes
package import Hummingbird
package import Records
import StudyDesign
import Web

/// Plans: read, written, met again from another device. Both kinds open without a further question; the
/// writing page says so.
extension ParticipantSite {
    package func planPage(_ kind: PersonalPlan.Kind, _ call: Call) async throws -> Response {
        let held = try await heldPlan(kind, of: call.own())
        let query = call.request.uri.queryParameters
        guard let held, !held.draft.isEmpty, query["change"] == nil else {
            return try writePage(held?.draft ?? PlanDraft(kind: kind), call)
        }
        let phrases = call.phrases
        let zones = try call.own().zones
        let moment = phrases.moment(zones.local(held.written), seenFrom: zones.local(call.now))
        let isSafety = kind == .safety
        return try page(
            PlanPage(
                frame: frame(call, title: title(kind)), heading: PageText(phrases[title(kind)]),
                lead: PageText(phrases[isSafety ? "plan.safety.readLead" : "plan.preparation.readLead"]),
                kept: query["kept"] == nil ? nil : PageText(phrases["plan.kept"]),
                parts: PlanSheet(held.draft, in: phrases).written.map { part($0, phrases) }, note: note(kind, phrases),
                version: PageText(phrases("plan.version", ["n": phrases.number(held.draft.version), "moment": moment])),
                change: LinkContext(phrases["plan.change"], act(kind).path + "?change=1"),
                print: PageText(phrases[isSafety ? "plan.safety.print" : "plan.preparation.print"]), help: isSafety ? planHelp(call) : nil,
                more: isSafety
                    ? nil
                    : PlanMoreContext(
                        heading: PageText(phrases["plan.preparation.practices"]),
                        link: LinkContext(phrases["frame.practices"], ParticipantAct.practices.path)),
                source: isSafety ? PageText(phrases["plan.safety.source"]) : nil))
    }

    package func writePlan(_ kind: PersonalPlan.Kind, _ call: Call) async throws -> Response {
        let seen = try seen("plan/\(kind.rawValue)", call)
        let parts = kind.parts.reduce(into: [String: String]()) { $0[$1] = OwnText.read(call.fields["part-\($1)"] ?? "") }
        let draft = PlanDraft(kind: kind, parts: parts, version: seen)
        guard draft.tooLong.isEmpty else { return try writePage(draft, call, status: .unprocessableContent) }
        return try await write(draft, call, call.own())
    }

    private func write(_ draft: PlanDraft, _ call: Call, _ person: PersonNow) async throws -> Response {
        let held = try await heldPlan(draft.kind, of: person)?.draft ?? PlanDraft(kind: draft.kind)
        switch draft.decision(over: held) {
        case .alreadySo: break
        case .changed: return try writePage(PlanDraft(kind: draft.kind, parts: draft.parts, version: held.version), call, theirs: held, status: .conflict)
        case .write(let version):
            do {
                try await record(.personalPlanWritten(draft.plan(of: person.id, version: version)), call)
            } catch PageFault.refused {
                guard let now = personNow(person.id, in: try await store.state(), at: call.now),
                    now.state.plans[draft.kind]?.version ?? 0 != held.version
                else { return try writePage(draft, call, theirs: held, status: .conflict) }
                return try await write(draft, call, now)
            }
        }
        return onward(to: act(draft.kind).path + "?kept=1")
    }

    /// The newest version and when it was written; nil before there is one.
    func heldPlan(_ kind: PersonalPlan.Kind, of person: PersonNow) async throws -> (draft: PlanDraft, written: Instant)? {
        guard let kept = person.state.plans[kind], let number = kept.entry, let entry = try await store.entries([number]).first
        else { return nil }
        guard case .personalPlanWritten(let plan)? = entry.change else {
            return (PlanDraft(kind: kind, version: kept.version), entry.instant)
        }
        return (PlanDraft(plan), entry.instant)
    }

    func act(_ kind: PersonalPlan.Kind) -> ParticipantAct { kind == .safety ? .safetyPlanPage : .preparationPage }

    func title(_ kind: PersonalPlan.Kind) -> String { kind == .safety ? "plan.safety.title" : "plan.preparation.title" }

    func note(_ kind: PersonalPlan.Kind, _ phrases: Phrases) -> PageText? {
        kind == .safety ? nil : PageText(phrases["plan.preparation.boundaries.note"])
    }
}
