/// Checks a stored ledger against its signed checkpoints: no server, no secret, one pass.
///
/// Rows are taken one at a time, so that a ledger of any size is checked in constant memory.
/// What one pass over one store cannot see: that an older copy of the whole store, with its
/// older checkpoints, was put back. Hand in a checkpoint kept elsewhere to see that too.
public struct LedgerVerification: Sendable {
    var book: CheckpointBook
    var findings: FindingList
    /// The tree of the entries' bytes, and, once a stored hash differed, that of the hashes.
    var contents = MerkleFrontier()
    var claimed: MerkleFrontier?
    /// Findings of `hashMismatch` that the next matching checkpoint will decide.
    var undecided: [Undecided] = []
    /// The size of the first checkpoint that neither tree agrees with, and how many follow.
    var firstDifference: Int64?
    var laterDifferences = 0
    var rows: Int64 = 0
    /// The number that the next row must have.
    var expected: Int64 = 0
    var gaps: [ClosedRange<Int64>] = []
    var lastInstant: Int64?

    struct Undecided: Sendable {
        let finding: Int
        /// Whether the stored hash has the right length, so that it can have been in the tree.
        let hashIsPossible: Bool
    }

    /// - Parameters:
    ///   - checkpoints: The texts of the signed checkpoints, in any order.
    ///   - publicKey: The key that the ledger's checkpoints must be signed with.
    ///   - findingLimit: How many findings the report lists before it only counts them.
    public init(checkpoints: [String], publicKey: VerificationKey, findingLimit: Int = 1_000) {
        findings = FindingList(limit: findingLimit)
        book = CheckpointBook(checkpoints, publicKey: publicKey, findings: &findings)
        settleCheckpoints()
    }

    /// Checks all rows at once.
    public static func verify(
        rows: some Sequence<LedgerRow>, checkpoints: [String], publicKey: VerificationKey
    ) -> LedgerReport {
        var verification = LedgerVerification(checkpoints: checkpoints, publicKey: publicKey)
        for row in rows { verification.take(row) }
        return verification.report()
    }

    /// Checks the next row. Rows come in the order of their numbers.
    public mutating func take(_ row: LedgerRow) {
        rows += 1
        let number = row.sequence
        guard number >= 0, number < Int64.max else {
            findings.add(.misnumbered, nil, "A row has the number \(number), which no entry can have.")
            return
        }
        guard number >= expected else { return noteStray(number) }
        if number > expected { noteGap(before: number) }
        expected = number + 1
        check(row)
        settleCheckpoints()
    }

    private mutating func noteGap(before number: Int64) {
        let gap = expected...(number - 1)
        gaps.append(gap)
        let what = gap.count == 1 ? "Entry \(expected) is" : "Entries \(expected) to \(number - 1) are"
        findings.add(.missing, gap, "\(what) missing before entry \(number).")
        // Whatever was signed inside the gap cannot be matched any more.
        expected = number
        settleCheckpoints()
    }

    private mutating func noteStray(_ number: Int64) {
        if gaps.contains(where: { $0.contains(number) }) {
            findings.add(
                .outOfOrder, number...number,
                "Entry \(number) stands after entry \(expected - 1), out of order.")
        } else {
            findings.add(.doubled, number...number, "The number \(number) stands twice.")
        }
    }

    private mutating func check(_ row: LedgerRow) {
        let number = row.sequence
        let computed = MerkleHash.leaf(row.bytes)
        let stored = Digest256(bytes: row.leafHash)
        if stored == computed {
            contents.append(computed)
            claimed?.append(computed)
            checkContent(of: row)
            return
        }
        if claimed == nil { claimed = contents }
        contents.append(computed)
        claimed?.append(stored ?? computed)
        let index = findings.add(
            .hashMismatch, number...number,
            "Entry \(number): its bytes do not match its stored hash.")
        if let index {
            undecided.append(Undecided(finding: index, hashIsPossible: stored != nil))
        }
    }

    /// Looks inside an entry whose bytes fit its hash.
    private mutating func checkContent(of row: LedgerRow) {
        let number = row.sequence
        let entry: LedgerEntry
        do {
            entry = try LedgerEntry(decoding: row.bytes)
        } catch {
            findings.add(.unreadable, number...number, "Entry \(number) cannot be read: \(error)")
            return
        }
        if entry.sequence != number {
            findings.add(
                .misnumbered, number...number,
                "Row \(number) holds the entry that was numbered \(entry.sequence) when it was made.")
        }
        if let lastInstant, entry.instant < lastInstant {
            let then = InstantText.utc(entry.instant)
            findings.add(
                .timeRunsBackwards, number...number,
                "Entry \(number) is dated \(then), before the entry that precedes it (\(InstantText.utc(lastInstant))).")
        }
        lastInstant = entry.instant
    }
}
