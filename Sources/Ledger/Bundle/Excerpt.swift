/// Chosen entries with the proof that each stands in the ledger that a checkpoint signs.
///
/// It shows that they stand there, with their numbers and times. It shows nothing of the
/// rest: not what the other entries say, nor that the chosen ones are all that matter.
public struct Excerpt: Hashable, Sendable {
    /// One entry with its proof.
    public struct Entry: Hashable, Codable, Sendable {
        /// The entry's number.
        public let number: Int64
        /// The encoded entry.
        public let bytes: [UInt8]
        /// The sibling hashes from the entry up to the root.
        public let path: [Digest256]
    }

    /// The ledger's verification key as exchanged; believed no more than the excerpt is.
    public let key: String
    /// The signed checkpoint's text.
    public let checkpoint: String
    /// The entries, by number.
    public let entries: [Entry]

    init(key: String, checkpoint: String, entries: [Entry]) {
        self.key = key
        self.checkpoint = checkpoint
        self.entries = entries
    }

    static let format = "maitri-excerpt"
    static let version: Int64 = 1
    /// Upper bound on the file, room for some entries at their limit: 256 MiB.
    public static let maximumBytes = 268_435_456

    /// Makes an excerpt. Costs about 64 bytes of memory for each entry of the ledger.
    ///
    /// - Parameters:
    ///   - numbers: The entries to show.
    ///   - rows: Hands over every row, in order, at least up to the checkpoint's size.
    ///   - checkpoint: A signed checkpoint that covers them.
    ///   - key: The key that it is signed with.
    /// - Throws: `ExcerptError` when an entry is not covered or the ledger is not the one that
    ///   was signed; or what `rows` throws.
    public static func make(
        of numbers: some Sequence<Int64>, rows: ((LedgerRow) throws -> Void) throws -> Void,
        checkpoint: SignedCheckpoint, key: VerificationKey
    ) throws -> Excerpt {
        do {
            try checkpoint.verify(with: key)
        } catch {
            throw ExcerptError.checkpoint(error)
        }
        let size = checkpoint.checkpoint.size
        let wanted = Set(numbers)
        for number in wanted.sorted() where !(0..<size).contains(number) {
            throw ExcerptError.notCovered(number, size: size)
        }
        var tree = MerkleTree()
        var bytes: [Int64: [UInt8]] = [:]
        try rows { row in
            guard tree.size < size else { return }
            guard row.sequence == tree.size else { throw ExcerptError.damaged(size: size) }
            if wanted.contains(row.sequence) { bytes[row.sequence] = row.bytes }
            tree.append(MerkleHash.leaf(row.bytes))
        }
        guard tree.size == size, tree.root == checkpoint.checkpoint.root else {
            throw ExcerptError.damaged(size: size)
        }
        let entries = wanted.sorted().compactMap { number -> Entry? in
            guard let content = bytes[number], let proof = tree.inclusionProof(of: number) else {
                return nil
            }
            return Entry(number: number, bytes: content, path: proof.path)
        }
        return Excerpt(key: key.text, checkpoint: checkpoint.text, entries: entries)
    }
}

/// Why an excerpt is not made or cannot be read.
public enum ExcerptError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The checkpoint does not cover the entry.
    case notCovered(Int64, size: Int64)
    /// The checkpoint is not signed with the key.
    case checkpoint(SignedNoteError)
    /// The rows are not the entries that the checkpoint signs.
    case damaged(size: Int64)
    /// The bytes are not an excerpt.
    case notAnExcerpt
    /// The key that the reader gave is not a ledger's verification key.
    case expectedKey(SigningKeyError)
    /// A witness's key that the reader gave is not one.
    case witnessKey(String, WitnessKeyError)

    public var description: String {
        switch self {
        case .notCovered(let number, let size):
            "Entry \(number) is not among the \(size) entries that the checkpoint covers; sign a newer checkpoint first."
        case .checkpoint(let error): "The checkpoint cannot be used: \(error)"
        case .damaged(let size):
            "The ledger's first \(size) entries are not those that the checkpoint signs; verify the ledger."
        case .notAnExcerpt:
            "The file is not an excerpt: it must be JSON of the format \(Excerpt.format), version \(Excerpt.version)."
        case .expectedKey(let error): "The key to compare with cannot be used: \(error)"
        case .witnessKey(let text, let error): "The witness key \(text) cannot be used: \(error)"
        }
    }
}
