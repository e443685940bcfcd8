public import Ledger

/// A person signs an entry of the ledger: exactly what was shown, with printed name and
/// meaning (21 CFR 11.50, 11.70). A checkpoint is signed with it.
public struct RecordSignature: Hashable, Sendable, Codable {
    public let entry: UInt64
    /// The entry's leaf hash: one changed byte of the record, or another place, voids the
    /// signature.
    public let leaf: Digest256
    public let printedName: String
    public let meaning: String

    public init(entry: UInt64, leaf: Digest256, printedName: String, meaning: String) {
        self.entry = entry
        self.leaf = leaf
        self.printedName = printedName
        self.meaning = meaning
    }
}
