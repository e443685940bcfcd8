import Datasets
import Instruments
import Statistics
import Testing

/// `ScoreStream` against `ItemTable`, `ScoredTable` and `DelimitedWriter`: the same bytes or the
/// same faults, whatever stands in the file, in however many chunks it is read.
@Suite struct ScoreStreamTests {
    static let catalog = Result { try Catalog.bundled() }

    /// What a file gives: its scores as text, or the faults.
    enum Given: Equatable {
        case text(String, people: [Int])
        case faults([String])
    }

    static func slowly(_ bytes: [UInt8], _ stream: ScoreStream, keep: Bool) throws -> Given {
        do {
            let items = try ItemTable(bytes: bytes, instrument: stream.instrument, columns: stream.columns, blanks: stream.blanks)
            let scored = ScoredTable(items)
            let table = try scored.table(carrying: keep ? items.table.columns : [])
            let text = DelimitedWriter(guardsFormulas: true).text(of: table)
            return .text(text, people: scored.rowsThatNeedAPerson)
        } catch let faults as ItemTableFaults {
            return .faults(faults.sentences)
        }
    }

    static func quickly(_ bytes: [UInt8], _ stream: ScoreStream, keep: Bool) throws -> (given: Given, isPlain: Bool) {
        do {
            let text = try stream.text(of: .bytes(bytes), keeping: keep)
            let whole = String(decoding: text.pieces.joined(), as: UTF8.self)
            let isCounted = text.needingAPerson >= text.firstNeedingAPerson.count
            return (.text(whole, people: isCounted ? text.firstNeedingAPerson : []), text.isPlain)
        } catch let faults as ItemTableFaults {
            return (.faults(faults.sentences), false)
        }
    }

    /// - Returns: whether the file was read quickly.
    @discardableResult
    static func compare(_ text: String, _ id: String = "gad7", columns: ItemColumns = .codes, blanks: [String: Blank] = [:]) throws -> Bool {
        var isPlain = true
        for (chunk, threads) in [(1 << 18, 1), (1, 1), (13, 2), (40, 1)] {
            var stream = ScoreStream(
                instrument: try catalog.get().instrument(named: id), columns: columns, blanks: blanks, threads: threads)
            stream.chunkSize = chunk
            for keep in [false, true] {
                let bytes = Array(text.utf8)
                var expected = try slowly(bytes, stream, keep: keep)
                let found = try quickly(bytes, stream, keep: keep)
                if case .text(let text, let people) = expected {
                    expected = .text(text, people: Array(people.prefix(StreamedText.named)))
                }
                #expect(found.given == expected, "chunks of \(chunk), \(keep ? "kept" : "not kept"): \(text)")
                if !keep { isPlain = isPlain && found.isPlain }
                try compareScores(bytes, stream, expected)
            }
        }
        return isPlain
    }

    /// The scores in memory are those of the text.
    private static func compareScores(_ bytes: [UInt8], _ stream: ScoreStream, _ expected: Given) throws {
        do {
            let scores = try stream.scores(of: .bytes(bytes))
            let items = try ItemTable(bytes: bytes, instrument: stream.instrument, columns: stream.columns, blanks: stream.blanks)
            let sheets = ScoredTable(items).sheets
            #expect(scores.rowCount == sheets.count)
            var row = 0
            var differences = 0
            for part in scores.parts {
                for place in 0..<part.rowCount {
                    for (scale, score) in sheets[row].scores.enumerated() {
                        let value = part.value(scale: scale, row: place)
                        if value?.bitPattern != score.value?.bitPattern { differences += 1 }
                    }
                    row += 1
                }
            }
            #expect(differences == 0)
        } catch let faults as ItemTableFaults {
            #expect(expected == .faults(faults.sentences))
        }
    }

    static let header = "gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7"

    @Test(arguments: [
        "\(header)\n0,1,2,3,0,1,2\n", "\(header)\n0,1,2,3,0,1,2", "\(header)\r\n0,1,2,3,0,1,2\r\n3,3,3,3,3,3,\r\n",
        "\u{FEFF}\(header)\n0,1,2,3,0,1,2\n\n\n", "\(header)\n0,,2,,0,1,2\n,,,,,,\n",
        "id,\(header),note\np1,0,1,2,3,0,1,2,fine\np2,0,1,2,3,0,1,2,\n",
        "\"id\",\"\(header.replacing(",", with: "\",\""))\"\n\"a b\",\"0\",1,2,3,\"\",1,2\n",
        "\(header.replacing(",", with: ";"))\n0;1;2;3;0;1;2\n", "\(header.replacing(",", with: "\t"))\n0\t1\t2\t3\t0\t1\t2\n",
        "\(header.replacing(",", with: ";"))\n0;1,0;2,00;3;0;1;2\n", "\(header)\n0,1.0,2.00,3,0,1e0,2\n00,01,+2,-0,0,1,2\n",
        "id,\(header)\nÄrger ☂,0,1,2,3,0,1,2\n", "\(header)\n01,1,2,3,0,1,2\n",
    ]) func plainFilesAreReadQuickly(_ text: String) throws {
        #expect(try Self.compare(text))
    }

    @Test(arguments: [
        "", "\u{FEFF}", "\n", "\(header)", "\(header)\n", "\(header)\n\n\n", "\(header)\n\n0,1,2,3,0,1,2\n",
        "\(header)\n0,1,2,3,0,1,2\n\n0,1,2,3,0,1,2\n", "\(header)\r0,1,2,3,0,1,2\r", "\(header)\n0,1,2,3,0,1\n",
        "\(header)\n0,1,2,3,0,1,2,\n", "\(header)\n0,1,2,3,0,1,4\n9,1,2,3,0,x,4\n", "\(header)\n0,1,2,3,0,1,2.5\n",
        "\(header),gad7_1\n0,1,2,3,0,1,2,3\n", "\(header),\n0,1,2,3,0,1,2,3\n", "gad7_1\n1\n\n2\n",
        "gad7_1,gad7_2\n1,2\n", "note,\(header)\n\"a\nb\",0,1,2,3,0,1,2\n", "note,\(header)\n\"a \"\"b\"\"\",0,1,2,3,0,1,2\n",
        "note,\(header)\n\"x\n0,0,1,2,3,0,1,2\n\",0,1,2,3,0,1,2\n", "note,\(header)\na\"b,0,1,2,3,0,1,2\n",
        "\"note\n2\",\(header)\nab,0,1,2,3,0,1,2\n", "note,\(header)\n\"ab,0,1,2,3,0,1,2\n", "\(header)\n\"1\"0,1,2,3,0,1,2\n",
        "\(header.replacing(",", with: ";"))\n0;1,0;2.0;3;0;1;2\n", "a;\(header.replacing(",", with: ";"))\n1.5;0;1,0;2;3;0;1;2\n",
        "a;\(header.replacing(",", with: ";"))\nMr. X;0;1,0;2;3;0;1;2\n", "\(header)\n0,1,2,3,0,1,2\r\r\n",
    ]) func whatIsNotPlainIsReadSlowly(_ text: String) throws { try Self.compare(text) }

    /// Bytes that are no UTF-8, UTF-16, a packed workbook.
    @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00], [0x50, 0x4B, 0x03, 0x04, 0x0A, 0x2C, 0x0A], Array("id,\(header)\nx".utf8) + [0xC3] + Array(",0,1,2,3,0,1,2\n".utf8)])
    func otherBytes(_ bytes: [UInt8]) throws {
        let stream = ScoreStream(instrument: try Self.catalog.get().instrument(named: "gad7"), columns: .codes)
        let found = try Self.quickly(bytes, stream, keep: false)
        #expect(found.given == (try Self.slowly(bytes, stream, keep: false)) && !found.isPlain)
    }

    @Test func wordsForBlanks() throws {
        let text = "\(Self.header)\nNA,-99,3,3,0,1,2\n0,1,2,3,0,1,NA\n0,1,2,3,0,1,2\n"
        #expect(try Self.compare(text, blanks: ["NA": .blank, "-99": .notReached]))
        #expect(try Self.compare(text, blanks: ["NA": .blank, "-99": .blank, "4": .preferNotToAnswer]))
        #expect(try !Self.compare(text, blanks: ["NA": .blank]))
    }

    /// A word that is an answer would take real answers away: refused in whatever way a file is read.
    @Test(arguments: ["0", "3", "2.0", "+1", "1e0"]) func answersAreNoWordsForBlanks(word: String) throws {
        for text in ["\(Self.header)\n0,1,2,3,0,1,2\n", "note,\(Self.header)\n\"a\nb\",0,1,2,3,0,1,2\n"] {
            #expect(try !Self.compare(text, blanks: [word: .blank]))
            let stream = ScoreStream(instrument: try Self.catalog.get().instrument(named: "gad7"), columns: .codes, blanks: [word: .blank])
            let value = ["2.0": "2", "+1": "1", "1e0": "1"][word] ?? word
            #expect(try Self.quickly(Array(text.utf8), stream, keep: false).given == .faults([
                "--blank \(word): \(value) is an answer of gad7_1, gad7_2, gad7_3 and 4 more; it would be lost. Leave the field of an unanswered item empty instead, or write a word that is no answer."
            ]))
        }
        for word in ["4", "-1", "NA", "0.5", "88", "nan", "0x1"] {
            #expect(try Self.compare("\(Self.header)\n0,1,\(word),3,0,1,2\n", blanks: [word: .notShown]), "\(word)")
        }
    }

    /// Columns of every kind beside each other, over more rows than a block holds.
    @Test func keptFieldsOfLongFiles() throws {
        var text = "name,code,share,change,note,\(Self.header)\n"
        let notes = ["=1", "-", "\"a, b\"", "", "@", "\u{FEFF}x"]
        for row in 0..<700 {
            text += "\"line\n \"\"\(row)\"\"\",\(row + 1).50,0000\(row),-\(row),\(notes[row % 6]),\(row % 4),,2,3,NA,1,2\n"
        }
        #expect(try !Self.compare(text, blanks: ["NA": .notReached]))
    }

    /// What is carried along is written as a table would write it.
    @Test(arguments: [
        "007", "7", "70.5", "70.50", "0.5", "0.0001", "1e5", "-1", "+1", "=1+1", "@x", "2024-01-05", "12 High Street",
        "12345678901234567890", "123456789012345", "", "3.", ".5", "a-b", "\u{FEFF}x", "1.2.3", "12e", "0", "00", "1,5", "a, b",
    ]) func keptFields(_ field: String) throws {
        let quoted = field.contains(",") ? "\"\(field)\"" : field
        for other in ["", "5", "b"] {
            try Self.compare("x,\(Self.header)\n\(quoted),0,1,2,3,0,1,2\n\(other),0,1,2,3,0,1,2\n")
            try Self.compare("x;\(Self.header.replacing(",", with: ";"))\n\(quoted);0;1;2;3;0;1;2\n\(other);0;1;2;3;0;1;2\n")
        }
    }

    /// Files put together by chance from fields that are plain and fields that are not, for
    /// instruments with and without prorating and safety items.
    @Test(arguments: ["gad7", "phq9", "scs", "caps5"]) func randomFiles(id: String) throws {
        let instrument = try Self.catalog.get().instrument(named: id)
        var random = Draw(state: 11)
        var plain = 0
        for turn in 0..<120 {
            let separator = [",", ",", ";", "\t"][random.next(below: 4)]
            let ending = ["\n", "\n", "\r\n"][random.next(below: 3)]
            var lines = [(["id"] + instrument.items.map(\.code)).joined(separator: separator)]
            // From none in the file to one in every row.
            let oddOneIn = [0, 0, 400, 30][turn % 4]
            for row in 0..<(1 + random.next(below: 40)) {
                var fields = ["p\(row)"]
                for item in instrument.items {
                    let scale = instrument.response(of: item)
                    let low = Int(scale.minimum)
                    let value = low + random.next(below: Int(scale.maximum ?? 3) - low + 1)
                    var field = random.next(below: 30) == 0 ? "" : "\(value)"
                    if oddOneIn > 0, random.next(below: oddOneIn) == 0 {
                        field = ["x", "\"1\"", "1.0", "99", "NA", " 1", "\"", "1,0", "", "\"\"", "-1", "é", "\n", separator][random.next(below: 14)]
                    }
                    fields.append(field)
                }
                lines.append(fields.joined(separator: separator))
            }
            let text = lines.joined(separator: ending) + ["", ending, ending + ending][random.next(below: 3)]
            if try Self.compare(text, id, blanks: turn % 3 == 0 ? ["NA": .blank] : [:]) { plain += 1 }
        }
        // Of the half without odd fields, all are.
        #expect(plain >= 60)
    }

    /// Items outside every score may be left out of a file; they are blank then, not zero.
    @Test(arguments: ["phq9", "caps5", "cssrs_screener", "audit"]) func absentItems(id: String) throws {
        let instrument = try Self.catalog.get().instrument(named: id)
        for items in [instrument.scoredItems, instrument.items] {
            let values = items.map { "\(Int(instrument.response(of: $0).minimum))" }.joined(separator: ",")
            try Self.compare(items.map(\.code).joined(separator: ",") + "\n" + values + "\n" + values + "\n", id)
        }
    }

    /// The comparison can fail: another file is found out, and so is a quick reader that leaves
    /// one row out.
    @Test func anotherFileIsFoundOut() throws {
        let stream = ScoreStream(instrument: try Self.catalog.get().instrument(named: "gad7"), columns: .codes)
        let one = Array("\(Self.header)\n0,1,2,3,0,1,2\n0,1,2,3,0,1,2\n".utf8)
        for other in ["\(Self.header)\n0,1,2,3,0,1,2\n0,1,2,3,0,1,3\n", "\(Self.header)\n0,1,2,3,0,1,2\n", "\(Self.header)\n0,1,2,3,0,1,2\n0,1,2,3,0,1,\n"] {
            #expect(try Self.quickly(one, stream, keep: false).given != Self.slowly(Array(other.utf8), stream, keep: false))
        }
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014, figure 17).
private struct Draw {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) >> 33) % bound
    }
}
