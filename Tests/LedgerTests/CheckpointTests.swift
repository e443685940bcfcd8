import Ledger
import Testing

@Suite("Checkpoints")
struct CheckpointTests {
    static let rootText = "mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk="

    @Test(arguments: [
        ("origin\n7\n", 3), ("origin\n7", 1), ("", 1), ("\n7\n\(rootText)\n", 1),
        ("origin\n07\n\(rootText)\n", 2), ("origin\n+7\n\(rootText)\n", 2),
        ("origin\n-7\n\(rootText)\n", 2), ("origin\n7 \n\(rootText)\n", 2),
        ("origin\n9223372036854775807\n\(rootText)\n", 2),
        ("origin\n99999999999999999999\n\(rootText)\n", 2),
        ("origin\n7\n\(rootText.dropLast())\n", 3), ("origin\n7\nAAAA\n", 3),
        ("origin\n7\n\(rootText.dropLast(2))l=\n", 3),
        ("origin\n7\n\(rootText)\n\nmore\n", 4),
    ])
    func textsThatAreNotCheckpoints(_ text: String, _ line: Int) {
        #expect(throws: SignedNoteError.notACheckpoint(line: line)) { try Checkpoint(text: text) }
    }

    @Test func extensionLinesOfOtherLogsAreKept() throws {
        let text = "other.example/log\n0\n\(Self.rootText)\none\ntwo\n"
        let checkpoint = try Checkpoint(text: text)
        #expect(checkpoint.extensions == ["one", "two"])
        #expect(checkpoint.text == text)
    }

    @Test func notesThatAreNotNotes() {
        let head = SignedNoteTests.goHead
        let line = head.split(separator: "\n").last.map(String.init) ?? ""
        let text = "a\nb\n"
        let cases: [(note: String, error: SignedNoteError)] = [
            (text, .noSignatures), (text + "\n", .noSignatures),
            (String(head.dropLast()), .noSignatures), ("\n" + line + "\n", .noSignatures),
            (text + "\n" + line + "\nmore\n", .signatureLine(5)),
            (text + "\n-" + line.dropFirst() + "\n", .signatureLine(4)),
            (text + "\n" + line + " \n", .signatureLine(4)),
            (text + "\n\u{2014} name AAAAAA==\n", .signatureLine(4)),
            (text + "\n\u{2014} two names AAAAAAAA\n", .signatureLine(4)),
            (text + "\r\n" + line + "\n", .notPlainText),
            (text + "\t\n" + line + "\n", .notPlainText),
            (text + "\n" + String(repeating: line + "\n", count: 101), .noSignatures),
            (String(repeating: "x", count: 1_048_577), .tooLong),
        ]
        for item in cases {
            #expect(throws: item.error) { try SignedNote(parsing: item.note) }
        }
        #expect(throws: SignedNoteError.notPlainText) {
            try SignedNote(parsing: [0xFF] + Array(head.utf8))
        }
    }

    @Test func severalSignaturesAndUnknownOnes() throws {
        let ledger = try SampleLedger(count: 4, interval: 4)
        let witness = try SigningKey(name: "witness.example", seed: [UInt8](repeating: 9, count: 32))
        let stranger = try SigningKey(name: "stranger", seed: [UInt8](repeating: 3, count: 32))
        let signed = try #require(ledger.checkpoints.last).cosigned(by: witness)
        #expect(signed.signatures.count == 2)
        #expect(try signed.cosigned(by: witness) == signed)
        let read = try SignedCheckpoint(parsing: signed.text)
        try read.verify(with: ledger.key.verificationKey)
        try read.verify(with: witness.verificationKey)
        #expect(throws: SignedNoteError.notSigned(by: stranger.verificationKey.description)) {
            try read.verify(with: stranger.verificationKey)
        }
    }

    /// The specification: a signature that names a known key and fails rejects the whole note.
    @Test func aFalseSignatureBesideATrueOneIsRefused() throws {
        let ledger = try SampleLedger(count: 8, interval: 4)
        let other = ledger.checkpoints[1].text.split(separator: "\n").last ?? ""
        let both = try SignedCheckpoint(parsing: ledger.checkpoints[2].text + other + "\n")
        #expect(both.signatures.count == 2)
        #expect(throws: SignedNoteError.self) { try both.verify(with: ledger.key.verificationKey) }
    }
}

@Suite("The checkpoint signer refuses to take back what it signed")
struct CheckpointSignerTests {
    private let ledger: SampleLedger
    private let signer: CheckpointSigner
    private let tree: MerkleTree

    init() throws {
        ledger = try SampleLedger(count: 20, interval: 10)
        signer = CheckpointSigner(key: ledger.key)
        tree = MerkleTree(leafHashes: ledger.rows.map { MerkleHash.leaf($0.bytes) })
    }

    private func signed(_ size: Int64) throws -> SignedCheckpoint {
        try #require(ledger.checkpoints.first { $0.checkpoint.size == size })
    }

    @Test func theTreesContinuationIsSigned() throws {
        let proof = try #require(tree.consistencyProof(from: 10))
        let next = try signer.sign(root: tree.root, after: signed(10), proof: proof)
        #expect(try next == signed(20))
    }

    @Test func theSameTreeIsSignedAgain() throws {
        let proof = try #require(tree.consistencyProof(from: 20, to: 20))
        #expect(try signer.sign(root: tree.root, after: signed(20), proof: proof) == signed(20))
    }

    @Test func aSmallerTreeIsRefused() throws {
        let root = try #require(tree.root(ofFirst: 10))
        let proof = try #require(tree.consistencyProof(from: 10, to: 10))
        #expect(throws: CheckpointRefusal.smaller(size: 10, signed: 20)) {
            try signer.sign(root: root, after: signed(20), proof: proof)
        }
    }

    @Test func anAlteredTreeIsRefused() throws {
        var hashes = ledger.rows.map { MerkleHash.leaf($0.bytes) }
        hashes[3] = Digest256(hashing: "another entry")
        let altered = MerkleTree(leafHashes: hashes)
        let proof = try #require(altered.consistencyProof(from: 10))
        #expect(throws: CheckpointRefusal.inconsistent(size: 20, signed: 10)) {
            try signer.sign(root: altered.root, after: signed(10), proof: proof)
        }
        let same = try #require(altered.consistencyProof(from: 20, to: 20))
        #expect(throws: CheckpointRefusal.inconsistent(size: 20, signed: 20)) {
            try signer.sign(root: altered.root, after: signed(20), proof: same)
        }
        let empty = ConsistencyProof(oldSize: 0, newSize: 20, path: [])
        #expect(throws: CheckpointRefusal.inconsistent(size: 20, signed: 10)) {
            try signer.sign(root: altered.root, after: signed(10), proof: empty)
        }
    }

    @Test func aPreviousCheckpointOfAnotherKeyOrLedgerIsRefused() throws {
        let proof = try #require(tree.consistencyProof(from: 10))
        let other = try SampleLedger(count: 10, interval: 10, seedByte: 8)
        #expect(throws: CheckpointRefusal.self) {
            try signer.sign(root: tree.root, after: other.checkpoints[1], proof: proof)
        }
        let elsewhere = try SigningKey(name: "elsewhere", seed: [UInt8](repeating: 8, count: 32))
        let root = try #require(tree.root(ofFirst: 10))
        let foreign = try CheckpointSigner(key: elsewhere).signFirst(size: 10, root: root)
            .cosigned(by: ledger.key)
        #expect(throws: CheckpointRefusal.otherLedger) {
            try signer.sign(root: tree.root, after: foreign, proof: proof)
        }
    }

    @Test func aLedgerCannotHaveLessThanNoEntries() {
        #expect(throws: CheckpointRefusal.size(-1)) {
            try signer.signFirst(size: -1, root: MerkleHash.empty)
        }
    }
}
