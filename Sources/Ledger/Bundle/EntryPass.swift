/// One pass over the entries: the ledger's own checks, the kept checkpoint, and the dates
/// against the witnesses' times.
struct EntryPass {
    var ledger: LedgerVerification
    private let kept: Checkpoint?
    private var keptIsCompared = false
    private var brackets: WitnessBrackets
    private(set) var findings: [BundleFinding] = []

    init(ledger: LedgerVerification, kept: Checkpoint?, brackets: WitnessBrackets) {
        self.ledger = ledger
        self.kept = kept
        self.brackets = brackets
        compareKept()
    }

    /// Checks the next entry. It is called by the number inside it where that is possible, so
    /// that a dropped or inserted entry is named and not all that follow it; a number from
    /// `possible` on cannot be.
    mutating func take(_ bytes: [UInt8], possible: Int64) {
        let glance = EntryGlance(bytes)
        var number = ledger.expected
        if let said = glance?.sequence, (0..<possible).contains(said) { number = said }
        ledger.take(
            LedgerRow(sequence: number, bytes: bytes, leafHash: MerkleHash.leaf(bytes).bytes))
        if let glance, let finding = brackets.check(glance.instant, of: number) {
            findings.append(finding)
        }
        compareKept()
    }

    private mutating func compareKept() {
        guard let kept, !keptIsCompared, ledger.expected >= kept.size else { return }
        keptIsCompared = true
        let tree = ledger.contents
        guard tree.size != kept.size || tree.root != kept.root else { return }
        findings.append(
            BundleFinding(
                kind: .differsFromKept, file: nil,
                entries: kept.size > 0 ? 0...(kept.size - 1) : nil,
                sentence: "The first \(LedgerReport.count(kept.size, "entry", "entries")) are not those of the checkpoint that you kept: the ledger exists in two versions, or its past was changed."))
    }

    /// Call it after the last entry.
    mutating func finish() {
        guard let kept, !keptIsCompared else { return }
        findings.append(
            BundleFinding(
                kind: .olderThanKept, file: nil, entries: nil,
                sentence: "The ledger has \(LedgerReport.count(ledger.expected, "entry", "entries")), but the checkpoint that you kept has \(kept.size): this is an older state, or its end was cut off."))
    }
}
