import Access
package import Accompaniment
import Bookkeeping
import Instruments
package import Records
import StudyDesign

/// What became of answers that a page sent.
package struct FormSaving: Sendable {
    /// The form as it stands now.
    package var draft: FormDraft
    /// Item → since which answer of the form it stands.
    package var saved: [String: Int] = [:]
    /// What an older page only repeated, while something newer stands.
    package var untouched: [String: FormConflict] = [:]
    package var conflicts: [String: FormConflict] = [:]
    package var faults: [String: GivenFault] = [:]
    /// One of these answers is one at which a person is told.
    package var raised = false
    /// The form was handed in meanwhile.
    package var isHandedIn = false
}

extension ParticipantSite {
    /// Saves answers one by one, in the order in which they were given. The record refuses an answer that does not
    /// follow the newest of its form; whoever was overtaken reads the form again and decides anew.
    package func save(_ given: [Given], in place: FormPlace, mode: AnswerGiven.Mode, _ call: Call) async throws -> FormSaving {
        let person = try call.own()
        var saving = FormSaving(draft: try await draft(of: place.id, person.state))
        for one in given { try await save(one, in: place, mode, call, &saving) }
        return saving
    }

    private static let mostTries = 8

    private func save(
        _ one: Given, in place: FormPlace, _ mode: AnswerGiven.Mode, _ call: Call, _ saving: inout FormSaving
    ) async throws {
        // What this very message brought, it has seen.
        let given = Given(
            item: one.item, answer: one.answer, seen: max(one.seen, saving.saved[one.item] ?? 0), device: one.device, wasKept: one.wasKept)
        for _ in 0..<Self.mostTries {
            switch SaveDecision(given, on: saving.draft) {
            case .alreadySo(let revision):
                saving.saved[given.item] = revision
                return
            case .untouched(let revision):
                let theirs = saving.draft[given.item]?.answer ?? .missing(.blank)
                saving.untouched[given.item] = FormConflict(item: given.item, mine: given.answer, theirs: theirs, revision: revision)
                return
            case .conflict(let conflict):
                saving.conflicts[given.item] = conflict
                return
            case .write(let revision):
                let save = try answerSave(given, revision, in: place, mode, call)
                if try await isRecorded(save, call) {
                    saving.draft.take(save)
                    saving.saved[given.item] = revision
                    saving.raised = saving.raised || !save.alerts.isEmpty
                    return
                }
                let state = try await store.state()[save.participant]
                if state.responses[place.id] != nil {
                    saving.isHandedIn = true
                    saving.faults[given.item] = .handedIn
                    return
                }
                // Nobody overtook it: the record does not take it at all.
                guard state.forms[place.id]?.revision ?? 0 != revision - 1 else {
                    saving.faults[given.item] = .refused
                    return
                }
                saving.draft = try await draft(of: place.id, state)
            }
        }
        saving.faults[given.item] = .refused
    }

    private func answerSave(
        _ given: Given, _ revision: Int, in place: FormPlace, _ mode: AnswerGiven.Mode, _ call: Call
    ) throws(PageFault) -> AnswerSave {
        let person = try call.own()
        let way: AnswerGiven.Way =
            switch call.visitor {
            case .errand(_, _, .link): .link
            case .errand(_, _, .tablet): .tablet
            case .participant, .staff, .stranger: .account
            }
        return AnswerSave(
            form: place.id, of: person.id, at: place.visit, instrument: place.instrument.id, version: place.instrument.version,
            item: given.item, answer: given.answer, revision: revision, shelf: place.instrument, under: person.study, at: call.now,
            given: AnswerGiven(mode: mode, way: way, device: given.device, wasKept: given.wasKept))
    }

    private func isRecorded(_ save: AnswerSave, _ call: Call) async throws -> Bool {
        do {
            try await record(.answerSaved(save), call)
            return true
        } catch PageFault.refused {
            return false
        }
    }
}
