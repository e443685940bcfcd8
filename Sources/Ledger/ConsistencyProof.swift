/// The proof that an older tree is the start of a newer one: RFC 6962, section 2.1.2.
public struct ConsistencyProof: Hashable, Codable, Sendable {
    /// The number of leaves of the older tree.
    public let oldSize: Int64
    /// The number of leaves of the newer tree.
    public let newSize: Int64
    /// The hashes that both roots can be computed from.
    public let path: [Digest256]

    /// A proof received from elsewhere; nothing about it is believed until it is verified.
    public init(oldSize: Int64, newSize: Int64, path: [Digest256]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.path = path
    }

    /// SUBPROOF of RFC 6962, section 2.1.2, walked from the root downwards. `hashOf` gives MTH
    /// of a range of leaves; no range that it is asked for crosses the older tree's end.
    init(from old: Int64, to new: Int64, hashOf: (Range<Int64>) -> Digest256) {
        var path: [Digest256] = []
        var range = 0..<new
        while old > 0, range.upperBound > old {
            let middle = range.lowerBound + MerkleSplit.point(of: Int64(range.count))
            if old <= middle {
                path.append(hashOf(middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                path.append(hashOf(range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        // The verifier knows the older root, so it is left out where it is itself a subtree.
        if old > 0, range.lowerBound > 0 { path.append(hashOf(range)) }
        self.init(oldSize: old, newSize: new, path: path.reversed())
    }

    /// Whether the proof leads to both roots: RFC 9162, section 2.1.4.2.
    ///
    /// Two trees of one size are consistent when their roots are equal; every tree is
    /// consistent with the empty one, whose root is still checked.
    public func verifies(oldRoot: Digest256, newRoot: Digest256) -> Bool {
        guard oldSize >= 0, oldSize <= newSize else { return false }
        if oldSize == newSize { return path.isEmpty && oldRoot == newRoot }
        if oldSize == 0 { return path.isEmpty && oldRoot == MerkleHash.empty }
        var hashes = path[...]
        var position = oldSize - 1
        var last = newSize - 1
        while position & 1 == 1 {
            position >>= 1
            last >>= 1
        }
        let oldIsSubtree = oldSize.nonzeroBitCount == 1
        guard let start = oldIsSubtree ? oldRoot : hashes.popFirst() else { return false }
        guard !hashes.isEmpty else { return false }
        var old = start
        var new = start
        for hash in hashes {
            guard last > 0 else { return false }
            if position & 1 == 1 || position == last {
                old = MerkleHash.node(hash, old)
                new = MerkleHash.node(hash, new)
                while position & 1 == 0, position > 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                new = MerkleHash.node(new, hash)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && old == oldRoot && new == newRoot
    }
}
