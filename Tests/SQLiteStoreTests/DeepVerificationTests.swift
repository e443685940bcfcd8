import Bookkeeping
import Foundation
import GRDB
import Instruments
import Ledger
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Testing

@Suite struct DeepVerificationTests {
    /// Every column of every table that follows from the ledger, and every row's absence:
    /// an edit that leaves the ledger alone is found and its table named.
    @Test func everyEditOfATableIsFound() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory, people: 3)
        let url = URL(fileURLWithPath: directory.file)
        let original = try Data(contentsOf: url)
        let tables = try tableNames(directory.file).filter { !["ledger", "checkpoint"].contains($0) }
        #expect(tables.count == 15)
        var edits = 0
        for table in tables {
            let columns = try rows(directory.file, "SELECT name || ' ' || type FROM pragma_table_info('\(table)')")
            let changes = columns.map { column in
                let parts = column.split(separator: " ").map(String.init)
                let value = switch parts[1] {
                case "TEXT": "coalesce(\(parts[0]), '') || 'x'"
                default: "coalesce(\(parts[0]), 0) + 1"
                }
                return "UPDATE OR REPLACE \(table) SET \(parts[0]) = \(value) WHERE rowid = (SELECT max(rowid) FROM \(table))"
            }
            for sql in changes + ["DELETE FROM \(table) WHERE rowid = (SELECT min(rowid) FROM \(table))"] {
                try original.write(to: url)
                try editUnseen(directory.file, sql)
                #expect(try await verifyLedger(directory).isIntact, "\(sql) touched the ledger")
                #expect(try await verifyDeep(directory).names(table: table), "\(sql) was not found")
                edits += 1
            }
        }
        print("edits of tables: \(edits), all found")
    }

    /// Planted: a projection that forgets alerts, clocks and messages while the store runs.
    @Test(arguments: [["alert", "timer", "outbox"], ["timer"], ["outbox"]])
    func aProjectionThatForgetsIsCaught(_ forgotten: [String]) async throws {
        let directory = try TemporaryDirectory()
        let study = try TestStudy()
        let store = try await Stores.sample(in: directory)
        _ = try await store.record(TestStudy.opening() + Change.admitted("p1").map { $0.act() })
        let plants = forgotten.map { "CREATE TRIGGER forget_\($0) BEFORE INSERT ON \($0) BEGIN SELECT RAISE (IGNORE); END;" }
        try edit(directory.file, plants.joined())
        let danger = try study.submission("r1", of: "p1", at: "baseline", study.answers(study.phq9, 0, last: .value(2)))
        #expect(try await store.record([Change.submitted(danger).act()]) == [.recorded(9)])
        try await store.close()
        try edit(directory.file, forgotten.map { "DROP TRIGGER forget_\($0);" }.joined())
        let report = try await verifyDeep(directory)
        for table in forgotten {
            #expect(report.names(table: table), "\(table): \(report.findings)")
            #expect(report.findings.contains { $0.sentence.contains("which the ledger demands, is missing from \(table)") })
        }
    }

    @Test(arguments: ["DROP TRIGGER ledger_is_not_changed", "CREATE INDEX extra ON response (day)", "CREATE TABLE shadow (x)"])
    func aChangedSchemaIsFound(_ sql: String) async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory, people: 2)
        try edit(directory.file, sql)
        #expect(try await verifyDeep(directory).names(.file))
    }

    /// A running store can be verified from outside, and so can one that was never closed.
    @Test func aRunningStoreIsVerifiedWithItsLog() async throws {
        let directory = try TemporaryDirectory()
        let store = try await Stores.sample(in: directory)
        _ = try await store.record(try sampleActs(TestStudy(), people: 3))
        let entries = try await store.snapshot().ledgerSize
        let snapshot = try await store.snapshot()
        _ = try await store.record([Change.snapshotFrozen(FrozenSnapshot(ledgerSize: entries, digest: try snapshot.digest())).act()])
        let report = try await verifyDeep(directory)
        #expect(report.isIntact, "\(report.findings)")
        #expect(report.ledger.entries == Int64(entries) + 1)
        #expect(try await store.record([Change.eligible("after").act()]) == [.recorded(entries + 1)])
        try await store.close()
    }
}
