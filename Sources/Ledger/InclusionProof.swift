/// The proof that one leaf stands at its place in a tree: RFC 6962, section 2.1.1.
public struct InclusionProof: Hashable, Codable, Sendable {
    /// The leaf's number; the first is 0.
    public let leaf: Int64
    /// The number of leaves of the tree.
    public let size: Int64
    /// The sibling hashes from the leaf up to the root.
    public let path: [Digest256]

    /// A proof received from elsewhere; nothing about it is believed until it is verified.
    public init(leaf: Int64, size: Int64, path: [Digest256]) {
        self.leaf = leaf
        self.size = size
        self.path = path
    }

    init(of leaf: Int64, inTreeOf size: Int64, hashOf: (Range<Int64>) -> Digest256) {
        var path: [Digest256] = []
        var range = 0..<size
        while range.count > 1 {
            let middle = range.lowerBound + MerkleSplit.point(of: Int64(range.count))
            let left = range.lowerBound..<middle
            let right = middle..<range.upperBound
            path.append(hashOf(leaf < middle ? right : left))
            range = leaf < middle ? left : right
        }
        self.init(leaf: leaf, size: size, path: path.reversed())
    }

    /// Whether the proof leads from the leaf's hash to the root: RFC 9162, section 2.1.3.2.
    public func verifies(leafHash: Digest256, root: Digest256) -> Bool {
        guard leaf >= 0, leaf < size else { return false }
        var position = leaf
        var last = size - 1
        var hash = leafHash
        for sibling in path {
            guard last > 0 else { return false }
            if position & 1 == 1 || position == last {
                hash = MerkleHash.node(sibling, hash)
                while position & 1 == 0, position > 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleHash.node(hash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }
}
