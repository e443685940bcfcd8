import Bookkeeping
import Foundation
import Glibc
import Ledger
import Records
import SQLiteStore
import StoreContract
import Testing

/// What is sealed stands nowhere in the clear: the bytes of every file of the store are
/// searched, while it runs and when it is closed.
@Suite struct SealingTests {
    private func store(in directory: TemporaryDirectory) async throws -> LedgerStore {
        let store = try await Stores.sample(in: directory)
        var acts = try EveryChange(TestStudy()).acts()
        // The wish to be erased would end the history early.
        acts += [Change.eligible("p2").act(because: "\(EveryChange.marker) reason")]
        for (act, outcome) in zip(acts, try await store.record(acts)) {
            if case .refused(let sentence) = outcome { throw StoreContract.Breach("\(act.change.trace.act): \(sentence)") }
        }
        let entry = try #require(try await store.entry(4))
        let signed = try await store.record([EveryChange.signature(of: 4, leaf: entry.entry.leafHash)])
        #expect(signed == [.recorded(UInt64(acts.count))])
        return store
    }

    @Test func noFileHoldsASealedWord() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(in: directory)
        try expectNothing(in: directory)
        // The same search finds what is open, or it could not find anything.
        #expect(try holds("participant/p1", directory))
        try await store.close()
        try expectNothing(in: directory)
        #expect(try await verifyDeep(directory).findings.map(\.place) == [.entry(frozenEntry(directory))])
    }

    /// Planted: the same history with a marker in what is open is found.
    @Test func aWordInTheOpenIsFound() async throws {
        let directory = try TemporaryDirectory()
        let store = try await Stores.sample(in: directory)
        let plan = FrozenPlan(name: "\(EveryChange.marker)", text: "")
        _ = try await store.record(TestStudy.opening() + [Change.planFrozen(plan).act()])
        #expect(try holds(EveryChange.marker, directory))
        try await store.close()
        #expect(try holds(EveryChange.marker, directory))
    }

    /// Neither the open part of a sealed entry nor any row tells a secret; the protocol and
    /// the consent text, which are open, may say the same words.
    @Test func noOpenPartAndNoRowHoldsASecret() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(in: directory)
        let size = try await store.state().size
        var sealed = 0
        for number in 0..<UInt64(size) {
            let read = try #require(try await store.entry(number))
            guard let change = read.change, change.vault != .open else { continue }
            sealed += 1
            #expect(read.entry.reason == nil)
            let text = String(decoding: read.entry.payload, as: UTF8.self) + read.entry.object
            for secret in EveryChange.secrets {
                #expect(!text.contains(secret), "Entry \(number) (\(change.trace.act)) says \(secret).")
            }
        }
        #expect(sealed > 35)
        try await store.close()
        for table in try tableNames(directory.file) where !["ledger", "checkpoint", "study"].contains(table) {
            let rows = try dump(directory.file).filter { $0.hasPrefix(table + "|") }
            for secret in EveryChange.secrets {
                #expect(!rows.contains { $0.contains(secret) }, "\(table) holds \(secret)")
            }
        }
    }

    /// The alert, its clock and its message are one; the message says nothing.
    @Test func anAlertHasItsClockAndItsMessage() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory)
        let alerts = try rows(directory.file, "SELECT id || ' ' || raised FROM alert ORDER BY id")
        #expect(alerts.count > 10)
        #expect(try rows(directory.file, "SELECT id || ' ' || due FROM timer WHERE purpose = 'escalate' ORDER BY id") == alerts)
        #expect(try rows(directory.file, "SELECT count(*) || ' ' || count(DISTINCT alert) FROM outbox") == ["\(alerts.count) \(alerts.count)"])
        #expect(try rows(directory.file, "SELECT DISTINCT text FROM outbox") == ["Please open the study site."])
        #expect(try rows(directory.file, "SELECT count(*) FROM timer WHERE purpose = 'check-in'") == ["4"])
    }

    private func frozenEntry(_ directory: TemporaryDirectory) throws -> Int64 {
        Int64(try #require(try rows(directory.file, "SELECT seq FROM frozen_snapshot").first)) ?? -1
    }

    private func expectNothing(in directory: TemporaryDirectory) throws {
        #expect(try !holds(EveryChange.marker, directory), "A sealed word stands in a file of the store.")
    }

    /// In any file of the store's directory: the database, its log, its index.
    private func holds(_ word: String, _ directory: TemporaryDirectory) throws -> Bool {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.store)
        #expect(names.contains("records.sqlite"))
        let wanted = Array(word.utf8)
        return try names.contains { name in
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: directory.store + "/" + name)))
            return Self.contains(bytes, wanted)
        }
    }

    /// From each occurrence of the first byte on.
    private static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { all in
            guard let base = all.baseAddress else { return false }
            var place = 0
            while place + wanted.count <= all.count,
                let hit = memchr(base + place, Int32(wanted[0]), all.count - place - wanted.count + 1)
            {
                let found = UnsafeRawPointer(hit) - base
                if memcmp(base + found, wanted, wanted.count) == 0 { return true }
                place = found + 1
            }
            return false
        }
    }
}
