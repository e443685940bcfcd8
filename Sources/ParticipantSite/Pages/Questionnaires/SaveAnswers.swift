import Access
import Accompaniment
import Foundation
import HTTPTypes
package import Hummingbird
package import Instruments
import Records

/// What a script is told of the answers that it sent.
package struct AnswersReply: Hashable, Sendable, Encodable {
    package var saved: [Saved] = []
    package var conflicts: [Conflict] = []
    package var faults: [Fault] = []
    /// An answer is one at which a person is told.
    package var help = false
    /// What is not asked now.
    package var hidden: [String] = []

    package struct Saved: Hashable, Sendable, Encodable {
        package let item: String
        package let revision: Int
    }

    package struct Conflict: Hashable, Sendable, Encodable {
        package let item: String
        package let mine: Answer
        package let theirs: Answer
        package let revision: Int
    }

    package struct Fault: Hashable, Sendable, Encodable {
        package let item: String
        package let sentence: String
    }
}

/// The page's pass is worth nothing; the script keeps the answers and asks for a new one.
private struct SignInReply: Encodable { let signIn = true }

extension ParticipantSite {
    package func saveAnswers(_ call: Call) async throws -> Response {
        let place = try place(call)
        let sent: SentAnswers
        do { sent = try SentAnswers(Data(call.body)) } catch { throw PageFault.unreadable }
        func refuse(_ fault: GivenFault) throws -> Response {
            let sentence = FormWords(call.phrases).fault(fault)
            return try json(
                AnswersReply(faults: sent.answers.map { AnswersReply.Fault(item: $0.item, sentence: sentence) }), status: .conflict)
        }
        if place.isHandedIn { return try refuse(.handedIn) }
        // An answer that comes after its time is kept all the same: somebody may have to look at it. Handing in is over.
        switch finding(on: sent.seal, for: place, call) {
        case .foreign: return try json(SignInReply(), status: .unauthorized)
        case .otherVersion: return try refuse(.changed)
        // What a device kept comes when there is a network; each answer says what it had seen.
        case .good, .old: return try await save(sent, in: place, call)
        }
    }

    private func save(_ sent: SentAnswers, in place: FormPlace, _ call: Call) async throws -> Response {
        let before = try await sheet(place, draft(of: place.id, call.own().state), call)
        let words = FormWords(call.phrases)
        var reply = AnswersReply()
        var given: [Given] = []
        for (item, read) in sent.given(to: before) {
            switch read {
            case .success(let one): given.append(one)
            case .failure(let problem): reply.faults.append(AnswersReply.Fault(item: item, sentence: words.fault(problem.fault)))
            }
        }
        let saving = try await save(given, in: place, mode: sent.mode, call)
        let sheet = try await sheet(place, saving.draft, call)
        reply.saved = saving.saved.map { AnswersReply.Saved(item: $0, revision: $1) }.sorted { $0.item < $1.item }
        // A page that shows the older answer must not take the newer one for seen.
        let differing = Array(saving.conflicts.values) + Array(saving.untouched.values)
        reply.conflicts = differing.map { AnswersReply.Conflict(item: $0.item, mine: $0.mine, theirs: $0.theirs, revision: $0.revision) }
            .sorted { $0.item < $1.item }
        reply.faults += saving.faults.sorted { $0.key < $1.key }.map { AnswersReply.Fault(item: $0, sentence: words.fault($1)) }
        reply.help = saving.raised
        reply.hidden = sheet.hidden
        return try json(reply, status: !reply.conflicts.isEmpty ? .conflict : !reply.faults.isEmpty ? .unprocessableContent : .ok)
    }
}
