import Bookkeeping
import Foundation
import GRDB
import Ledger
import Instruments
import Records
import SQLiteStore
import StoreContract
import Testing

/// The table of tampering in the design, row by row, done to the file.
@Suite struct TamperingTests {
    @Test func anUntouchedStoreIsIntact() async throws {
        let directory = try TemporaryDirectory()
        let entries = try await makeSampleStore(in: directory)
        let shallow = try await verifyLedger(directory)
        #expect(shallow.isIntact && shallow.ledger.coveredEntries == Int64(entries), "\(shallow.findings)")
        let deep = try await verifyDeep(directory)
        #expect(deep.isIntact, "\(deep.findings)")
        #expect(deep.summary.hasSuffix("The tables are what the ledger amounts to."))
    }

    /// 1,000 bits, each at a random place inside a random entry, in the file's own bytes.
    @Test func aFlippedBitNamesItsEntry() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory)
        let original = try Data(contentsOf: URL(fileURLWithPath: directory.file))
        let entries = try rows(directory.file, "SELECT hex(entry) FROM ledger ORDER BY seq").map(bytes(hex:))
        let maps = try entries.map { try #require(BlobMap(of: $0, in: original)) }
        #expect(maps.contains { $0.positions.count > 4096 }, "No entry reaches an overflow page.")
        var numbers = SeededNumbers(seed: 42)
        for _ in 0..<1_000 {
            let number = Int.random(in: 0..<maps.count, using: &numbers)
            let position = try #require(maps[number].positions.randomElement(using: &numbers))
            var damaged = original
            damaged[position] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &numbers)
            try damaged.write(to: URL(fileURLWithPath: directory.file))
            let report = try await verifyLedger(directory)
            #expect(report.names(.entry(Int64(number))), "Byte \(position) of entry \(number): \(report.findings)")
        }
    }

    /// 300 bits anywhere in the file: never a crash, and never an intact report when a row
    /// reads differently. What changes no row (free space, cached counts) is only counted.
    @Test func aFlippedBitAnywhereIsFoundOrMeansNothing() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory, people: 4)
        let url = URL(fileURLWithPath: directory.file)
        let original = try Data(contentsOf: url)
        let rowsBefore = try dump(directory.file)
        var numbers = SeededNumbers(seed: 4_242)
        var (found, without) = (0, 0)
        for _ in 0..<300 {
            let position = Int.random(in: 0..<original.count, using: &numbers)
            var damaged = original
            damaged[position] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &numbers)
            try damaged.write(to: url)
            if try await isIntact({ try await verifyDeep(directory) }) {
                without += 1
                // Read through a copy, so that the reader's own repairs do not matter.
                try damaged.write(to: URL(fileURLWithPath: directory.path + "/copy.sqlite"))
                let rowsAfter = try? dump(directory.path + "/copy.sqlite")
                #expect(rowsAfter == rowsBefore, "Byte \(position) changed a row unnoticed.")
            } else {
                found += 1
            }
        }
        print("bits flipped anywhere: \(found) found, \(without) without meaning")
        #expect(found > 40)
    }

    @Test(arguments: ["", "no database", "SQLite format 3"])
    func aFileThatIsNoDatabaseIsAFinding(_ content: String) async throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: directory.store, withIntermediateDirectories: true)
        try Data(content.utf8).write(to: URL(fileURLWithPath: directory.file))
        #expect(try await !isIntact { try await verifyLedger(directory) })
        #expect(try await !isIntact { try await verifyDeep(directory) })
    }

    /// A file that cannot be opened at all is an error with a sentence, and not intact.
    private func isIntact(_ verify: () async throws -> StoreReport) async throws -> Bool {
        do {
            return try await verify().isIntact
        } catch let error as StoreError {
            #expect(error.description.hasSuffix("."))
            return false
        }
    }

    @Test func aTruncatedFileIsAFinding() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory)
        let original = try Data(contentsOf: URL(fileURLWithPath: directory.file))
        for share in [0.2, 0.5, 0.9, 0.99] {
            try original.prefix(Int(Double(original.count) * share)).write(to: URL(fileURLWithPath: directory.file))
            #expect(try await !isIntact { try await verifyDeep(directory) })
            _ = try await isIntact { try await verifyLedger(directory) }
        }
    }

    @Test func entriesThatAreChangedDroppedInsertedOrReorderedAreFound() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory)
        let original = try Data(contentsOf: URL(fileURLWithPath: directory.file))
        let entry = try LedgerEntry(decoding: Array(bytes(hex: rows(directory.file, "SELECT hex(entry) FROM ledger WHERE seq = 5")[0])))
        let forged = LedgerRow(
            try LedgerEntry(
                sequence: 5, instant: entry.instant, actor: "somebody else", role: entry.role, act: entry.act,
                object: entry.object, payload: entry.payload))
        for (name, sql) in [
            ("a changed entry with its hash", "UPDATE ledger SET entry = x'\(hex(forged.bytes))', leaf = x'\(hex(forged.leafHash))' WHERE seq = 5"),
            ("a dropped entry", "DELETE FROM ledger WHERE seq = 7"),
            ("a dropped end", "DELETE FROM ledger WHERE seq >= 60"),
            ("an inserted entry", "UPDATE ledger SET seq = seq + 1000 WHERE seq > 9; UPDATE ledger SET seq = seq - 999 WHERE seq > 1000; INSERT INTO ledger SELECT 10, entry, leaf FROM ledger WHERE seq = 9"),
            ("two entries in each other's place", "UPDATE ledger SET seq = -1 WHERE seq = 4; UPDATE ledger SET seq = 4 WHERE seq = 5; UPDATE ledger SET seq = 5 WHERE seq = -1"),
            ("checkpoints taken away", "DELETE FROM checkpoint"),
            ("a checkpoint with another root", "UPDATE checkpoint SET note = replace(note, 'A', 'B')"),
        ] {
            try original.write(to: URL(fileURLWithPath: directory.file))
            try editUnseen(directory.file, sql)
            let report = try await verifyLedger(directory)
            #expect(!report.isIntact, "\(name) was not found")
            #expect(try await !verifyDeep(directory).isIntact, "\(name) was not found deep")
        }
    }

    /// Somebody who holds the signing key can write another history, and an older copy can be
    /// put back: only a checkpoint kept elsewhere tells.
    @Test func aRewrittenAndAnOlderStoreDifferFromACheckpointKeptElsewhere() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory, people: 4)
        let yesterday = try Data(contentsOf: URL(fileURLWithPath: directory.file))
        let store = try await Stores.reopened(in: directory)
        _ = try await store.record([Change.eligible("today").act(at: 9)])
        try await store.close()
        let kept = try rows(directory.file, "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
        #expect(try await verifyLedger(directory, keptElsewhere: kept).isIntact)
        try yesterday.write(to: URL(fileURLWithPath: directory.file))
        #expect(try await verifyLedger(directory).isIntact, "An older copy is whole in itself.")
        #expect(try await !verifyLedger(directory, keptElsewhere: kept).isIntact, "The older copy was not noticed.")
        let other = try TemporaryDirectory()
        _ = try await makeSampleStore(in: other, people: 9)
        #expect(try await verifyLedger(other).isIntact, "A rewritten history is whole in itself.")
        #expect(try await !verifyLedger(other, keptElsewhere: kept).isIntact, "The rewritten history was not noticed.")
    }
}

func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}

func bytes(hex: String) -> Data {
    let digits = Array(hex.utf8)
    return Data(stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16) })
}
