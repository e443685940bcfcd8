/// What a witness needs of a bundle: its newest checkpoint, and the proof that it continues
/// what the witness saw before.
public enum WitnessProof {
    /// - Parameters:
    ///   - directory: A bundle that has been verified.
    ///   - size: The length that the witness saw last; 0 for none.
    /// - Throws: `BundleError`, or a sentence when there is no checkpoint or the bundle is
    ///   shorter than what was seen.
    public static func newest(in directory: String, after size: Int64) throws -> (note: String, proof: ConsistencyProof) {
        let place = BundleWriter.trimmed(directory)
        let notes = BundleFormat.notes(try PlainFile.readWhole("\(place)/\(BundleFormat.checkpoints)", atMost: BundleFormat.checkpointsBytes))
        let signed = notes.compactMap { try? SignedCheckpoint(parsing: $0) }
        guard let newest = signed.max(by: { $0.checkpoint.size < $1.checkpoint.size }) else { throw WitnessProofError.noCheckpoint }
        let end = newest.checkpoint.size
        guard end >= size else { throw WitnessProofError.shorter(size: end, seen: size) }
        // From nothing, and to the same length, the proof is empty.
        guard size > 0, end > size else { return (newest.text, ConsistencyProof(oldSize: size, newSize: end, path: [])) }
        var tree = MerkleTree()
        let file = try FileReader("\(place)/\(BundleFormat.entries)")
        while tree.size < end {
            let prefix = try file.read(atMost: 4)
            let length = prefix.reduce(0) { $0 << 8 | Int($1) }
            let isSane = prefix.count == 4 && length <= BundleFormat.entryBytes
            let bytes = isSane ? try file.read(atMost: length) : []
            guard prefix.count == 4, bytes.count == length else { throw WitnessProofError.shorter(size: tree.size, seen: end) }
            tree.append(MerkleHash.leaf(bytes))
        }
        guard let proof = tree.consistencyProof(from: size, to: end) else { throw WitnessProofError.shorter(size: end, seen: size) }
        return (newest.text, proof)
    }
}

/// Why there is nothing to cosign.
public enum WitnessProofError: Error, Hashable, Sendable, CustomStringConvertible {
    case noCheckpoint
    case shorter(size: Int64, seen: Int64)

    public var description: String {
        switch self {
        case .noCheckpoint: "The bundle holds no signed checkpoint, so there is nothing to cosign."
        case .shorter(let size, let seen):
            "The bundle has \(size) entries, fewer than the \(seen) that were seen or signed. Ask the site why."
        }
    }
}
