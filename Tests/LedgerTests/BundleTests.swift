import Foundation
import Ledger
import Testing

@Suite("A bundle stands by itself")
struct BundleTests {
    private func write(_ sample: BundleSample, to place: String) throws {
        try BundleWriter.write(
            to: place, rows: { sink in for row in sample.ledger.rows { try sink(row) } },
            checkpoints: sample.checkpoints, key: sample.ledger.key.verificationKey,
            witnesses: [sample.witness.verificationKey])
    }

    /// Sizes 0 to 9, powers of two and their neighbours, and random ones; each read by a reader
    /// without anything, and by one who has key, witness and an older checkpoint.
    @Test("100 honest bundles raise no alarm")
    func noFalseAlarms() throws {
        var random = SplitMix64(testSeed)
        var sizes = Array(0..<10) + [4, 5, 6, 7].flatMap { [(1 << $0) - 1, 1 << $0, (1 << $0) + 1] }
        while sizes.count < 100 { sizes.append(Int.random(in: 0...70, using: &random)) }
        for size in sizes {
            let interval = Int.random(in: 1...max(1, size), using: &random)
            let sample = try BundleSample(count: size, interval: interval)
            let kept = try #require(sample.checkpoints.randomElement(using: &random)).text
            try sample.withBundle { forger in
                let place = forger.directory
                let careful = try BundleVerification.verify(
                    directory: place, expectedKey: sample.key, keptCheckpoint: kept,
                    witnessKeys: [sample.witnessText])
                let blind = try BundleVerification.verify(directory: place)
                for report in [careful, blind] {
                    #expect(report.isIntact, "seed \(testSeed), size \(size), interval \(interval): \(report.sentences)")
                    #expect(report.ledger.entries == Int64(size))
                    #expect(report.ledger.coveredEntries == Int64(size / interval * interval))
                    #expect(report.checkpoints == size / interval + 1)
                    #expect(report.witnesses.map(\.cosignatures) == [report.checkpoints])
                }
            }
        }
    }

    @Test("The report says what rests on the key, what on the witness, and what is not shown")
    func statements() throws {
        let sample = try BundleSample(count: 53)
        try sample.withBundle { forger in
            let blind = try BundleVerification.verify(directory: forger.directory)
            #expect(
                blind.statements.map(\.standing)
                    == [.shown, .ifKeyIsRight, .notShown, .notShown, .ifKeyIsRight, .notShown])
            try #require(blind.statements.count == 6)
            #expect(blind.statements[1].sentence.hasPrefix("The entries from 0 to 49 are those that the key \(sample.key) signed"))
            for statement in blind.statements where statement.standing == .ifKeyIsRight {
                #expect(statement.sentence.contains("holds only if"))
                #expect(statement.sentence.contains("had from elsewhere"))
            }
            #expect(blind.statements[2].sentence.contains("the entries from 50 to 52"))
            let careful = try BundleVerification.verify(
                directory: forger.directory + "/", expectedKey: sample.key,
                keptCheckpoint: sample.checkpoints[1].text, witnessKeys: [sample.witnessText])
            #expect(
                careful.statements.map(\.standing)
                    == [.shown, .shown, .notShown, .shown, .shown, .notShown])
            #expect(
                careful.summary == "The bundle of 53 entries verifies; signed checkpoints cover the first 50.")
            #expect(
                careful.statements[4].sentence
                    == "The witness \(sample.witnessText) saw the first 50 entries at 2026-03-01T09:30:50.000Z: whoever relies on it was shown no other history up to there.")
            let report = try JSONDecoder().decode(BundleReport.self, from: try JSONEncoder().encode(careful))
            #expect(report == careful)
        }
    }

    @Test("The manifest is plain JSON and says what the files are")
    func manifest() throws {
        try BundleSample(count: 3, interval: 1).withBundle { forger in
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(try forger.read("manifest.json"))) as? [String: Any])
            #expect(json["entries"] as? Int == 3 && json["checkpoints"] as? Int == 4)
            #expect(json["ledger"] as? String == SampleLedger.name)
            let files = try #require(json["files"] as? [[String: Any]])
            #expect(files.map { $0["name"] as? String } == ["README.txt", "entries.bin", "checkpoints.txt", "ledger.pub"])
            #expect(files[1]["sha256"] as? String == Digest256(hashing: try forger.read("entries.bin")).hex)
        }
        let odd = BundleManifest(
            ledger: "a\"b\\c\u{7F}é", entries: 0, root: MerkleHash.empty, checkpoints: 0, files: [])
        #expect(BundleManifest(parsing: Array(odd.text.utf8)) == odd)
    }

    @Test("Each number, name and root in the manifest is compared with the files")
    func manifestIsCompared() throws {
        try BundleSample(count: 20).withBundle { forger in
            let said = try #require(BundleManifest(parsing: try forger.read("manifest.json")))
            func with(
                ledger: String? = nil, entries: Int64? = nil, root: Digest256? = nil,
                checkpoints: Int64? = nil, files: [BundleManifest.File]? = nil
            ) -> BundleManifest {
                BundleManifest(
                    ledger: ledger ?? said.ledger, entries: entries ?? said.entries,
                    root: root ?? said.root, checkpoints: checkpoints ?? said.checkpoints,
                    files: files ?? said.files)
            }
            #expect(with() == said)
            let wrong = [
                with(ledger: "other"), with(entries: 21), with(root: MerkleHash.empty),
                with(checkpoints: 2), with(files: said.files.reversed()), with(files: []),
            ]
            for manifest in wrong {
                try forger.write(Array(manifest.text.utf8), to: "manifest.json")
                let report = try BundleVerification.verify(directory: forger.directory)
                #expect(report.findings.map(\.kind) == [.manifestDiffers])
            }
            // The same in other bytes.
            try forger.write(Array(said.text.utf8) + [0x20], to: "manifest.json")
            let report = try BundleVerification.verify(directory: forger.directory)
            #expect(report.findings.map(\.kind) == [.manifestForm])
        }
    }

    @Test("A bundle is never written over anything, and a failure leaves nothing behind")
    func refusals() throws {
        let sample = try BundleSample(count: 20)
        try withTemporaryDirectory { root in
            try write(sample, to: root + "//new//")
            #expect(throws: BundleError.notEmpty(root + "/new")) { try write(sample, to: root + "/new/") }
            try Data().write(to: URL(filePath: root + "/file"))
            #expect(throws: BundleError.notADirectory(root + "/file")) { try write(sample, to: root + "/file") }
            try FileManager.default.createDirectory(atPath: root + "/empty", withIntermediateDirectories: false)
            try write(sample, to: root + "/empty")
            #expect(throws: BundleError.file(.missing(root + "/no"))) { try write(sample, to: root + "/no/where") }
            struct Stop: Error {}
            #expect(throws: Stop.self) {
                try BundleWriter.write(
                    to: root + "/half", rows: { sink in try sink(sample.ledger.rows[0]); throw Stop() },
                    checkpoints: sample.checkpoints, key: sample.ledger.key.verificationKey)
            }
            var damaged = sample.ledger
            damaged.rows[3] = damaged.rows[3].with(bytes: damaged.rows[3].bytes.flipped(at: 40))
            let rows = damaged.rows
            #expect(throws: BundleError.self) {
                try BundleWriter.write(
                    to: root + "/damaged", rows: { sink in for row in rows { try sink(row) } },
                    checkpoints: sample.checkpoints, key: sample.ledger.key.verificationKey)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: root).sorted() == ["empty", "file", "new"])
        }
    }

    @Test("What is no bundle, and what the reader gave wrongly, is one sentence")
    func unusable() throws {
        let sample = try BundleSample(count: 20)
        try sample.withBundle { forger in
            let place = forger.directory
            #expect(throws: BundleError.file(.missing(place + "/none"))) {
                try BundleVerification.verify(directory: place + "/none")
            }
            #expect(throws: BundleError.expectedKey(.keyText)) {
                try BundleVerification.verify(directory: place, expectedKey: sample.witnessText)
            }
            #expect(throws: BundleError.witnessKey(sample.key, .keyText)) {
                try BundleVerification.verify(directory: place, witnessKeys: [sample.key])
            }
            #expect(throws: BundleError.keptCheckpoint(.noSignatures)) {
                try BundleVerification.verify(directory: place, keptCheckpoint: "")
            }
            try forger.write([], to: "ledger.pub")
            #expect(throws: BundleError.noKey(place)) { try BundleVerification.verify(directory: place) }
            let report = try BundleVerification.verify(directory: place, expectedKey: sample.key)
            #expect(report.findings.map(\.kind) == [.keysUnreadable, .fileChanged])
            try FileManager.default.removeItem(atPath: place + "/README.txt")
            try FileManager.default.createSymbolicLink(atPath: place + "/README.txt", withDestinationPath: "/dev/zero")
            try forger.write([], to: "notes\u{1B}[2J")
            let odd = try BundleVerification.verify(directory: place, expectedKey: sample.key)
            #expect(odd.findings.map(\.kind).prefix(2) == [.fileUnexpected, .fileUnreadable])
            #expect(odd.sentences.allSatisfy { !$0.contains("\u{1B}") })
            try FileManager.default.removeItem(atPath: place + "/manifest.json")
            let unfinished = try BundleVerification.verify(directory: place, expectedKey: sample.key)
            #expect(unfinished.findings.first?.kind == .fileMissing)
        }
    }
}
