/// Findings up to a limit; beyond it they are only counted, so that a ledger that is damaged
/// from end to end does not fill the memory.
struct FindingList: Sendable {
    private(set) var listed: [LedgerFinding] = []
    private(set) var unlisted = 0
    private let limit: Int

    init(limit: Int) { self.limit = max(1, limit) }

    /// Adds a finding and gives its place; nil when it was only counted.
    @discardableResult
    mutating func add(_ finding: LedgerFinding) -> Int? {
        guard listed.count < limit else {
            unlisted += 1
            return nil
        }
        listed.append(finding)
        return listed.count - 1
    }

    @discardableResult
    mutating func add(
        _ kind: LedgerFinding.Kind, _ entries: ClosedRange<Int64>?, _ sentence: String
    ) -> Int? {
        add(LedgerFinding(kind: kind, entries: entries, sentence: sentence))
    }

    /// Says what a finding turned out to be: a new kind, and more at the sentence's end.
    mutating func explain(_ index: Int, as kind: LedgerFinding.Kind, _ explanation: String) {
        let finding = listed[index]
        listed[index] = LedgerFinding(
            kind: kind, entries: finding.entries,
            sentence: "\(finding.sentence.dropLast()); \(explanation)")
    }
}
