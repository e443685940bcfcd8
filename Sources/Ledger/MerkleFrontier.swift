/// A Merkle tree reduced to what appending needs: the roots of its complete subtrees.
///
/// A tree of `size` leaves has one complete subtree for each bit set in `size`; the peaks
/// are their roots, the largest (leftmost) first. Appending costs O(log size) at worst and
/// one hash on average, and the whole value is at most 63 digests.
public struct MerkleFrontier: Hashable, Sendable {
    /// The number of leaves.
    public private(set) var size: Int64 = 0
    /// The roots of the complete subtrees, leftmost first.
    public private(set) var peaks: [Digest256] = []

    /// The tree without leaves.
    public init() {}

    /// A frontier from its parts; nil unless there is one peak for each bit set in `size`, and
    /// `size` leaves room to append.
    public init?(size: Int64, peaks: [Digest256]) {
        guard size >= 0, size < 1 << 62, peaks.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.peaks = peaks
    }

    /// Appends the next leaf.
    public mutating func append(_ leafHash: Digest256) {
        var hash = leafHash
        var complete = size
        while complete & 1 == 1, let left = peaks.popLast() {
            hash = MerkleHash.node(left, hash)
            complete >>= 1
        }
        peaks.append(hash)
        size += 1
    }

    /// The tree's root, MTH of RFC 6962, section 2.1.
    public var root: Digest256 {
        guard var root = peaks.last else { return MerkleHash.empty }
        for peak in peaks.dropLast().reversed() { root = MerkleHash.node(peak, root) }
        return root
    }

    /// The proof that this tree is the start of the tree that follows when `newLeaves` are
    /// appended to it. Costs as many hashes as there are new leaves, however large the tree is.
    public func consistencyProof(appending newLeaves: [Digest256]) -> ConsistencyProof {
        let newSize = size + Int64(newLeaves.count)
        return ConsistencyProof(from: size, to: newSize) { range in
            if range.upperBound <= size { return oldRoot(of: range) }
            let first = Int(range.lowerBound - size)
            return Self.root(of: newLeaves[first..<first + range.count])
        }
    }

    /// The root of the peaks that stand inside `range`, which starts and ends between peaks.
    private func oldRoot(of range: Range<Int64>) -> Digest256 {
        var inside = MerkleFrontier()
        var start: Int64 = 0
        for peak in peaks {
            let rest = size - start
            let width = Int64(1) << Int64(63 - rest.leadingZeroBitCount)
            if start >= range.lowerBound, start < range.upperBound { inside.peaks.append(peak) }
            start += width
        }
        return inside.root
    }

    private static func root(of leaves: ArraySlice<Digest256>) -> Digest256 {
        var tree = MerkleFrontier()
        for leaf in leaves { tree.append(leaf) }
        return tree.root
    }
}

/// The stored form names the hash algorithm, the size and the peaks.
extension MerkleFrontier: Codable {
    private enum Key: String, CodingKey { case algorithm, size, peaks }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        _ = try container.decode(HashAlgorithm.self, forKey: .algorithm)
        let size = try container.decode(Int64.self, forKey: .size)
        let peaks = try container.decode([Digest256].self, forKey: .peaks)
        guard let frontier = MerkleFrontier(size: size, peaks: peaks) else {
            throw DecodingError.dataCorruptedError(
                forKey: .peaks, in: container,
                debugDescription: "A tree of \(size) leaves does not have \(peaks.count) peaks.")
        }
        self = frontier
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(HashAlgorithm.rfc6962SHA256, forKey: .algorithm)
        try container.encode(size, forKey: .size)
        try container.encode(peaks, forKey: .peaks)
    }
}
