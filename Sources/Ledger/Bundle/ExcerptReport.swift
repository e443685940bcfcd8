/// What verifying an excerpt found.
public struct ExcerptReport: Hashable, Sendable {
    /// The verification key that the checkpoint was checked with.
    public let key: String
    /// Whether the reader had that key from elsewhere. Otherwise it came with the excerpt.
    public let keyIsReaders: Bool
    /// The number of entries of the ledger that the checkpoint signs.
    public let size: Int64
    /// The entries that are shown to stand in that ledger.
    public let shown: [LedgerEntry]
    /// What is wrong, for people.
    public let findings: [String]
    /// The reader's witnesses.
    public let witnesses: [WitnessReport]

    /// Whether nothing is wrong.
    public var isIntact: Bool { findings.isEmpty }

    /// What the excerpt shows, and what it does not.
    public var statements: [BundleStatement] {
        guard isIntact else {
            return [
                BundleStatement(
                    standing: .notShown,
                    sentence: "Nothing is shown until the findings are explained.")
            ]
        }
        let entries = LedgerReport.count(Int64(shown.count), "entry stands", "entries stand")
        let condition = keyIsReaders
            ? "" : " This holds only if that is the ledger's key: compare it with one had from elsewhere than this excerpt."
        return [
            BundleStatement(
                standing: keyIsReaders ? .shown : .ifKeyIsRight,
                sentence: "\(entries), with these numbers, in the ledger of \(size) that the key \(key) signed.\(condition)"),
            BundleStatement(
                standing: .notShown,
                sentence: "An excerpt shows nothing of the other entries, nor that those chosen are all that matter."),
        ]
    }
}
