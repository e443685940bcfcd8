import Ledger
import Records
import StudyDesign

/// An act with its change written out as the ledger keeps it. Writing costs more than
/// storing, so it is done on the caller's side, before the one writer is asked for.
struct WrittenAct: Sendable {
    let act: Act
    private let payload: Result<[UInt8], Refusal>

    init(_ act: Act) {
        self.act = act
        payload = Result(catching: { () throws(Refusal) in try Self.payload(of: act.change) })
    }

    private init(_ act: Act, payload: Result<[UInt8], Refusal>) {
        self.act = act
        self.payload = payload
    }

    /// The same act, taken in no earlier than the newest entry. Callers stamp their acts
    /// before they reach the writer, and clocks are set back; an answer is never refused for
    /// that. When something happened stands in the record itself.
    func takenIn(noEarlierThan newest: Instant?) -> WrittenAct {
        guard let newest, act.instant < newest else { return self }
        return WrittenAct(
            Act(at: newest, by: act.actor, as: act.role, act.change, because: act.reason), payload: payload)
    }

    func entry(number: Int64) throws -> LedgerEntry {
        try LedgerEntry(
            sequence: number, instant: act.instant.milliseconds, actor: act.actor, role: act.role.rawValue,
            act: act.change.act, object: act.change.object, reason: act.reason, payload: payload.get())
    }

    private static func payload(of change: Change) throws(Refusal) -> [UInt8] {
        let payload: [UInt8]
        do {
            payload = try CanonicalJSON.encode(change)
        } catch {
            throw Refusal("The act cannot be written out: a number in it is not finite.")
        }
        // SQLite's text ends at a NUL: what follows would be in the ledger but in no table.
        guard !holdsNul(payload) else {
            throw Refusal("The act holds a text with a NUL character, which the tables cannot keep.")
        }
        return payload
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
}
