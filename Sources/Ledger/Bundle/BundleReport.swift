/// What verifying a bundle found.
public struct BundleReport: Hashable, Codable, Sendable {
    /// The ledger's name, from the key that was used.
    public let ledgerName: String
    /// The verification key that the checkpoints were checked with, as exchanged.
    public let key: String
    /// Whether the reader had that key from elsewhere. Otherwise it came with the bundle.
    public let keyIsReaders: Bool
    /// What is wrong with the files, the keys, the kept checkpoint and the cosignatures.
    public let findings: [BundleFinding]
    /// How many further such findings are not listed.
    public let furtherFindings: Int
    /// The entries, the tree and the signed checkpoints.
    public let ledger: LedgerReport
    /// The number of checkpoints in the bundle, believed or not.
    public let checkpoints: Int
    /// The witnesses whose keys are known, with what they cosigned.
    public let witnesses: [WitnessReport]
    /// What the bundle shows, and what it does not, in plain words.
    public let statements: [BundleStatement]

    /// Whether nothing is wrong.
    public var isIntact: Bool { findings.isEmpty && ledger.isIntact }

    /// Every listed finding as a sentence.
    public var sentences: [String] { findings.map(\.sentence) + ledger.findings.map(\.sentence) }

    /// The report in one sentence.
    public var summary: String {
        let wrong = Int64(
            findings.count + furtherFindings + ledger.findings.count + ledger.furtherFindings)
        let entries = LedgerReport.count(ledger.entries, "entry", "entries")
        guard wrong == 0 else {
            return "The bundle of \(entries) does not verify: \(LedgerReport.count(wrong, "finding", "findings"))."
        }
        let condition = keyIsReaders ? "" : ", provided that \(key) is the ledger's key"
        return "The bundle of \(entries) verifies; signed checkpoints cover the first \(ledger.coveredEntries)\(condition)."
    }
}

/// What one witness vouches for in a bundle.
public struct WitnessReport: Hashable, Codable, Sendable {
    /// The witness's verification key, as exchanged.
    public let key: String
    /// Whether the reader had that key from elsewhere.
    public let keyIsReaders: Bool
    /// The number of believed cosignatures.
    public let cosignatures: Int
    /// The largest number of entries that the witness cosigned; nil without a cosignature.
    public let size: Int64?
    /// When it cosigned them, the latest time, in seconds since 1970.
    public let time: Int64?
}

/// One thing that a bundle shows or does not show.
public struct BundleStatement: Hashable, Codable, Sendable, CustomStringConvertible {
    /// How far the statement holds.
    public enum Standing: String, Hashable, Codable, Sendable {
        /// It holds.
        case shown
        /// It holds only if the key named in it is the right one; compare it with one had from
        /// elsewhere.
        case ifKeyIsRight
        /// The bundle cannot show it.
        case notShown
    }
    public let standing: Standing
    public let sentence: String

    public var description: String { sentence }
}

/// One thing that is wrong with a bundle, apart from its ledger.
public struct BundleFinding: Hashable, Codable, Sendable, CustomStringConvertible {
    /// What kind of damage it is.
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// A file is missing, or is no regular file.
        case fileMissing
        /// There is a file that no bundle holds.
        case fileUnexpected
        /// A file is not what the manifest says.
        case fileChanged
        /// A file is longer than it can be, or could not be read.
        case fileUnreadable
        /// The manifest is not one.
        case manifestUnreadable
        /// The manifest has another form than this program writes.
        case manifestForm
        /// A number, name or root in the manifest is not that of the files.
        case manifestDiffers
        /// The entries' file ends inside an entry, or has a length that cannot be.
        case entriesCut
        /// The keys' file does not hold keys.
        case keysUnreadable
        /// The ledger's key is not the one that the reader had from elsewhere.
        case keyDiffers
        /// The kept checkpoint is not signed with the ledger's key.
        case keptNotVerified
        /// The ledger is smaller than the kept checkpoint.
        case olderThanKept
        /// The ledger is not the one that the kept checkpoint signed.
        case differsFromKept
        /// A cosignature is not its witness's.
        case cosignatureNotVerified
        /// A witness that the reader named cosigned nothing.
        case notWitnessed
        /// An entry is dated after a witness had already seen it.
        case datedAfterWitness
        /// An entry is dated long before a witness had not yet seen it.
        case backdated
    }

    public let kind: Kind
    /// The file concerned, where it is one.
    public let file: String?
    /// The numbers of the entries concerned, where there are any.
    public let entries: ClosedRange<Int64>?
    /// What is wrong, for people.
    public let sentence: String

    public var description: String { sentence }
}
