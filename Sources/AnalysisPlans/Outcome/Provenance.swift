/// Where a result comes from: enough to get the same bytes again.
public struct Provenance: Hashable, Sendable {
    /// SHA-256, in hexadecimal, of the plan's text as read.
    public let planHash: String
    /// SHA-256, in hexadecimal, of the data file's bytes as read.
    public let dataHash: String
    public let programVersion: String
    /// The snapshot that the data were made from, when they came from a store.
    public let snapshotHash: String?

    public init(planHash: String, dataHash: String, programVersion: String, snapshotHash: String? = nil) {
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
