import Foundation
import Ledger
import Testing

/// A ledger, its witness, and a bundle of both in a directory of its own.
struct BundleSample {
    let ledger: SampleLedger
    let witness: WitnessKey
    /// The ledger's checkpoints, each cosigned in the second of its last entry.
    let checkpoints: [SignedCheckpoint]

    init(count: Int, interval: Int = 10, seedByte: UInt8 = 7) throws {
        ledger = try SampleLedger(count: count, interval: interval, seedByte: seedByte)
        witness = try WitnessKey(name: "sponsor.example/witness", seed: Array(100..<132))
        checkpoints = try Self.cosign(ledger, with: witness)
    }

    /// The time of a witness that sees each checkpoint at once, in seconds since 1970.
    static func time(ofSize size: Int64) -> Int64 { SampleLedger.start / 1_000 + size }

    static func cosign(_ ledger: SampleLedger, with witness: WitnessKey) throws -> [SignedCheckpoint] {
        let tree = MerkleTree(leafHashes: ledger.rows.map { MerkleHash.leaf($0.bytes) })
        var book = WitnessBook()
        try book.watch(ledger.key.verificationKey)
        return try ledger.checkpoints.map { signed in
            let size = signed.checkpoint.size
            let seen = book.sighting(of: ledger.key.name)?.size ?? 0
            let proof = try #require(tree.consistencyProof(from: seen, to: size))
            return try book.cosign(signed.text, proof: proof, at: time(ofSize: size), with: witness)
        }
    }

    /// Writes the bundle, runs the body on its directory and removes it.
    func withBundle(_ body: (Forger) throws -> Void) throws {
        try withTemporaryDirectory { root in
            let place = root + "/bundle"
            try BundleWriter.write(
                to: place, rows: { sink in for row in ledger.rows { try sink(row) } },
                checkpoints: checkpoints, key: ledger.key.verificationKey,
                witnesses: [witness.verificationKey])
            try body(Forger(directory: place))
        }
    }

    var key: String { ledger.key.verificationKey.text }
    var witnessText: String { witness.verificationKey.text }
}

func withTemporaryDirectory(_ body: (String) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory
        .appending(path: "maitri-bundle-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    try body(root)
}

/// Changes the files of a bundle, and can make the manifest fit again: it is not signed.
struct Forger {
    let directory: String

    func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(directory)/\(name)")))
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(filePath: "\(directory)/\(name)"))
    }

    func entries() throws -> [[UInt8]] {
        var rest = try read(BundleFormat.entries)[...]
        var entries: [[UInt8]] = []
        while rest.count >= 4 {
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            entries.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return entries
    }

    func editEntries(_ body: (inout [[UInt8]]) throws -> Void) throws {
        var all = try entries()
        try body(&all)
        try write(all.flatMap(BundleFormat.record), to: BundleFormat.entries)
        try fitManifest()
    }

    func notes() throws -> [String] { BundleFormat.notes(try read(BundleFormat.checkpoints)) }

    func replaceNotes(_ notes: [String]) throws {
        try write(Array(BundleFormat.joined(notes).utf8), to: BundleFormat.checkpoints)
        try fitManifest()
    }

    func replaceKeys(_ key: VerificationKey, _ witnesses: [WitnessVerificationKey] = []) throws {
        try write(Array(BundleFormat.keys(key, witnesses).utf8), to: BundleFormat.keys)
        try fitManifest(name: key.name)
    }

    func fitManifest(name: String = SampleLedger.name) throws {
        let all = try entries()
        let files = try BundleFormat.files.map { file in
            let bytes = try read(file)
            return BundleManifest.File(
                name: file, bytes: Int64(bytes.count), sha256: Digest256(hashing: bytes))
        }
        let manifest = BundleManifest(
            ledger: name, entries: Int64(all.count),
            root: MerkleTree(leafHashes: all.map { MerkleHash.leaf($0) }).root,
            checkpoints: Int64(try notes().count), files: files)
        try write(Array(manifest.text.utf8), to: BundleFormat.manifest)
    }
}
