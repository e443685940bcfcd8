import Instruments
import Ledger
import Records
import StudyDesign

/// Acts on their way into one transaction. For each: the rules are asked, a wish for a place
/// becomes the next place of the sealed list, the entry is made and sealed, and entry and
/// rows are written; then, and not before, the state takes it.
///
/// A refused act leaves nothing behind and does not take the others with it.
struct Recorder {
    let store: any WritingTransaction
    let keyring: Keyring
    let catalog: Catalog
    /// The store's clock.
    let now: Instant
    /// Set when a checkpoint must be signed whatever its age.
    private(set) var mustSign = false

    init(_ store: any WritingTransaction, keyring: Keyring, catalog: Catalog, now: Instant) {
        self.store = store
        self.keyring = keyring
        self.catalog = catalog
        self.now = now
    }

    /// - Throws: what ends the transaction; a refusal does not.
    mutating func record(_ prepared: PreparedAct, draft: Draft) throws -> Outcome {
        do {
            return .recorded(try write(prepared, draft))
        } catch let refusal as Refusal {
            return .refused(refusal.sentence)
        } catch let error as LedgerEntryError {
            return .refused("The ledger cannot hold this act: \(error)")
        } catch let error as SealError {
            return .refused("The act cannot be sealed: \(error)")
        } catch let breach as ConstraintBreach {
            // The tables' own rules stand behind those of the record; nothing is stored.
            return .refused("The act breaks a rule of the tables: \(breach.problem).")
        } catch let error as KeyringError {
            guard case .destroyed = error else { throw error }
            return .refused("The act cannot be sealed: \(error)")
        }
    }

    private mutating func write(_ prepared: PreparedAct, _ draft: Draft) throws -> UInt64 {
        try Rules.check(stampOf: prepared.act, now: now)
        var act = prepared.act.takenIn(noEarlierThan: draft.state.newest)
        try Rules(state: draft.state, catalog: catalog).check(act)
        var parts = try prepared.parts.get()
        try prepared.checkScores(under: draft.state.study, catalog)
        if case .allocationAsked(let request) = act.change {
            act = act.with(.allocated(try place(for: request, draft)))
            parts = try PreparedAct.parts(of: act, stamped: stamp(prepared.act, act))
        } else if act.instant != prepared.act.instant {
            parts = try PreparedAct.parts(of: act, stamped: prepared.act.instant)
        }
        if case .entrySigned(let signature) = act.change { try checkLeaf(signature) }
        if let key = act.change.vault.key { _ = try keyring.ensure([key]) }
        let entry = try EntrySealing.entry(number: draft.state.size, act: act, parts: parts, keyring: keyring)
        let row = LedgerRow(entry)
        let checkIns = draft.state.study?.safeguards.checkIns ?? []
        try store.append(row, Routing.rows(of: parts.trace, object: entry.object, entry: entry.sequence, checkInDelays: checkIns))
        draft.take(row, entry, parts.trace, by: act.actor, as: act.role)
        mustSign = mustSign || parts.trace.demandsCheckpoint
        return UInt64(entry.sequence)
    }

    private func stamp(_ made: Act, _ taken: Act) -> Instant? { made.instant == taken.instant ? nil : made.instant }

    /// Concealed: whoever asks learns that a place was given, and not which arm.
    private func place(for request: AllocationRequest, _ draft: Draft) throws -> Allocation {
        guard let held = draft.state.list else { throw Refusal("No allocation list is sealed yet.") }
        let list = try draft.list ?? openedList(at: held.entry)
        draft.list = list
        guard list.commitment == held.commitment else { throw Refusal("The sealed allocation list is not the one that was committed to. Verify the store.") }
        let number = max(0, held.given[request.stratum, default: 0]) &+ 1
        guard let arms = list.places[request.stratum], arms.indices.contains(number - 1) else {
            throw Refusal("The stratum \(request.stratum) has no place \(number).")
        }
        return Allocation(participant: request.participant, arm: arms[number - 1], stratum: request.stratum, place: number)
    }

    private func openedList(at entry: Int64) throws -> AllocationList {
        guard let row = try store.ledgerRow(entry), case .allocationListSealed(let list) = try ReadEntry(row, keyring: keyring).change else {
            throw Refusal("The sealed allocation list cannot be opened with this keyring.")
        }
        return list
    }

    private func checkLeaf(_ signature: RecordSignature) throws {
        guard let row = try store.ledgerRow(Int64(clamping: signature.entry)), Digest256(bytes: row.leafHash) == signature.leaf else {
            throw Refusal("Entry \(signature.entry) is not what was shown to be signed. Load it again.")
        }
    }
}

extension Trace {
    /// Entries with which a checkpoint is signed at once.
    var demandsCheckpoint: Bool {
        switch self {
        case .snapshot, .signature, .consentSignature, .allocationList, .sessionClosing: true
        default: false
        }
    }
}

extension ReadingTransaction {
    /// The ledger's row of this number.
    func ledgerRow(_ number: Int64) throws -> LedgerRow? {
        var found: LedgerRow?
        try ledgerRows(from: number) { row in
            found = row.sequence == number ? row : nil
            return false
        }
        return found
    }
}
