import Foundation
import Ledger
import Testing

@Suite("Merkle tree against the recursive definition, sizes 0 to 300")
struct MerkleTreeTests {
    static let largest = 300
    static let entries: [[UInt8]] = (0..<largest).map { Array("entry \($0 * $0)".utf8) }
    static let hashes = entries.map(MerkleHash.leaf)

    @Test func rootsOfTreeAndFrontier() {
        var naive = NaiveMerkle(Self.entries)
        var tree = MerkleTree()
        var frontier = MerkleFrontier()
        for size in 0...Self.largest {
            let expected = naive.head(0..<size)
            #expect(tree.root.bytes == expected)
            #expect(frontier.root.bytes == expected)
            #expect(frontier.size == Int64(size) && tree.size == Int64(size))
            #expect(frontier.peaks.count == size.nonzeroBitCount)
            guard size < Self.largest else { break }
            tree.append(Self.hashes[size])
            frontier.append(Self.hashes[size])
        }
    }

    @Test func inclusionProofsOfAllLeavesInAllTrees() throws {
        var naive = NaiveMerkle(Self.entries)
        let tree = MerkleTree(leafHashes: Self.hashes)
        for size in 1...Self.largest {
            let root = try #require(tree.root(ofFirst: Int64(size)))
            for leaf in 0..<size {
                let proof = try #require(
                    tree.inclusionProof(of: Int64(leaf), inTreeOf: Int64(size)))
                guard proof.path.map(\.bytes) == naive.path(leaf, 0..<size),
                    proof.verifies(leafHash: Self.hashes[leaf], root: root),
                    !proof.verifies(leafHash: Self.hashes[(leaf + 1) % Self.largest], root: root)
                else {
                    Issue.record("leaf \(leaf) of \(size)")
                    return
                }
            }
        }
    }

    @Test func consistencyProofsOfAllPairsOfSizes() throws {
        var naive = NaiveMerkle(Self.entries)
        let tree = MerkleTree(leafHashes: Self.hashes)
        let roots = try (0...Self.largest).map { try #require(tree.root(ofFirst: Int64($0))) }
        var old = MerkleFrontier()
        for oldSize in 0...Self.largest {
            for newSize in oldSize...Self.largest {
                let proof = try #require(
                    tree.consistencyProof(from: Int64(oldSize), to: Int64(newSize)))
                let expected = oldSize == 0 ? [] : naive.subproof(oldSize, 0..<newSize, true)
                let appended = Array(Self.hashes[oldSize..<newSize])
                guard proof.path.map(\.bytes) == expected,
                    proof.verifies(oldRoot: roots[oldSize], newRoot: roots[newSize]),
                    old.consistencyProof(appending: appended) == proof
                else {
                    Issue.record("sizes \(oldSize) and \(newSize)")
                    return
                }
            }
            if oldSize < Self.largest { old.append(Self.hashes[oldSize]) }
        }
    }

    /// Whatever is changed in a consistency proof, it no longer verifies.
    @Test func changedConsistencyProofsAreRefused() throws {
        let tree = MerkleTree(leafHashes: Self.hashes.prefix(70))
        let other = Digest256(hashing: "other")
        for old in 1..<Int64(70) {
            for new in (old + 1)...70 {
                let proof = try #require(tree.consistencyProof(from: old, to: new))
                let oldRoot = try #require(tree.root(ofFirst: old))
                let newRoot = try #require(tree.root(ofFirst: new))
                var paths: [[Digest256]] = [
                    proof.path + [other], [other] + proof.path, Array(proof.path.dropLast()),
                    Array(proof.path.dropFirst()),
                ]
                for index in proof.path.indices {
                    var path = proof.path
                    path[index] = other
                    paths.append(path)
                }
                for path in paths {
                    let changed = ConsistencyProof(oldSize: old, newSize: new, path: path)
                    #expect(!changed.verifies(oldRoot: oldRoot, newRoot: newRoot))
                }
                #expect(!proof.verifies(oldRoot: other, newRoot: newRoot))
                #expect(!proof.verifies(oldRoot: oldRoot, newRoot: other))
                let turned = ConsistencyProof(oldSize: new, newSize: old, path: proof.path)
                #expect(!turned.verifies(oldRoot: newRoot, newRoot: oldRoot))
            }
        }
    }

    /// Whatever is changed in an inclusion proof, it no longer verifies.
    @Test func changedInclusionProofsAreRefused() throws {
        let tree = MerkleTree(leafHashes: Self.hashes.prefix(40))
        let other = Digest256(hashing: "other")
        for size in 1...Int64(40) {
            let root = try #require(tree.root(ofFirst: size))
            for leaf in 0..<size {
                let proof = try #require(tree.inclusionProof(of: leaf, inTreeOf: size))
                let hash = Self.hashes[Int(leaf)]
                for place in [leaf - 1, leaf + 1, leaf ^ 2, -1, size, Int64.max] where place != leaf {
                    let moved = InclusionProof(leaf: place, size: size, path: proof.path)
                    #expect(!moved.verifies(leafHash: hash, root: root))
                }
                for index in proof.path.indices {
                    var path = proof.path
                    path[index] = other
                    let changed = InclusionProof(leaf: leaf, size: size, path: path)
                    #expect(!changed.verifies(leafHash: hash, root: root))
                }
                let longer = InclusionProof(leaf: leaf, size: size, path: proof.path + [other])
                #expect(!longer.verifies(leafHash: hash, root: root))
            }
        }
    }

    @Test func thereIsNoProofOutsideTheTree() {
        let tree = MerkleTree(leafHashes: Self.hashes.prefix(8))
        #expect(tree.inclusionProof(of: 8) == nil)
        #expect(tree.inclusionProof(of: -1) == nil)
        #expect(tree.inclusionProof(of: 3, inTreeOf: 9) == nil)
        #expect(tree.inclusionProof(of: 3, inTreeOf: 3) == nil)
        #expect(tree.consistencyProof(from: 5, to: 4) == nil)
        #expect(tree.consistencyProof(from: 5, to: 9) == nil)
        #expect(tree.root(ofFirst: -1) == nil && tree.root(ofFirst: 9) == nil)
    }

    @Test func aStoredFrontierContinues() throws {
        var whole = MerkleFrontier()
        for hash in Self.hashes.prefix(77) { whole.append(hash) }
        let stored = try JSONEncoder().encode(whole)
        var restored = try JSONDecoder().decode(MerkleFrontier.self, from: stored)
        #expect(restored == whole)
        for hash in Self.hashes[77...] { restored.append(hash) }
        #expect(restored.root == MerkleTree(leafHashes: Self.hashes).root)
    }

    @Test(arguments: [
        #"{"algorithm":"rfc6962-sha256","size":3,"peaks":[]}"#,
        #"{"algorithm":"rfc6962-sha256","size":-1,"peaks":[]}"#,
        #"{"algorithm":"sha-1","size":0,"peaks":[]}"#,
        #"{"size":0,"peaks":[]}"#,
    ])
    func aDamagedFrontierIsRefused(_ json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(MerkleFrontier.self, from: Data(json.utf8))
        }
    }
}
