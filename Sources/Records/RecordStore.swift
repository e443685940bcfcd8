public import StudyDesign

/// What a store promises. One method changes anything, and it appends to the ledger in
/// the same transaction as the rows, alerts and timers that the change causes.
public protocol RecordStore: Sendable {
    /// Records the acts in order, each taken in no earlier than the entry before it, and
    /// answers when they are durable: each is written whole or refused whole, and a refused
    /// one does not take the others with it.
    ///
    /// - Returns: one outcome an act, in the same order.
    /// - Throws: when the store itself failed; then nothing was acknowledged.
    func record(_ acts: [Act]) async throws -> [Outcome]

    /// The study that this store holds, or nil while it is empty.
    func study() async throws -> StudyProtocol?

    /// The records as they stand, in a fixed order.
    func snapshot() async throws -> Snapshot

    /// Frozen plans and snapshots, in ledger order.
    func frozen() async throws -> (plans: [FrozenPlan], snapshots: [FrozenSnapshot])

    /// What the record amounts to so far; durable when it is handed out.
    func state() async throws -> RecordState

    /// Alerts that nobody has closed yet, most urgent first.
    func openAlerts() async throws -> [AlertRecord]
}

/// What became of one act.
public enum Outcome: Hashable, Sendable {
    /// Durable, under this number of the ledger.
    case recorded(UInt64)
    /// Refused, with the sentence that says why; nothing of it was written.
    case refused(String)
}
