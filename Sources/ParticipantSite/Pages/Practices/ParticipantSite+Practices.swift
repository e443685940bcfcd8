import Access
import Accompaniment
import Bookkeeping
package import Hummingbird
import Records

/// Practices: what there is, how one goes, and what somebody says of it.
extension ParticipantSite {
    package func practicesPage(_ call: Call) async throws -> Response { try page(practices(call)) }

    package func practicePage(_ call: Call) async throws -> Response {
        let isKept = call.request.uri.queryParameters["kept"] == "yes"
        guard let shown = practice(try kind(call), call, isKept: isKept) else { throw PageFault.absent }
        return try page(shown)
    }

    /// Sent twice, it is recorded once; sent again with other words, as a later version of the same.
    package func logPractice(_ call: Call) async throws -> Response {
        let kind = try kind(call)
        let given = try given(call)
        switch PracticeForm.read(given) {
        case .failure(let faults):
            guard let shown = practice(kind, call, given: given, faults: faults.all) else { throw PageFault.absent }
            return try page(shown, status: .unprocessableContent)
        case .success(let form):
            try await keep(form, of: kind, call)
            return onward(to: ParticipantAct.practice.link(kind.rawValue) + "?kept=yes")
        }
    }

    private func kind(_ call: Call) throws(PageFault) -> Practice.Kind {
        guard let kind = Practice.Kind(rawValue: try call.part("kind")), GuideShelf.kinds.contains(kind) || kind == .other else {
            throw .absent
        }
        return kind
    }

    /// - Throws: `PageFault.unreadable` for fields that no form of ours has, or that came twice.
    private func given(_ call: Call) throws(PageFault) -> PracticeForm.Given {
        let known: Set<String> = ["token", "practice", "minutes", "finished", "words"]
        let names = call.fields.pairs.map(\.name)
        guard Set(names).isSubset(of: known), Set(names).count == names.count else { throw .unreadable }
        return PracticeForm.Given(
            id: call.fields["practice"] ?? "", minutes: call.fields["minutes"] ?? "", finished: call.fields["finished"] ?? "",
            words: call.fields["words"] ?? "")
    }

    private func keep(_ form: PracticeForm, of kind: Practice.Kind, _ call: Call) async throws {
        let person = try call.own()
        var state = person.state
        // A second sending may be recorded between the look and the act: then the look is taken again.
        for isLast in [false, false, true] {
            let known = state.practices[form.id]
            let earlier = known == nil ? nil : try await latest(form.id, in: state)
            if known != nil && earlier == nil { return }
            guard let practice = form.practice(kind, of: person.id, on: person.today, after: earlier) else { return }
            do {
                try await record(.practised(practice), call)
                return
            } catch let fault as PageFault {
                guard !isLast, let newer = try await store.state().participants[person.id], newer.practices[form.id] != known else { throw fault }
                state = newer
            }
        }
    }

    /// What the record holds of a practice of this person; nil when its key is gone.
    private func latest(_ id: Practice.ID, in state: ParticipantState) async throws -> Practice? {
        for entry in try await store.entries(state.entries).reversed() {
            if case .practised(let practice)? = entry.change, practice.id == id { return practice }
        }
        return nil
    }
}
