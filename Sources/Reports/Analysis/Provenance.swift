public import Ledger
import Statistics

/// Where a result comes from: enough to get the same bytes again.
public struct Provenance: Hashable, Sendable {
    /// SHA-256 of the plan's text as read.
    public let planHash: Digest256
    /// SHA-256 of the data file's bytes as read.
    public let dataHash: Digest256
    public let programVersion: String
    /// The snapshot that the data were made from, when they came from a store.
    public let snapshotHash: Digest256?

    public init(planHash: Digest256, dataHash: Digest256, programVersion: String, snapshotHash: Digest256? = nil) {
        self.planHash = planHash
        self.dataHash = dataHash
        self.programVersion = programVersion
        self.snapshotHash = snapshotHash
    }
}

/// The version of this program, part of every result.
public enum Program {
    public static let version = "0.1.0"
}
