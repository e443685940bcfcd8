import Instruments
import Ledger
import Records
import StudyDesign

/// Goes through the ledger once more, as if every act came in for the first time.
struct Replay {
    private let store: any ReadingTransaction
    let catalog: Catalog
    private let keyring: Keyring?
    private(set) var state = RecordState()
    private var snapshots = SnapshotBuilder()
    private var list: AllocationList?
    private(set) var rows = RebuiltRows()
    private(set) var contents = StoreReport.ContentCount()
    private(set) var notes: [String] = []
    private var erasedKeys: Set<KeyName> = []

    init(of store: any ReadingTransaction, catalog: Catalog, keyring: Keyring?) {
        self.store = store
        self.catalog = catalog
        self.keyring = keyring
    }

    mutating func run(_ findings: inout Findings) {
        do {
            try store.ledgerRows(from: 0) { row in
                do {
                    try take(row, &findings)
                } catch {
                    // The ledger's own verification has named bytes that are not an entry.
                    findings.add(.entry(row.sequence), "Entry \(row.sequence) cannot be replayed: \(problem(error))")
                }
                return true
            }
        } catch {
            findings.add(.ledger, "The ledger cannot be replayed to its end: \(error)")
        }
        for key in erasedKeys.sorted() {
            let subject = key.subject.map { Participant.ID($0) }
            let isOrdered = subject.flatMap { subject in
                state[subject].erased.map { Erasure.keys(of: subject, $0).contains(key) }
            } ?? false
            if !isOrdered { findings.add(.ledger, "The key \(key) was destroyed, and the ledger knows of no order for it.") }
        }
        if contents.erased > 0 { notes.append("\(contents.erased) entries cannot be opened any more, because their keys were destroyed as ordered.") }
        if contents.unopened > 0 { notes.append("\(contents.unopened) entries are sealed and were not opened: no keyring was given.") }
    }

    private mutating func take(_ row: LedgerRow, _ findings: inout Findings) throws {
        let read = try ReadEntry(row, keyring: keyring)
        let number = read.entry.sequence
        guard let role = Role(rawValue: read.entry.role), read.trace.act == read.entry.act, read.trace.object == read.entry.object else {
            findings.add(.entry(number), "Entry \(number) names another act, object or role than its content.")
            return
        }
        switch read.content {
        case .open(let change, let reason):
            if change.vault != .open { contents.opened += 1 }
            check(change, of: read, role, reason, &findings)
        case .erased:
            contents.erased += 1
            if let key = read.sealedUnder { erasedKeys.insert(key) }
        case .closed(let problem):
            if keyring == nil { contents.unopened += 1 } else { findings.add(.entry(number), "Entry \(number) does not open: \(problem)") }
        }
        if case .allocation(_, let stratum, let place) = read.trace, place != (state.list?.given[stratum] ?? 0) &+ 1 {
            findings.add(.entry(number), "Entry \(number) gives place \(place) of \(stratum) out of turn.")
        }
        let checkIns = state.study?.safeguards.checkIns ?? []
        rows.add(Routing.rows(of: read.trace, object: read.entry.object, entry: number, checkInDelays: checkIns))
        state.take(read.trace, by: read.entry.actor, as: role, at: read.instant, entry: number)
        snapshots.take(read)
    }

    private mutating func check(_ change: Change, of read: ReadEntry, _ role: Role, _ reason: String?, _ findings: inout Findings) {
        let number = read.entry.sequence
        if change.trace != read.trace {
            findings.add(.entry(number), "Entry \(number) says in the open what its sealed content does not say.")
        }
        checkRules(Act(at: read.instant, by: read.entry.actor, as: role, change, because: reason, in: read.zone), number, &findings)
        switch change {
        case .submitted(let submission): check(submission, number, &findings)
        case .allocationListSealed(let sealed): list = sealed
        case .allocated(let allocation): check(allocation, number, &findings)
        case .entrySigned(let signature): check(signature, number, &findings)
        case .snapshotFrozen(let frozen): check(frozen, number, &findings)
        default: break
        }
    }

    /// What was recorded must have been allowed when it was.
    private func checkRules(_ act: Act, _ number: Int64, _ findings: inout Findings) {
        var asked = act
        switch act.change {
        case .allocated(let record):
            asked = act.with(.allocationAsked(AllocationRequest(participant: record.participant, stratum: record.stratum)))
        case .answerSaved(let save):
            // An answer that could not be assessed then may be known to the shelf of today.
            let isUnassessed = save.alerts.contains { if case .couldNotAssess = $0.cause { true } else { false } }
            if isUnassessed { return }
        default: break
        }
        do {
            try Rules(state: state, catalog: catalog).check(asked)
        } catch {
            findings.add(.entry(number), "Entry \(number) should have been refused: \(error)")
        }
    }

    private func check(_ submission: Submission, _ number: Int64, _ findings: inout Findings) {
        let response = submission.response
        let answers = response.answers
        guard let instrument = catalog.instrument(answers.instrument), instrument.version == answers.version else {
            findings.add(.entry(number), "Response \(response.id) (entry \(number)) cannot be scored again: \(answers.instrument) \(answers.version) is not on the shelf.")
            return
        }
        let policy = state.study?.prorating(of: answers.instrument) ?? .published
        if instrument.score(answers, prorating: policy) != submission.scores {
            findings.add(.entry(number), "Response \(response.id) (entry \(number)) gives other scores when its answers are scored again.")
        }
    }

    private func check(_ allocation: Allocation, _ number: Int64, _ findings: inout Findings) {
        guard let arms = list?.places[allocation.stratum], allocation.place >= 1, arms.indices.contains(allocation.place - 1),
            arms[allocation.place - 1] == allocation.arm
        else {
            findings.add(.entry(number), "Entry \(number) gives an arm that does not stand in the sealed list at place \(allocation.place) of \(allocation.stratum).")
            return
        }
    }

    private func check(_ signature: RecordSignature, _ number: Int64, _ findings: inout Findings) {
        let signed = (try? store.ledgerRow(Int64(clamping: signature.entry))) ?? nil
        if signed.map({ MerkleHash.leaf($0.bytes) }) != signature.leaf {
            findings.add(.entry(number), "Entry \(number) signs entry \(signature.entry) as it does not stand.")
        }
    }

    private mutating func check(_ frozen: FrozenSnapshot, _ number: Int64, _ findings: inout Findings) {
        guard keyring != nil else { return }
        let digest: Digest256?
        let withheld: Bool
        do {
            let snapshot = Int64(clamping: frozen.ledgerSize) == state.size
                ? try snapshots.snapshot() : try LedgerReader(store: store, keyring: keyring).snapshot(ofFirst: frozen.ledgerSize)
            digest = try snapshot.digest(of: frozen)
            withheld = contents.erased > 0
        } catch {
            findings.add(.entry(number), "Entry \(number) froze the first \(frozen.ledgerSize) entries, which cannot be read: \(error)")
            return
        }
        guard digest != frozen.digest else { return }
        if withheld {
            notes.append("The snapshot frozen by entry \(number) cannot be hashed again, because somebody's keys were destroyed since.")
        } else {
            findings.add(.entry(number), "Entry \(number) froze the first \(frozen.ledgerSize) entries as \(frozen.digest.short), but they do not give that hash.")
        }
    }

    private func problem(_ error: any Error) -> String {
        error is DecodingError ? "its content is not a change that this program knows." : "\(error)"
    }
}
