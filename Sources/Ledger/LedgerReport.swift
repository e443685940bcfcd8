/// What verifying a ledger found.
public struct LedgerReport: Hashable, Codable, Sendable {
    /// The number of rows that were read.
    public let entries: Int64
    /// How many entries, from the first on, the newest matching checkpoint vouches for.
    /// Whoever can write the store can still change the entries after them unnoticed.
    public let coveredEntries: Int64
    /// The number of signed checkpoints that the tree agreed with.
    public let matchedCheckpoints: Int
    /// The algorithm of `root`.
    public let hashAlgorithm: HashAlgorithm
    /// The root of the tree, computed from the entries' bytes. Where bytes are damaged but a
    /// checkpoint confirms the stored hash, that hash stands in for them.
    public let root: Digest256
    /// What is wrong, in the order in which it was found.
    public let findings: [LedgerFinding]
    /// How many further findings were left out of `findings`.
    public let furtherFindings: Int

    /// Whether nothing is wrong.
    public var isIntact: Bool { findings.isEmpty }

    /// The report in one sentence.
    public var summary: String {
        let wrong = findings.count + furtherFindings
        if wrong > 0 {
            let entriesRead = Self.count(entries, "entry", "entries")
            return "The ledger of \(entriesRead) is damaged: \(Self.count(Int64(wrong), "finding", "findings"))."
        }
        let verb = entries == 1 ? "is" : "are"
        return "The ledger's \(Self.count(entries, "entry", "entries")) \(verb) intact; "
            + "signed checkpoints cover the first \(coveredEntries)."
    }

    static func count(_ number: Int64, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }
}

/// One thing that is wrong with a ledger.
public struct LedgerFinding: Hashable, Codable, Sendable, CustomStringConvertible {
    /// What kind of damage it is.
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// Bytes and stored hash differ; no checkpoint tells which of them was changed.
        case hashMismatch
        /// Bytes and stored hash differ; a checkpoint confirms the hash.
        case bytesChanged
        /// Bytes and stored hash differ; a checkpoint confirms the bytes.
        case hashChanged
        /// The hash fits the bytes, but they are not an entry.
        case unreadable
        /// Numbers are missing.
        case missing
        /// A number stands twice.
        case doubled
        /// A row stands after one with a higher number.
        case outOfOrder
        /// The row's number cannot be, or is not the number inside its entry.
        case misnumbered
        /// An entry is older than the one before it.
        case timeRunsBackwards
        /// The tree differs from a signed checkpoint.
        case treeDiffers
        /// The ledger is shorter than a signed checkpoint.
        case shorterThanCheckpoint
        /// A checkpoint's text cannot be read.
        case checkpointUnreadable
        /// A checkpoint is not signed by the ledger's key, or belongs to another ledger.
        case checkpointNotVerified
        /// Two signed checkpoints of one size have different roots.
        case checkpointsDisagree
        /// There are entries, but no signed checkpoint.
        case noCheckpoint
    }

    public let kind: Kind
    /// The numbers of the entries concerned, or among which the first damage lies.
    /// Nil where the finding is about checkpoints alone.
    public let entries: ClosedRange<Int64>?
    /// What is wrong, for people.
    public let sentence: String

    /// The number of the entry concerned, where it is exactly one.
    public var entry: Int64? {
        guard let entries, entries.count == 1 else { return nil }
        return entries.lowerBound
    }

    public var description: String { sentence }
}
