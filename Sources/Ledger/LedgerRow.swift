/// One row of a stored ledger, as it was read and before anything about it is believed.
public struct LedgerRow: Hashable, Sendable {
    /// The row's number.
    public let sequence: Int64
    /// The encoded entry.
    public let bytes: [UInt8]
    /// The stored leaf hash; 32 bytes where nothing is damaged.
    public let leafHash: [UInt8]

    /// A row as the store read it.
    public init(sequence: Int64, bytes: [UInt8], leafHash: [UInt8]) {
        self.sequence = sequence
        self.bytes = bytes
        self.leafHash = leafHash
    }

    /// The row that a store writes for an entry.
    public init(_ entry: LedgerEntry) {
        let bytes = entry.encoded
        self.init(
            sequence: entry.sequence, bytes: bytes, leafHash: MerkleHash.leaf(bytes).bytes)
    }
}
