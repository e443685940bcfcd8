import Foundation
import Ledger
import Testing

/// A small generator with a seed, so that a failing random test can be run again:
/// SplitMix64 (Steele, Lea and Flood 2014).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 40) }
    }
}

/// The seed of all random tests; `MAITRI_TEST_SEED` sets another.
let testSeed: UInt64 =
    ProcessInfo.processInfo.environment["MAITRI_TEST_SEED"].flatMap { UInt64($0) } ?? 20_260_301

/// The values that `Reference/ledger_reference.py` computed.
struct LedgerReference: Decodable {
    struct Entry: Decodable {
        let instant: Int64
        let actor, role, act, object: String
        let reason: String?
        let payload, encoded, leafHash: String
    }
    let entries: [Entry]
    let roots: [String]
    let name, seed, verificationKey, checkpoint: String

    static func load() throws -> LedgerReference {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Reference/ledger-reference.json")
        return try JSONDecoder().decode(LedgerReference.self, from: Data(contentsOf: url))
    }
}

/// A ledger of `count` entries, one a second, with a checkpoint after every `interval` entries.
struct SampleLedger {
    var rows: [LedgerRow]
    var checkpoints: [SignedCheckpoint]
    let key: SigningKey

    static let start: Int64 = 1_772_357_400_000
    static let name = "clinic.example/trial-1"

    init(count: Int, interval: Int, seedByte: UInt8 = 7) throws {
        key = try SigningKey(name: Self.name, seed: [UInt8](repeating: seedByte, count: 32))
        rows = []
        checkpoints = []
        let signer = CheckpointSigner(key: key)
        var signedTree = MerkleFrontier()
        var unsigned: [Digest256] = []
        checkpoints.append(try signer.signFirst(size: 0, root: signedTree.root))
        for number in 0..<count {
            let entry = try Self.entry(Int64(number))
            rows.append(LedgerRow(entry))
            unsigned.append(entry.leafHash)
            guard unsigned.count == interval, let previous = checkpoints.last else { continue }
            let proof = signedTree.consistencyProof(appending: unsigned)
            for hash in unsigned { signedTree.append(hash) }
            unsigned = []
            checkpoints.append(
                try signer.sign(root: signedTree.root, after: previous, proof: proof))
        }
    }

    static func entry(
        _ number: Int64, instant: Int64? = nil, payload: [UInt8]? = nil
    ) throws -> LedgerEntry {
        try LedgerEntry(
            sequence: number, instant: instant ?? start + 1_000 * number,
            actor: "p-\(number % 7)", role: "participant", act: "submit-response",
            object: "response/\(number)", reason: number % 5 == 0 ? "first of five" : nil,
            payload: payload ?? [UInt8](repeating: UInt8(number % 251), count: 24))
    }

    func verify(with other: VerificationKey? = nil) -> LedgerReport {
        LedgerVerification.verify(
            rows: rows, checkpoints: checkpoints.map(\.text),
            publicKey: other ?? key.verificationKey)
    }
}
