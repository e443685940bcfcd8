import Ledger
import Testing

/// One test for each kind of tampering, on 50 entries with a checkpoint after every ten.
@Suite("Tampering is found and named")
struct TamperingTests {
    private var ledger: SampleLedger

    init() throws { ledger = try SampleLedger(count: 50, interval: 10) }

    private func kinds(_ report: LedgerReport) -> [LedgerFinding.Kind] { report.findings.map(\.kind) }

    @Test func anUntouchedLedgerIsIntact() {
        let report = ledger.verify()
        #expect(report.isIntact)
        #expect(report.entries == 50 && report.coveredEntries == 50)
        #expect(report.matchedCheckpoints == 6)
        #expect(report.root == ledger.checkpoints.last?.checkpoint.root)
        #expect(report.summary == "The ledger's 50 entries are intact; signed checkpoints cover the first 50.")
    }

    @Test func entriesAfterTheLastCheckpointAreCounted() throws {
        let longer = try SampleLedger(count: 53, interval: 10)
        let report = longer.verify()
        #expect(report.isIntact && report.entries == 53 && report.coveredEntries == 50)
    }

    @Test mutating func editingAnEntrysBytesNamesTheEntry() {
        ledger.rows[17] = ledger.rows[17].with(bytes: ledger.rows[17].bytes.flipped(at: 40))
        let report = ledger.verify()
        #expect(kinds(report) == [.bytesChanged])
        #expect(report.findings.first?.entry == 17)
        #expect(
            report.findings.first?.sentence
                == "Entry 17: its bytes do not match its stored hash; the signed checkpoint of size 20 confirms the hash, so the entry was changed.")
        #expect(report.coveredEntries == 50)
        #expect(report.summary == "The ledger of 50 entries is damaged: 1 finding.")
    }

    @Test mutating func editingAStoredHashNamesTheEntry() {
        ledger.rows[17] = ledger.rows[17].with(leafHash: ledger.rows[17].leafHash.flipped(at: 0))
        ledger.rows[31] = ledger.rows[31].with(leafHash: [1, 2, 3])
        let report = ledger.verify()
        #expect(kinds(report) == [.hashChanged, .hashChanged])
        #expect(report.findings.map(\.entry) == [17, 31])
    }

    @Test mutating func bytesAndHashesDamagedInOneStretchStayNamed() {
        ledger.rows[12] = ledger.rows[12].with(bytes: [])
        ledger.rows[14] = ledger.rows[14].with(leafHash: [])
        // A hash that is too short cannot mislead: both entries are decided.
        #expect(kinds(ledger.verify()) == [.bytesChanged, .hashChanged])
        ledger.rows[14] = ledger.rows[14].with(leafHash: [UInt8](repeating: 0, count: 32))
        let report = ledger.verify()
        #expect(kinds(report) == [.hashMismatch, .hashMismatch, .treeDiffers])
        #expect(report.findings.map(\.entries) == [12...12, 14...14, 10...19])
    }

    @Test mutating func damageAfterTheLastCheckpointIsNamedButNotDecided() throws {
        ledger = try SampleLedger(count: 53, interval: 10)
        ledger.rows[52] = ledger.rows[52].with(bytes: ledger.rows[52].bytes.flipped(at: 9))
        #expect(kinds(ledger.verify()) == [.hashMismatch])
        #expect(ledger.verify().findings.first?.entry == 52)
    }

    @Test mutating func editingBytesAndHashTogetherIsPlacedBetweenCheckpoints() throws {
        ledger.rows[23] = LedgerRow(try SampleLedger.entry(23, payload: [1]))
        let report = ledger.verify()
        #expect(kinds(report) == [.treeDiffers])
        #expect(report.findings.first?.entries == 20...29)
        #expect(
            report.findings.first?.sentence
                == "The tree of the first 30 entries differs from the signed checkpoint of size 30; the one of size 20 agrees, so the first damage lies among entries 20 to 29. 2 later checkpoints cannot be compared.")
        #expect(report.coveredEntries == 20)
    }

    @Test mutating func bytesThatAreNoEntryAreNamed() {
        let bytes: [UInt8] = [1, 2, 3]
        ledger.rows[23] = LedgerRow(
            sequence: 23, bytes: bytes, leafHash: MerkleHash.leaf(bytes).bytes)
        let report = ledger.verify()
        #expect(kinds(report) == [.unreadable, .treeDiffers])
        #expect(report.findings.first?.entry == 23)
    }

    @Test mutating func droppingARowNamesItsNumber() {
        ledger.rows.remove(at: 35)
        let report = ledger.verify()
        #expect(kinds(report) == [.missing, .treeDiffers])
        #expect(report.findings.map(\.entries) == [35...35, 30...39])
        ledger.rows.removeSubrange(10..<20)
        #expect(ledger.verify().findings.first?.entries == 10...19)
        #expect(
            ledger.verify().findings.first?.sentence
                == "Entries 10 to 19 are missing before entry 20.")
    }

    @Test mutating func droppingARowAndRenumberingTheRestIsFound() {
        ledger.rows.remove(at: 35)
        for index in 35..<49 { ledger.rows[index] = ledger.rows[index].with(sequence: Int64(index)) }
        let report = ledger.verify()
        #expect(report.findings.first?.kind == .misnumbered)
        #expect(report.findings.first?.entry == 35)
        #expect(kinds(report).contains(.treeDiffers))
        #expect(kinds(report).last == .shorterThanCheckpoint)
    }

    @Test mutating func insertingARowIsFound() throws {
        let forged = LedgerRow(try SampleLedger.entry(20, payload: [9]))
        var doubled = ledger
        doubled.rows.insert(forged, at: 21)
        #expect(kinds(doubled.verify()) == [.doubled])
        #expect(doubled.verify().findings.first?.entry == 20)
        // The forged one first: it takes the true one's place.
        doubled = ledger
        doubled.rows.insert(forged, at: 20)
        #expect(kinds(doubled.verify()) == [.doubled, .treeDiffers])
        // All later rows renumbered, bytes and hashes included.
        let later = try (20..<50).map {
            LedgerRow(try SampleLedger.entry(Int64($0) + 1, instant: SampleLedger.start + 1_000 * Int64($0)))
        }
        ledger.rows = ledger.rows[..<20] + [forged] + later
        #expect(kinds(ledger.verify()).contains(.treeDiffers))
        #expect(ledger.verify().findings.last?.entries == 20...29)
    }

    @Test mutating func reorderingIsFound() {
        var swapped = ledger
        swapped.rows.swapAt(25, 26)
        #expect(kinds(swapped.verify()) == [.missing, .outOfOrder, .treeDiffers])
        #expect(swapped.verify().findings[1].entry == 25)
        // The contents swapped beneath the numbers.
        let (first, second) = (ledger.rows[25], ledger.rows[26])
        ledger.rows[25] = second.with(sequence: 25)
        ledger.rows[26] = first.with(sequence: 26)
        let report = ledger.verify()
        #expect(kinds(report) == [.misnumbered, .misnumbered, .timeRunsBackwards, .treeDiffers])
        #expect(report.findings.map(\.entry).prefix(2) == [25, 26])
    }

    @Test mutating func truncationIsFound() {
        ledger.rows.removeLast(13)
        let report = ledger.verify()
        #expect(kinds(report) == [.shorterThanCheckpoint])
        #expect(
            report.findings.first?.sentence
                == "The ledger ends before entry 37, but a checkpoint of 50 entries was signed: 13 entries are missing at its end.")
        ledger.rows = []
        #expect(kinds(ledger.verify()) == [.shorterThanCheckpoint])
    }

    @Test mutating func backdatingIsFound() throws {
        ledger.rows[52 - 10] = LedgerRow(
            try SampleLedger.entry(42, instant: SampleLedger.start + 5_000))
        let report = ledger.verify()
        #expect(kinds(report) == [.timeRunsBackwards, .treeDiffers])
        #expect(report.findings.first?.entry == 42)
        // 1,772,357,400 s after 1970 is 2026-03-01 09:30 UTC (GNU date).
        #expect(
            report.findings.first?.sentence
                == "Entry 42 is dated 2026-03-01T09:30:05.000Z, before the entry that precedes it (2026-03-01T09:30:41.000Z).")
    }

    @Test mutating func editingAndSigningWithAnotherKeyIsFound() throws {
        var forged = try SampleLedger(count: 50, interval: 10, seedByte: 8)
        forged.rows[3] = LedgerRow(try SampleLedger.entry(3, payload: [1]))
        let report = forged.verify(with: ledger.key.verificationKey)
        #expect(kinds(report).filter { $0 == .checkpointNotVerified }.count == 6)
        #expect(kinds(report).last == .noCheckpoint)
        #expect(!report.isIntact)
    }

    @Test func numbersThatCannotBeDoNotTrap() throws {
        let row = ledger.rows[0]
        let wild = [Int64.min, -1, Int64.max, Int64.max - 1, 0, 5].map { row.with(sequence: $0) }
        let report = LedgerVerification.verify(
            rows: wild, checkpoints: ledger.checkpoints.map(\.text),
            publicKey: ledger.key.verificationKey)
        #expect(report.entries == 6)
        #expect(
            kinds(report) == [
                .misnumbered, .misnumbered, .misnumbered, .missing, .misnumbered, .outOfOrder,
                .outOfOrder, .treeDiffers,
            ])
    }
}

extension LedgerRow {
    func with(sequence: Int64? = nil, bytes: [UInt8]? = nil, leafHash: [UInt8]? = nil) -> LedgerRow {
        LedgerRow(
            sequence: sequence ?? self.sequence, bytes: bytes ?? self.bytes,
            leafHash: leafHash ?? self.leafHash)
    }
}

extension [UInt8] {
    func flipped(at index: Int) -> [UInt8] {
        var copy = self
        copy[index] ^= 1
        return copy
    }
}
