import Statistics
import Testing

/// Whatever the bytes, reading ends in a table or in faults that name a place.
@Suite struct DelimitedFuzzTests {
    private static let seeds: [[UInt8]] = [
        Array("id,arm,bdi\n1,a,12\n2,b,\n3,\"a\",1.5\n".utf8),
        Array("id;x\r\n1;3,5\r\n2;\"4,5\"\r\n".utf8),
        Array("\u{FEFF}a\tb\n\"x\"\"y\n\"\t2\n\n".utf8),
        [0xEF, 0xBB, 0xBF] + Array("é,€\n𝄞,1\n".utf8),
    ]

    @Test func aHundredThousandMutations() throws {
        var random = TestRandom(seed: 20_240_607)
        let alphabet = Array("\",;\t\n\r.-+e019aNA".utf8) + [0xEF, 0xBB, 0xBF, 0x80, 0xC3, 0x00]
        var tables = 0
        var refusals = 0
        for round in 0..<100_000 {
            let seed = Self.seeds[round % Self.seeds.count]
            let bytes = random.mutation(of: seed, alphabet: alphabet)
            do {
                let reading = TableReading(numeric: round % 3 == 0 ? .all : .recognized)
                let table = try DataTable(bytes: bytes, reading: reading)
                tables += 1
                try #require(table.columns.allSatisfy { $0.count == table.rowCount })
                try #require(table.rowCount > 0 && !table.columns.isEmpty)
                // What was read can be written and read again, and is the same.
                let written = DelimitedWriter().bytes(of: table)
                try #require(try DataTable(bytes: written) == table, "\(bytes)")
            } catch let faults as DelimitedFaults {
                refusals += 1
                try #require(faults.count > 0 && !faults.description.isEmpty)
                try #require(faults.faults.allSatisfy { ($0.row ?? 1) >= 1 })
            }
        }
        #expect(tables > 8_000, "too few mutations are readable to try the reader")
        #expect(refusals > 10_000, "too few mutations are faulty to try the faults")
    }
}
