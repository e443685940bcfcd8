import Ledger
import Testing

/// A second history, signed with the same key, that differs from a sample's from one entry on.
struct Fork {
    let entries: [[UInt8]]
    let tree: MerkleTree
    let checkpoints: [SignedCheckpoint]

    init(of sample: BundleSample, at place: Int) throws {
        var entries = sample.ledger.rows.map(\.bytes)
        entries[place] = try SampleLedger.entry(Int64(place), payload: [0xF0]).encoded
        self.entries = entries
        let tree = MerkleTree(leafHashes: entries.map { MerkleHash.leaf($0) })
        self.tree = tree
        let signer = CheckpointSigner(key: sample.ledger.key)
        checkpoints = try sample.ledger.checkpoints.map { signed in
            let size = signed.checkpoint.size
            return try signer.signFirst(size: size, root: try #require(tree.root(ofFirst: size)))
        }
    }
}

enum TextLine {
    static func last(of note: String) -> String? {
        note.split(separator: "\n").last.map { $0 + "\n" }
    }

    static func dropLast(of note: String) -> String {
        note.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2).joined(separator: "\n") + "\n"
    }
}

/// The note with the bytes of its last signature line (key id first) changed.
func alteringLastSignature(of note: String, _ body: (inout [UInt8]) -> Void) throws -> String {
    let parts = try #require(TextLine.last(of: note)).dropLast().split(separator: " ")
    var bytes = try #require(Base64Text.decode(parts[2].utf8))
    body(&bytes)
    return TextLine.dropLast(of: note) + "\(parts[0]) \(parts[1]) \(Base64Text.encode(bytes))\n"
}

extension BundleSample {
    /// Ten entries cosigned in time, and again a week later; then ten entries that are dated
    /// right after the first ten.
    static func lateEntries() throws -> BundleReport {
        try report { size in size == 10 ? [time(ofSize: 10), time(ofSize: 10) + 604_800] : [time(ofSize: 10) + 604_900] }
    }

    /// Entries that a witness saw an hour before they are dated.
    static func earlyWitness() throws -> BundleReport {
        try report { size in [time(ofSize: size) - 3_600] }
    }

    private static func report(_ times: (Int64) -> [Int64]) throws -> BundleReport {
        let sample = try BundleSample(count: 20)
        let tree = MerkleTree(leafHashes: sample.ledger.rows.map { MerkleHash.leaf($0.bytes) })
        var book = WitnessBook()
        try book.watch(sample.ledger.key.verificationKey)
        var notes: [String] = []
        for signed in sample.ledger.checkpoints.dropFirst() {
            for time in times(signed.checkpoint.size) {
                let seen = book.sighting(of: SampleLedger.name)?.size ?? 0
                let proof = try #require(tree.consistencyProof(from: seen, to: signed.checkpoint.size))
                notes.append(
                    try book.cosign(signed.text, proof: proof, at: time, with: sample.witness).text)
            }
        }
        var result: BundleReport?
        try sample.withBundle { forger in
            try forger.replaceNotes(notes)
            result = try BundleVerification.verify(
                directory: forger.directory, expectedKey: sample.key, witnessKeys: [sample.witnessText])
        }
        return try #require(result)
    }
}
