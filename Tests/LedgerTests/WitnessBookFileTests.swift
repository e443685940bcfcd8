import Foundation
import Ledger
import Testing

@Suite("A witness's files")
struct WitnessBookFileTests {
    private let sample: BundleSample
    private let tree: MerkleTree

    init() throws {
        sample = try BundleSample(count: 50)
        tree = MerkleTree(leafHashes: sample.ledger.rows.map { MerkleHash.leaf($0.bytes) })
    }

    @Test("What was cosigned is remembered by whoever opens the book next")
    func remembers() throws {
        try withTemporaryDirectory { root in
            let file = WitnessBookFile(path: root + "/book")
            #expect(try file.read() == WitnessBook())
            try file.watch(sample.ledger.key.verificationKey)
            let proof = try #require(tree.consistencyProof(from: 0, to: 30))
            let note = sample.ledger.checkpoints[3].text
            _ = try file.cosign(note, proof: proof, at: 1_772_357_500, with: sample.witness)
            let again = try WitnessBookFile(path: root + "/book").read()
            #expect(again.sighting(of: SampleLedger.name)?.size == 30)
            #expect(again.sighting(of: SampleLedger.name)?.time == 1_772_357_500)
            let before = try Data(contentsOf: URL(filePath: file.path))
            let older = sample.ledger.checkpoints[1].text
            #expect(throws: WitnessBookError.refused(.smaller(size: 10, seen: 30))) {
                try file.cosign(older, proof: proof, at: 1_772_357_501, with: sample.witness)
            }
            #expect(try Data(contentsOf: URL(filePath: file.path)) == before)
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test("Of two versions handed in at once, only one is ever cosigned")
    func race() async throws {
        let fork = try Fork(of: sample, at: 3)
        let proof = try #require(tree.consistencyProof(from: 0, to: 50))
        let root = FileManager.default.temporaryDirectory
            .appending(path: "maitri-witness-race-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        for round in 0..<20 {
            let file = WitnessBookFile(path: "\(root)/book-\(round)")
            try file.watch(sample.ledger.key.verificationKey)
            let notes = [sample.ledger.checkpoints[5].text, fork.checkpoints[5].text]
            let witness = sample.witness
            let cosigned = await withTaskGroup(of: Int.self) { group in
                for index in 0..<4 {
                    group.addTask {
                        let signed = try? file.cosign(
                            notes[index % 2], proof: proof, at: 1_772_357_500, with: witness)
                        return signed == nil ? 0 : 1 << (index % 2)
                    }
                }
                return await group.reduce(0) { $0 | $1 }
            }
            #expect(cosigned == 1 || cosigned == 2, "round \(round)")
        }
    }

    @Test("A damaged book is refused as a whole: every single byte counts")
    func damagedBook() throws {
        var book = WitnessBook()
        try book.watch(sample.ledger.key.verificationKey)
        let proof = try #require(tree.consistencyProof(from: 0, to: 30))
        _ = try book.cosign(
            sample.ledger.checkpoints[3].text, proof: proof, at: 1_772_357_500, with: sample.witness)
        #expect(try WitnessBook(text: book.text) == book)
        #expect(try WitnessBook(text: WitnessBook().text) == WitnessBook())
        let bytes = Array(book.text.utf8)
        for place in bytes.indices {
            for text in [bytes.flipped(at: place), Array(bytes[..<place]), Array(bytes[..<place] + bytes[(place + 1)...])] {
                let damaged = String(decoding: text, as: UTF8.self)
                #expect(throws: WitnessBookError.self, "byte \(place)") { try WitnessBook(text: damaged) }
            }
        }
        try withTemporaryDirectory { root in
            try Data(bytes.dropLast(3)).write(to: URL(filePath: root + "/book"))
            let file = WitnessBookFile(path: root + "/book")
            #expect(throws: WitnessBookError.self) { try file.watch(sample.ledger.key.verificationKey) }
            #expect(try Data(contentsOf: URL(filePath: root + "/book")) == Data(bytes.dropLast(3)))
        }
    }

    @Test("The key's file is its owner's alone, and is read back or refused")
    func keyFile() throws {
        try withTemporaryDirectory { root in
            let path = root + "/witness.key"
            let made = try WitnessKeyFile.create(at: path, name: "w.example") { Array(0..<32) }
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try WitnessKeyFile.read(at: path).verificationKey == made.verificationKey)
            #expect(throws: WitnessKeyFileError.file(.exists(path))) {
                try WitnessKeyFile.create(at: path, name: "b") { Array(0..<32) }
            }
            let good = try String(contentsOfFile: path, encoding: .utf8)
            let cases: [(String, WitnessKeyFileError)] = [
                ("", .content(path, line: 1)), ("maitri witness key 1\n", .content(path, line: 3)),
                (good.replacingOccurrence(of: "name ", with: "nom "), .content(path, line: 2)),
                (good.replacingOccurrence(of: "w.example", with: "w x"), .key(path, .name)),
                (good.replacingOccurrence(of: "seed ", with: "seed"), .content(path, line: 3)),
                (good + "x", .content(path, line: 4)),
            ]
            for (text, error) in cases {
                try Data(text.utf8).write(to: URL(filePath: path))
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
                #expect(throws: error) { try WitnessKeyFile.read(at: path) }
                #expect(!error.description.contains("AAEC"))
            }
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            #expect(throws: WitnessKeyFileError.file(.permissions(path, mode: "640"))) {
                try WitnessKeyFile.read(at: path)
            }
            #expect(throws: WitnessKeyFileError.file(.missing(root + "/none"))) {
                try WitnessKeyFile.read(at: root + "/none")
            }
        }
    }
}
