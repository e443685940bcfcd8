import Foundation
import Ledger
import Testing

@Suite("A witness cosigns one history and no other")
struct WitnessTests {
    private let sample: BundleSample
    private let tree: MerkleTree
    private let witness: WitnessKey
    private static let now: Int64 = 1_772_357_500

    init() throws {
        sample = try BundleSample(count: 50)
        tree = MerkleTree(leafHashes: sample.ledger.rows.map { MerkleHash.leaf($0.bytes) })
        witness = sample.witness
    }

    /// A book that watches the ledger and has cosigned its first `size` entries.
    private func book(seen size: Int64) throws -> WitnessBook {
        var book = WitnessBook()
        try book.watch(sample.ledger.key.verificationKey)
        _ = try book.cosign(note(size), proof: try proof(0, size), at: Self.now, with: witness)
        return book
    }

    private func note(_ size: Int64) throws -> String {
        try #require(sample.ledger.checkpoints.first { $0.checkpoint.size == size }).text
    }

    private func proof(_ old: Int64, _ new: Int64) throws -> ConsistencyProof {
        try #require(tree.consistencyProof(from: old, to: new))
    }

    private func refusal(
        _ book: WitnessBook, _ note: String, _ proof: ConsistencyProof, at time: Int64 = now + 1
    ) -> WitnessRefusal? {
        var changed = book
        do {
            _ = try changed.cosign(note, proof: proof, at: time, with: witness)
            return nil
        } catch {
            #expect(changed == book, "a refusal must not be remembered")
            #expect(error.description.hasSuffix(".") && error.description.count > 20)
            return error
        }
    }

    /// Computed with Python's `cryptography` 48.0.0 from the words of C2SP tlog-cosignature:
    /// the key of the seed 100, 101 … 131, and its cosignature over the empty ledger.
    @Test("Key and cosignature agree with a second implementation")
    func reference() throws {
        #expect(
            witness.verificationKey.text
                == "sponsor.example/witness+f360cc47+BAu8NGpXZnw4ASC9nH/X5R0sX9/qN80vW/QFssa/by14")
        var book = WitnessBook()
        try book.watch(sample.ledger.key.verificationKey)
        let cosigned = try book.cosign(note(0), proof: try proof(0, 0), at: 1_772_357_400, with: witness)
        #expect(
            cosigned.text == (try note(0))
                + "— sponsor.example/witness 82DMRwAAAABppAcYdOHejUyAXEEaCb8QjLjehe1O3W/sm/dLjIA6/Kp0kjxlV33uARcIAAoI8jq6C1njI+T7FsAaqyErpc7VWQyUCA==\n")
        #expect(try witness.verificationKey.times(on: cosigned) == [1_772_357_400])
        #expect(try WitnessVerificationKey(text: witness.verificationKey.text) == witness.verificationKey)
    }

    @Test("A ledger's key is no witness's, nor the other way round")
    func keyTypes() {
        #expect(throws: WitnessKeyError.keyText) { try WitnessVerificationKey(text: sample.key) }
        #expect(throws: SigningKeyError.keyText) { try VerificationKey(text: sample.witnessText) }
        #expect(throws: WitnessKeyError.name) { try WitnessKey(name: "a b", seed: Array(0..<32)) }
        #expect(throws: WitnessKeyError.seedLength(3)) { try WitnessKey(name: "a", seed: [1, 2, 3]) }
        #expect(!String(reflecting: witness).contains("seed") && "\(witness)".hasPrefix("witness key"))
    }

    @Test("A cosigned note still carries the ledger's signature, and one line more")
    func cosignedNote() throws {
        var book = try book(seen: 10)
        let cosigned = try book.cosign(note(30), proof: try proof(10, 30), at: Self.now + 5, with: witness)
        #expect(cosigned.signatures.count == 2)
        try cosigned.verify(with: sample.ledger.key.verificationKey)
        let read = try SignedCheckpoint(parsing: cosigned.text)
        #expect(read == cosigned)
        #expect(try witness.verificationKey.times(on: read) == [Self.now + 5])
        #expect(book.sighting(of: SampleLedger.name)?.size == 30)
        // Once more: the older line gives way to the newer.
        let again = try book.cosign(cosigned.text, proof: try proof(30, 30), at: Self.now + 9, with: witness)
        #expect(try again.signatures.count == 2 && witness.verificationKey.times(on: again) == [Self.now + 9])
        let other = try WitnessKey(name: "other.example", seed: Array(1...32)).verificationKey
        #expect(try other.times(on: again) == [])
    }

    @Test("Yesterday's database: a smaller state is refused")
    func smaller() throws {
        #expect(refusal(try book(seen: 30), try note(20), try proof(20, 20)) == .smaller(size: 20, seen: 30))
    }

    @Test("A second version of the same size is refused")
    func splitView() throws {
        let fork = try Fork(of: sample, at: 3)
        #expect(
            refusal(try book(seen: 30), fork.checkpoints[3].text, try proof(30, 30)) == .splitView(size: 30))
    }

    @Test("A history edited and signed again by the key's holder is refused, whatever the proof")
    func inconsistent() throws {
        let fork = try Fork(of: sample, at: 3)
        let seen = try book(seen: 30)
        let forked = try #require(fork.tree.consistencyProof(from: 30, to: 50))
        for proof in [forked, try proof(30, 50), ConsistencyProof(oldSize: 30, newSize: 50, path: [])] {
            #expect(refusal(seen, fork.checkpoints[5].text, proof) == .inconsistent(size: 50, seen: 30))
        }
        // A fork after what was seen continues it: no witness can know better.
        let later = try Fork(of: sample, at: 35)
        let good = try #require(later.tree.consistencyProof(from: 30, to: 50))
        #expect(refusal(seen, later.checkpoints[5].text, good) == nil)
        let other = try proof(20, 50)
        #expect(refusal(seen, try note(50), other) == .otherProof(from: 20, to: 50, seen: 30, size: 50))
    }

    @Test("A note that the ledger's key did not sign is refused")
    func logSignature() throws {
        let seen = try book(seen: 30)
        let stranger = try BundleSample(count: 50, seedByte: 9)
        let forged = try #require(stranger.ledger.checkpoints.last).text
        guard case .logSignature = refusal(seen, forged, try proof(30, 50)) else {
            Issue.record("a stranger's signature was accepted")
            return
        }
        let altered = try note(50).replacingOccurrence(of: "\n50\n", with: "\n51\n")
        guard case .logSignature = refusal(seen, altered, try proof(30, 50)) else {
            Issue.record("an altered text was accepted")
            return
        }
        #expect(refusal(WitnessBook(), try note(50), try proof(0, 50)) == .unknownLog(SampleLedger.name))
        #expect(refusal(seen, "", try proof(30, 50)) == .unreadable(.noSignatures))
        var second = seen
        #expect(throws: WitnessRefusal.otherKey(SampleLedger.name)) {
            try second.watch(stranger.ledger.key.verificationKey)
        }
        try second.watch(sample.ledger.key.verificationKey)
        #expect(second == seen)
    }

    @Test("A clock that went back is refused")
    func clock() throws {
        #expect(
            refusal(try book(seen: 30), try note(50), try proof(30, 50), at: Self.now - 1)
                == .timeRunsBackwards(now: Self.now - 1, last: Self.now))
    }

    @Test("Random walks: every honest growth is cosigned, every fork behind what was seen is refused")
    func walks() throws {
        var random = SplitMix64(testSeed)
        let signer = CheckpointSigner(key: sample.ledger.key)
        for round in 0..<200 {
            let first = Int64.random(in: 0...50, using: &random)
            let second = Int64.random(in: first...50, using: &random)
            var book = WitnessBook()
            try book.watch(sample.ledger.key.verificationKey)
            for (old, new) in [(0, first), (first, second)] {
                let root = try #require(tree.root(ofFirst: new))
                let signed = try signer.signFirst(size: new, root: root).text
                #expect(refusal(book, signed, try proof(old, new)) == nil, "seed \(testSeed), round \(round)")
                _ = try book.cosign(signed, proof: try proof(old, new), at: Self.now, with: witness)
            }
            guard second > 0 else { continue }
            let fork = try Fork(of: sample, at: Int.random(in: 0..<Int(second), using: &random))
            let third = Int64.random(in: second...50, using: &random)
            let forked = try signer.signFirst(size: third, root: try #require(fork.tree.root(ofFirst: third))).text
            let proof = try #require(fork.tree.consistencyProof(from: second, to: third))
            #expect(refusal(book, forked, proof) != nil, "seed \(testSeed), round \(round)")
        }
    }
}
