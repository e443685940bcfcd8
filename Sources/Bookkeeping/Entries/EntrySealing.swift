import Ledger
import Records
import StudyDesign

/// From an act to its entry, and back.
enum EntrySealing {
    /// - Throws: `LedgerEntryError`, `SealError`, `KeyringError`.
    static func entry(number: Int64, act: Act, parts: PreparedAct.Parts, keyring: Keyring) throws -> LedgerEntry {
        let key = act.change.vault.key
        func entry(_ payload: [UInt8], reason: String?) throws(LedgerEntryError) -> LedgerEntry {
            try LedgerEntry(
                sequence: number, instant: act.instant.milliseconds, actor: act.actor, role: act.role.rawValue,
                act: parts.trace.act, object: parts.trace.object, reason: reason, payload: payload)
        }
        guard let key, let content = parts.content else {
            let reason = act.reason.flatMap { $0.isEmpty ? nil : $0 }
            return try entry(EntryPayload(clear: parts.clear, sealed: nil).encoded, reason: reason)
        }
        // The header is the entry itself with its open part: a box fits nowhere else.
        let header = try entry(parts.clear, reason: nil).encoded
        let sealed = try SealedContent.seal(content, header: header, with: keyring.newest(key))
        return try entry(EntryPayload(clear: parts.clear, sealed: sealed).encoded, reason: nil)
    }

    /// What a sealed entry holds.
    ///
    /// - Throws: `SealError`, `KeyringError`, or a decoding error.
    static func open(_ sealed: SealedContent, of entry: LedgerEntry, clear: [UInt8], keyring: Keyring) throws -> EntryPayload.Content {
        let header = try LedgerEntry(
            sequence: entry.sequence, instant: entry.instant, actor: entry.actor, role: entry.role, act: entry.act,
            object: entry.object, payload: clear
        ).encoded
        let content = try sealed.open(header: header, with: keyring.key(sealed.key, generation: sealed.generation))
        return try CanonicalJSON.decode(EntryPayload.Content.self, from: content)
    }
}
