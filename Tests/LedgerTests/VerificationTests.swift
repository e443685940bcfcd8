import Foundation
import Ledger
import Testing

@Suite("Verification: checkpoints, limits, chance")
struct VerificationTests {
    /// An emptied ledger must not pass for a new one: a new one has its first checkpoint.
    @Test func anEmptyLedgerNeedsItsFirstCheckpoint() throws {
        let empty = try SampleLedger(count: 0, interval: 10)
        let nothing = LedgerVerification.verify(
            rows: [], checkpoints: [], publicKey: empty.key.verificationKey)
        #expect(nothing.findings.map(\.kind) == [.noCheckpoint])
        let first = try CheckpointSigner(key: empty.key).signFirst(size: 0, root: MerkleHash.empty)
        let signed = LedgerVerification.verify(
            rows: [], checkpoints: [first.text], publicKey: empty.key.verificationKey)
        #expect(signed.isIntact && signed.root == MerkleHash.empty)
    }

    @Test func entriesWithoutAnyCheckpointAreNotCalledIntact() throws {
        var ledger = try SampleLedger(count: 5, interval: 10)
        ledger.checkpoints = []
        #expect(ledger.verify().findings.map(\.kind) == [.noCheckpoint])
    }

    @Test func badCheckpointsAreFindingsAndTheOthersStillCount() throws {
        let ledger = try SampleLedger(count: 30, interval: 10)
        let altered = ledger.checkpoints[2].text.replacingOccurrence(of: "\n20\n", with: "\n21\n")
        let elsewhere = try CheckpointSigner(key: SigningKey(name: "elsewhere", seed: [UInt8](repeating: 1, count: 32)))
            .signFirst(size: 30, root: MerkleHash.empty).cosigned(by: ledger.key)
        let texts = ["nonsense", altered, elsewhere.text, ledger.checkpoints[3].text]
        let report = LedgerVerification.verify(
            rows: ledger.rows, checkpoints: texts, publicKey: ledger.key.verificationKey)
        #expect(
            report.findings.map(\.kind) == [
                .checkpointUnreadable, .checkpointNotVerified, .checkpointNotVerified,
            ])
        #expect(report.coveredEntries == 30 && report.matchedCheckpoints == 1)
    }

    @Test func twoSignedVersionsOfOneSizeDisagree() throws {
        let ledger = try SampleLedger(count: 10, interval: 10)
        let other = try CheckpointSigner(key: ledger.key).signFirst(size: 10, root: MerkleHash.empty)
        let report = LedgerVerification.verify(
            rows: ledger.rows, checkpoints: ledger.checkpoints.map(\.text) + [other.text],
            publicKey: ledger.key.verificationKey)
        #expect(report.findings.map(\.kind) == [.checkpointsDisagree])
    }

    @Test func findingsBeyondTheLimitAreCounted() throws {
        let ledger = try SampleLedger(count: 40, interval: 10)
        var verification = LedgerVerification(
            checkpoints: ledger.checkpoints.map(\.text), publicKey: ledger.key.verificationKey,
            findingLimit: 3)
        for row in ledger.rows { verification.take(row.with(leafHash: [])) }
        let report = verification.report()
        #expect(report.findings.map(\.kind) == [.hashChanged, .hashChanged, .hashChanged])
        #expect(report.furtherFindings == 37)
        #expect(report.summary == "The ledger of 40 entries is damaged: 40 findings.")
    }

    @Test func theReportIsStoredAndReadBack() throws {
        var ledger = try SampleLedger(count: 20, interval: 10)
        ledger.rows.remove(at: 4)
        let report = ledger.verify()
        let json = try JSONEncoder().encode(report)
        #expect(try JSONDecoder().decode(LedgerReport.self, from: json) == report)
    }

    /// P-05, the ledger's share: 1,000 random edits found, no false alarm in 100 clean ledgers.
    @Test func randomTamperingIsAlwaysFoundAndCleanLedgersNeverBlamed() throws {
        var random = SplitMix64(testSeed)
        let whole = try SampleLedger(count: 64, interval: 16)
        for round in 0..<1_000 {
            var ledger = whole
            let place = Int.random(in: 0..<64, using: &random)
            let row = ledger.rows[place]
            let edit = Int.random(in: 0..<8, using: &random)
            switch edit {
            case 0:
                let index = Int.random(in: 0..<row.bytes.count, using: &random)
                ledger.rows[place] = row.with(bytes: row.bytes.flipped(at: index))
            case 1:
                let index = Int.random(in: 0..<32, using: &random)
                ledger.rows[place] = row.with(leafHash: row.leafHash.flipped(at: index))
            case 2:
                let payload = random.bytes(5)
                ledger.rows[place] = LedgerRow(try SampleLedger.entry(Int64(place), payload: payload))
            case 3: ledger.rows.remove(at: place)
            case 4: ledger.rows.insert(row, at: Int.random(in: 0...64, using: &random))
            case 5: ledger.rows.swapAt(place, (place + Int.random(in: 1..<64, using: &random)) % 64)
            case 6: ledger.rows.removeLast(place + 1)
            default: ledger.rows[place] = row.with(sequence: Int64.random(in: -9...99, using: &random))
            }
            let isEdited = ledger.rows != whole.rows
            let report = ledger.verify()
            if report.isIntact == isEdited {
                Issue.record("seed \(testSeed), round \(round), edit \(edit) at \(place)")
            }
            if edit < 2, report.findings.map(\.entry) != [Int64(place)] {
                Issue.record("seed \(testSeed), round \(round): entry \(place) not named")
            }
        }
        for count in 0..<100 {
            #expect(try SampleLedger(count: count, interval: 1 + count % 9, seedByte: UInt8(count)).verify().findings.filter { $0.kind != .noCheckpoint }.isEmpty)
        }
    }
}
