import Bookkeeping
import Ledger
import PostgresStore
import Testing

@Suite("Rows in PostgreSQL") struct RowTests {
    @Test("what is appended is read back, to the byte") func roundTrip() async throws {
        try await withStore { store, _, address in
            let bytes = LedgerRow(sequence: 0, bytes: (0...255).map { UInt8($0) }, leafHash: Array(0..<32))
            let empty = LedgerRow(sequence: 1, bytes: [], leafHash: Array(repeating: 255, count: 32))
            let odd = "quote ' \" \\ \u{1} emoji 🜁 e\u{301}"
            try await store.write { transaction in
                try transaction.append(bytes, [person(0, id: "", note: .text(odd)), person(0, id: "é", number: .min)])
                try transaction.append(
                    empty, [TableRow(TestTables.order, [.integer(1), .text("g"), .text("")]), person(1, number: .max, note: .text(""))])
                try transaction.append(checkpoint: "first\n— note", size: 1)
                try transaction.append(checkpoint: odd, size: 2)
            }
            for again in [false, true] {
                if again { try await store.close() }
                let store = again ? try await PostgresBackend.open(at: address, tables: TestTables.all) : store
                #expect(try await store.entries() == [bytes, empty])
                #expect(try await store.entries(from: 1) == [empty])
                #expect(try await store.entries(from: 2).isEmpty)
                #expect(
                    try await store.cells(of: TestTables.person) == [
                        [.integer(0), .text(""), .text("a"), .integer(0), .text(odd), .null],
                        [.integer(0), .text("é"), .text("a"), .integer(.min), .null, .null],
                        [.integer(1), .text("p1"), .text("a"), .integer(.max), .text(""), .null],
                    ])
                #expect(try await store.cells(of: TestTables.order) == [[.integer(1), .text("g"), .text("")]])
                let notes = try await store.read { try ($0.ledgerSize(), $0.checkpoints(), $0.newestCheckpoint()) }
                #expect(notes.0 == 2 && notes.1 == ["first\n— note", odd] && notes.2 == odd)
                if again { try await store.close() }
            }
        }
    }

    @Test("an empty store has no entries and no checkpoint") func empty() async throws {
        try await withStore { store, _, _ in
            let found = try await store.read { try ($0.ledgerSize(), $0.checkpoints(), $0.newestCheckpoint()) }
            #expect(found.0 == 0 && found.1.isEmpty && found.2 == nil)
        }
    }

    @Test("rows come in pages, in order, until the reader has enough; readings may stand in each other")
    func pages() async throws {
        try await withStore { store, _, _ in
            try await store.write { transaction in
                for number in 0..<Int64(1_300) { try transaction.append(entry(number), [person(number)]) }
            }
            let all = try await store.entries()
            #expect(all.map(\.sequence) == Array(0..<1_300) && all[777] == entry(777))
            let found = try await store.read { transaction in
                var (seen, pairs) = (0, 0)
                try transaction.ledgerRows(from: 200) { _ in seen += 1; return seen < 300 }
                try transaction.rows(of: TestTables.person) { outer in
                    guard outer[0] == .integer(5) else { return }
                    try transaction.rows(of: TestTables.person) { _ in pairs += 1 }
                }
                return (seen, pairs)
            }
            #expect(found == (300, 1_300))
        }
    }

    /// Rows that rules forbid in entry 1, after a person `p0` in entry 0.
    private static let forbidden: [String: [TableRow]] = [
        "key": [person(1, id: "p0")],
        "unique": [person(1), person(1, id: "x", number: 0)],
        "unknown entry": [person(7)],
        "unknown person": [TableRow(TestTables.order, [.integer(1), .text("g"), .text("secret-id")])],
        "missing": [TableRow(TestTables.person, [.integer(1), .text("secret-id"), .null, .integer(3), .null, .null])],
        "type": [TableRow(TestTables.person, [.integer(1), .text("secret-id"), .integer(3), .integer(3), .null, .null])],
        "too few cells": [TableRow(TestTables.person, [.integer(1)])],
        "zero character": [person(1, id: "secret-id\u{0}")],
        "text too long for its index": [person(1, id: (0..<9_000).map { String($0 &* 7_919 % 10_007, radix: 36) }.joined())],
    ]

    @Test("a row that a rule forbids is refused without its values, and the transaction goes on", arguments: forbidden.keys.sorted())
    func breach(name: String) async throws {
        let rows = try #require(Self.forbidden[name])
        try await withStore { store, _, _ in
            try await store.appendPerson()
            let problem = try await store.write { transaction in
                var problem: String?
                do { try transaction.append(entry(1, "refused"), rows) } catch let breach as ConstraintBreach { problem = breach.problem }
                try transaction.append(entry(1, "kept"), [person(1, id: "kept")])
                return problem
            }
            #expect(problem != nil && problem?.isEmpty == false && problem?.contains("secret-id") == false, "\(name): \(problem ?? "no breach")")
            #expect(try await store.entries() == [entry(0), entry(1, "kept")])
            #expect(try await store.cells(of: TestTables.person).count == 2)
        }
    }

    @Test("the ledger grows by one, never by more or fewer", arguments: [0, 2, 9, -1, Int64.max])
    func gapless(number: Int64) async throws {
        try await withStore { store, _, _ in
            try await store.appendPerson()
            await #expect(throws: ConstraintBreach.self) { try await store.write { try $0.append(entry(number), []) } }
            #expect(try await store.appendPerson() == 1)
        }
    }

    @Test("a leaf hash has 32 bytes") func leaf() async throws {
        try await withStore { store, _, _ in
            await #expect(throws: ConstraintBreach.self) {
                try await store.write { try $0.append(LedgerRow(sequence: 0, bytes: [1], leafHash: [1, 2]), []) }
            }
        }
    }
}
