import Bookkeeping
import Ledger
import PostgresStore
import Testing

@Suite("Transactions in PostgreSQL") struct TransactionTests {
    struct Stop: Error {}

    @Test("when the body throws, nothing stays and the next write goes through") func bodyThrows() async throws {
        try await withStore { store, _, _ in
            await #expect(throws: Stop.self) {
                try await store.write { transaction in
                    try transaction.append(entry(0, "gone"), [person(0)])
                    try transaction.append(checkpoint: "gone", size: 1)
                    throw Stop()
                }
            }
            let left = try await store.read { try ($0.ledgerSize(), $0.newestCheckpoint()) }
            #expect(left.0 == 0 && left.1 == nil)
            #expect(try await store.appendPerson() == 0)
        }
    }

    @Test("a transaction reads what it wrote; others do not until it ends") func isolation() async throws {
        try await withStore { store, server, address in
            let sizes = try await store.write { transaction in
                try transaction.append(entry(0), [person(0)])
                let outside = try server.sql("SELECT count(*) FROM maitri.ledger", address: address)
                return (try transaction.ledgerSize(), outside)
            }
            #expect(sizes == (1, "0"))
        }
    }

    @Test("a failed statement that the body hides still ends the transaction") func hiddenFailure() async throws {
        try await withStore { store, _, _ in
            let stranger = TableDesign("stranger", key: ["id"], [.text("id")])
            let error = await storeError {
                try await store.write { transaction in
                    try transaction.append(entry(0), [person(0)])
                    try? transaction.rows(of: stranger) { _ in }
                }
            }
            guard case .writeFailed = error else { Issue.record("\(String(describing: error))"); return }
            let size = try await store.read { try $0.ledgerSize() }
            #expect(size == 0)
            guard case .stopped = await storeError({ _ = try await store.appendPerson() }) else { Issue.record("it went on"); return }
        }
    }

    @Test("readers see one moment while others write") func oneMoment() async throws {
        try await withStore { store, _, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { for _ in 0..<60 { try await store.appendPerson() } }
                for _ in 0..<6 {
                    group.addTask {
                        for _ in 0..<20 {
                            let seen = try await store.read { transaction in
                                var (entries, persons) = (0, 0)
                                let size = try transaction.ledgerSize()
                                try transaction.rows(of: TestTables.person) { _ in persons += 1 }
                                try transaction.ledgerRows(from: 0) { _ in entries += 1; return true }
                                return [Int(size), persons, entries, Int(try transaction.ledgerSize())]
                            }
                            #expect(Set(seen).count == 1, "\(seen)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await store.read { try $0.ledgerSize() } == 60)
        }
    }

    @Test("sixteen writers of fifty transactions each leave eight hundred entries without a gap") func manyWriters() async throws {
        try await withStore { store, _, _ in
            let clock = ContinuousClock()
            let start = clock.now
            let numbers = try await withThrowingTaskGroup(of: [Int64].self) { group in
                for writer in 0..<16 {
                    group.addTask {
                        var numbers: [Int64] = []
                        for _ in 0..<50 { numbers.append(try await store.appendPerson("writer \(writer)")) }
                        return numbers
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            print("PostgreSQL: 800 transactions by 16 writers in \(clock.now - start)")
            #expect(numbers.sorted() == Array(0..<800))
            #expect(try await store.entries().map(\.sequence) == Array(0..<800))
            #expect(try await store.storageFaults().isEmpty)
        }
    }
}
