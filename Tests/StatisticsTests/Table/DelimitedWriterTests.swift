import Statistics
import Testing

@Suite struct DelimitedWriterTests {
    private let table = try? DataTable(columns: [
        Column(name: "id", numbers: [1, 2.5, nil, -0.0, 1e-7, 1e300]),
        Column(name: "a, note", categories: ["=1+1", "say \"x\"", nil, "two\nlines", "-", "plain"]),
    ])

    @Test func quotesOnlyWhereNeeded() throws {
        let text = DelimitedWriter().text(of: try #require(table))
        #expect(
            text
                == "id,\"a, note\"\n1,=1+1\n2.5,\"say \"\"x\"\"\"\n,\n-0,\"two\nlines\"\n1e-07,-\n1e+300,plain\n"
        )
    }

    @Test func formulasAreGuardedWhenAskedFor() throws {
        let text = DelimitedWriter(separator: .semicolon, guardsFormulas: true).text(of: try #require(table))
        #expect(text.hasPrefix("id;a, note\n1;'=1+1\n"))
        #expect(text.contains("\n-0;"), "a negative number is no formula")
        #expect(text.contains(";'-\n"))
    }

    @Test func aColumnAloneKeepsItsGaps() throws {
        let table = try DataTable(columns: [Column(name: "x", numbers: [nil, 1, nil])])
        let written = DelimitedWriter().bytes(of: table)
        #expect(String(decoding: written, as: UTF8.self) == "x\n\"\"\n1\n\"\"\n")
        #expect(try DataTable(bytes: written) == table)
    }

    @Test(arguments: DelimitedText.Separator.allCases)
    func whatIsWrittenReadsBack(_ separator: DelimitedText.Separator) throws {
        var random = TestRandom(seed: 3)
        let pieces = ["a", "\"", ",", ";", "\t", "\n", "\r", "é", "\u{FEFF}", "'", "=", " "]
        for _ in 0..<2_000 {
            let count = Int.random(in: 1...6, using: &random)
            let numbers = (0..<count).map { _ -> Double? in
                let number = Double(bitPattern: random.next())
                return number.isFinite ? number : nil
            }
            let texts = (0..<count).map { _ -> String? in
                let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    pieces.randomElement(using: &random) ?? ""
                }
                return text.isEmpty ? nil : "t" + text.joined()
            }
            let name = pieces.randomElement(using: &random) ?? ""
            let table = try DataTable(columns: [
                Column(name: name + "1", categories: texts + ["text"]),
                Column(name: "x", numbers: numbers + [nil]),
            ])
            let written = DelimitedWriter(separator: separator).bytes(of: table)
            #expect(try DataTable(bytes: written, separator: separator) == table)
        }
    }
}
