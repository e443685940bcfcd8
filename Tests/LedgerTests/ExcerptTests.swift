import Foundation
import Ledger
import Testing

@Suite("An excerpt shows that its entries stand in the ledger")
struct ExcerptTests {
    private func excerpt(_ sample: BundleSample, of numbers: [Int64], checkpoint: Int? = nil) throws -> Excerpt {
        let index = checkpoint ?? sample.checkpoints.count - 1
        return try Excerpt.make(
            of: numbers, rows: { sink in for row in sample.ledger.rows { try sink(row) } },
            checkpoint: sample.checkpoints[index], key: sample.ledger.key.verificationKey)
    }

    @Test("Every entry of ledgers of many sizes is shown", arguments: [1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 33])
    func everyEntry(size: Int) throws {
        let sample = try BundleSample(count: size, interval: size)
        let excerpt = try excerpt(sample, of: Array(0..<Int64(size)))
        let read = try Excerpt(json: try excerpt.json())
        #expect(read == excerpt)
        let report = try read.verify(expectedKey: sample.key, witnessKeys: [sample.witnessText])
        #expect(report.isIntact && report.size == Int64(size))
        #expect(report.shown.map(\.sequence) == Array(0..<Int64(size)))
        #expect(report.shown.map(\.encoded) == sample.ledger.rows.map(\.bytes))
        #expect(report.witnesses.map(\.time) == [BundleSample.time(ofSize: Int64(size))])
        #expect(report.statements.map(\.standing) == [.shown, .notShown])
        let blind = try read.verify()
        #expect(blind.isIntact && blind.statements.map(\.standing) == [.ifKeyIsRight, .notShown])
    }

    @Test("An older checkpoint serves while it covers the entries")
    func olderCheckpoint() throws {
        let sample = try BundleSample(count: 50)
        let report = try excerpt(sample, of: [7, 19, 7], checkpoint: 2).verify(expectedKey: sample.key)
        #expect(report.isIntact && report.size == 20 && report.shown.map(\.sequence) == [7, 19])
        #expect(throws: ExcerptError.notCovered(20, size: 20)) { try excerpt(sample, of: [20], checkpoint: 2) }
        #expect(throws: ExcerptError.notCovered(-1, size: 50)) { try excerpt(sample, of: [-1]) }
        #expect(try excerpt(sample, of: []).verify().shown.isEmpty)
    }

    @Test("No excerpt is made of a ledger that is not the signed one")
    func damagedLedger() throws {
        let sample = try BundleSample(count: 20)
        var rows = sample.ledger.rows
        rows[3] = rows[3].with(bytes: rows[3].bytes.flipped(at: 50))
        for wrong in [rows, Array(sample.ledger.rows.dropLast()), Array(sample.ledger.rows.dropFirst())] {
            #expect(throws: ExcerptError.damaged(size: 20)) {
                try Excerpt.make(
                    of: [5], rows: { sink in for row in wrong { try sink(row) } },
                    checkpoint: sample.checkpoints[2], key: sample.ledger.key.verificationKey)
            }
        }
        let stranger = try BundleSample(count: 20, seedByte: 9)
        #expect(throws: ExcerptError.self) {
            try Excerpt.make(
                of: [5], rows: { _ in }, checkpoint: sample.checkpoints[2],
                key: stranger.ledger.key.verificationKey)
        }
    }

    @Test("Another key, another ledger's checkpoint and a missing witness are found")
    func otherKey() throws {
        let sample = try BundleSample(count: 20)
        let stranger = try BundleSample(count: 20, seedByte: 9)
        let excerpt = try excerpt(sample, of: [5])
        let report = try excerpt.verify(expectedKey: stranger.key)
        #expect(report.findings.count == 2 && report.shown.isEmpty)
        let other = try WitnessKey(name: "other.example", seed: Array(1...32)).verificationKey.text
        #expect(try excerpt.verify(witnessKeys: [other]).findings == ["The witness \(try WitnessVerificationKey(text: other)) did not cosign the checkpoint."])
        #expect(throws: ExcerptError.expectedKey(.keyText)) { try excerpt.verify(expectedKey: "x") }
        #expect(throws: ExcerptError.witnessKey("x", .keyText)) { try excerpt.verify(witnessKeys: ["x"]) }
    }

    /// Changes one character; a change that leaves the same values, such as one of white
    /// space, is none.
    @Test("Each of 1,000 random changes to the file is found")
    func randomChanges() throws {
        var random = SplitMix64(testSeed)
        let sample = try BundleSample(count: 20)
        let excerpt = try excerpt(sample, of: [3, 4, 17])
        let bytes = try excerpt.json()
        var tried = 0
        var rounds = 0
        while tried < 1_000, rounds < 10_000 {
            rounds += 1
            var changed = bytes
            let place = Int.random(in: 0..<bytes.count, using: &random)
            changed[place] = UInt8.random(in: 0x20...0x7E, using: &random)
            guard changed != bytes else { continue }
            guard let read = try? Excerpt(json: changed) else { tried += 1; continue }
            guard read != excerpt else { continue }
            tried += 1
            let report = try read.verify(expectedKey: sample.key, witnessKeys: [sample.witnessText])
            if report.isIntact { Issue.record("seed \(testSeed), round \(rounds): byte \(place) was not found") }
        }
        #expect(tried == 1_000)
    }
}
