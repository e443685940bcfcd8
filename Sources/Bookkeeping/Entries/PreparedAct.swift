import Foundation
import Instruments
import Ledger
import Records
import StudyDesign

/// An act written out as the ledger keeps it. Writing out and scoring cost more than
/// storing, so they are done on the caller's side, before the one writer is asked for.
struct PreparedAct: Sendable {
    let act: Act
    /// The open part and, where the change is sealed, the content.
    let parts: Result<Parts, Refusal>
    /// Whether the scores are those of the published keys; nothing else needs the study's own plan.
    let isScoredAsPublished: Bool

    struct Parts: Sendable {
        let trace: Trace
        let clear: [UInt8]
        let content: [UInt8]?
    }

    /// - Parameter catalog: Scores a submission again: what was scored elsewhere is compared.
    init(_ act: Act, catalog: Catalog) {
        self.act = act
        let check = Result(catching: { () throws(Refusal) in
            try Self.agrees(act.change, prorating: .published, catalog)
        })
        isScoredAsPublished = (try? check.get()) ?? false
        parts = Result(catching: { () throws(Refusal) in
            _ = try check.get()
            return try Self.parts(of: act, stamped: nil)
        })
    }

    /// What a study's own plan for missing items makes of the answers is what must stand here.
    ///
    /// - Throws: ``Refusal``.
    func checkScores(under study: StudyProtocol?, _ catalog: Catalog) throws(Refusal) {
        guard case .submitted(let submission) = act.change else { return }
        let policy = study?.prorating(of: submission.response.answers.instrument) ?? .published
        if policy == .published && isScoredAsPublished { return }
        guard try Self.agrees(act.change, prorating: policy, catalog) else {
            throw Refusal("The scores of response \(submission.response.id) are not those of its answers. Score it again.")
        }
    }

    static func parts(of act: Act, stamped: Instant?) throws(Refusal) -> Parts {
        let trace = act.change.trace
        do {
            let clear = try CanonicalJSON.encode(EntryPayload.Clear(trace: trace, zone: act.zone, stamped: stamped))
            // A database's text ends at a NUL: what follows would be in the ledger but in no table.
            guard !holdsNul(clear) else { throw Refusal("The act holds a name with a NUL character.") }
            let isOpen = act.change.vault == .open
            return Parts(
                trace: trace, clear: clear,
                content: isOpen ? nil : try CanonicalJSON.encode(EntryPayload.Content(change: act.change, reason: act.reason)))
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal("The act cannot be written out: a number in it is not finite.")
        }
    }

    /// Whether JSON text holds an escaped U+0000; a doubled backslash before it is a text
    /// that only looks like one.
    static func holdsNul(_ json: [UInt8]) -> Bool {
        let escape = Array("u0000".utf8)
        var index = json.startIndex
        while let backslash = json[index...].firstIndex(of: UInt8(ascii: "\\")) {
            if json[(backslash + 1)...].starts(with: escape) { return true }
            index = min(backslash + 2, json.endIndex)
        }
        return false
    }

    private static func agrees(
        _ change: Change, prorating policy: ProratingPolicy, _ catalog: Catalog
    ) throws(Refusal) -> Bool {
        guard case .submitted(let submission) = change else { return true }
        let response = submission.response
        let answers = response.answers
        guard let instrument = catalog.instrument(answers.instrument), instrument.version == answers.version else {
            throw Refusal("Response \(response.id) was given on \(answers.instrument) \(answers.version), which is not on the shelf. Nothing was scored; load that version.")
        }
        return instrument.score(answers, prorating: policy) == submission.scores
    }
}
