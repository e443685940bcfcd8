/// A Merkle tree that keeps the roots of all its complete subtrees, for proofs.
///
/// RFC 6962, section 2.1, with SHA-256. About 64 bytes a leaf; where only the root is
/// needed, `MerkleFrontier` is enough.
public struct MerkleTree: Hashable, Sendable {
    /// `levels[h][i]` is the root of the complete subtree over leaves i·2ʰ ..< (i+1)·2ʰ.
    private var levels: [[Digest256]] = [[]]

    /// The tree over leaf hashes, see `MerkleHash.leaf`.
    public init(leafHashes: some Sequence<Digest256> = []) {
        for hash in leafHashes { append(hash) }
    }

    /// The number of leaves.
    public var size: Int64 { Int64(levels[0].count) }

    /// Appends the next leaf; one hash on average.
    public mutating func append(_ leafHash: Digest256) {
        levels[0].append(leafHash)
        var level = 0
        while levels[level].count.isMultiple(of: 2) {
            let count = levels[level].count
            let parent = MerkleHash.node(levels[level][count - 2], levels[level][count - 1])
            level += 1
            if level == levels.count { levels.append([]) }
            levels[level].append(parent)
        }
    }

    /// The root over all leaves.
    public var root: Digest256 { hash(of: 0..<size) }

    /// The root that the tree had when it held `size` leaves; nil when it never did.
    public func root(ofFirst size: Int64) -> Digest256? {
        guard size >= 0, size <= self.size else { return nil }
        return hash(of: 0..<size)
    }

    /// The proof that the leaf numbered `leaf` stands in the tree of the first `size` leaves
    /// (all, when nil). PATH of RFC 6962, section 2.1.1.
    ///
    /// Nil when there is no such leaf or no such tree.
    public func inclusionProof(of leaf: Int64, inTreeOf size: Int64? = nil) -> InclusionProof? {
        let size = size ?? self.size
        guard leaf >= 0, leaf < size, size <= self.size else { return nil }
        return InclusionProof(of: leaf, inTreeOf: size, hashOf: hash)
    }

    /// The proof that the tree of the first `old` leaves is the start of the tree of the first
    /// `new` leaves (all, when nil). PROOF of RFC 6962, section 2.1.2.
    ///
    /// Nil when there are no such trees.
    public func consistencyProof(from old: Int64, to new: Int64? = nil) -> ConsistencyProof? {
        let new = new ?? size
        guard old >= 0, old <= new, new <= size else { return nil }
        return ConsistencyProof(from: old, to: new, hashOf: hash)
    }

    /// MTH over leaves inside the tree. Ranges come from splitting at powers of two, so their
    /// lower bound is aligned to the largest power of two below their length.
    private func hash(of range: Range<Int64>) -> Digest256 {
        let count = Int64(range.count)
        if count == 0 { return MerkleHash.empty }
        if count.nonzeroBitCount == 1 {
            let level = count.trailingZeroBitCount
            return levels[level][Int(range.lowerBound >> Int64(level))]
        }
        let middle = range.lowerBound + MerkleSplit.point(of: count)
        return MerkleHash.node(
            hash(of: range.lowerBound..<middle), hash(of: middle..<range.upperBound))
    }
}

enum MerkleSplit {
    /// The largest power of two smaller than `count`, k in RFC 6962, section 2.1; `count` > 1.
    static func point(of count: Int64) -> Int64 {
        Int64(1) << Int64(63 - (count - 1).leadingZeroBitCount)
    }
}
