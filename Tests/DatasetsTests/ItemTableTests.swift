import Datasets
import Instruments
import Statistics
import Testing

@Suite struct ItemTableTests {
    static let header = "id,gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7"

    static func read(
        _ text: String, _ columns: ItemColumns = .codes, blanks: [String: Blank] = [:], of id: String = "gad7"
    ) throws -> ItemTable {
        try ItemTable(
            bytes: Array(text.utf8), instrument: try SmallTrial.catalog.get().instrument(named: id), columns: columns, blanks: blanks)
    }

    private static func faults(_ text: String, _ columns: ItemColumns = .codes, blanks: [String: Blank] = [:]) throws -> [String] {
        do {
            _ = try read(text, columns, blanks: blanks)
            return []
        } catch let faults as ItemTableFaults {
            return faults.sentences
        }
    }

    /// One row after the other gives what the whole table gives.
    @Test func rowsByThemselves() throws {
        let text = Array("\(Self.header)\np1,0,1,2,3,0,1,2\np2,3,3,NA,3,3,3,\n".utf8)
        let gad7 = try SmallTrial.catalog.get().instrument(named: "gad7")
        let rows = try ItemRows(bytes: text, instrument: gad7, columns: .codes, blanks: ["NA": .notShown])
        let items = try ItemTable(bytes: text, instrument: gad7, columns: .codes, blanks: ["NA": .notShown])
        let both = [try rows.answers(0), try rows.answers(1)]
        #expect(rows.rowCount == 2 && items.answers == both)
        #expect(try rows.answers(1)?["gad7_3"] == .missing(.notShown))
        #expect(try rows.answers(2) == nil)
        #expect(try rows.answers(-1) == nil)
    }

    @Test func readsAndScores() throws {
        let items = try Self.read("\(Self.header)\np1,0,1,2,3,0,1,2\np2,3,3,3,3,3,3,\n")
        #expect(items.answers.count == 2 && items.answers[1]["gad7_7"] == .missing(.blank))
        let scored = ScoredTable(items)
        // 0+1+2+3+0+1+2; the second person left one open, and a blank is never a zero.
        #expect(scored.sheets[0]["total"] == 9)
        let table = try scored.table()
        #expect(try table.numbers("row").map(\.value) == [1, 2])
        #expect(try table.numbers("gad7_total").map(\.value) == [9, scored.sheets[1]["total"]])
    }

    /// The number nine, written in every way that a spreadsheet may write it.
    @Test(arguments: [
        "\u{FEFF}gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\r\n0,1,2,3,0,1,2\r\n",
        "gad7_1;gad7_2;gad7_3;gad7_4;gad7_5;gad7_6;gad7_7\n0;1,0;2,00;3;0;1;2\n",
        "gad7_1\tgad7_2\tgad7_3\tgad7_4\tgad7_5\tgad7_6\tgad7_7\n0\t1\t2\t3\t0\t1\t2",
        "\"gad7_7\",\"gad7_6\",\"gad7_5\",\"gad7_4\",\"gad7_3\",\"gad7_2\",\"gad7_1\"\n\"2\",1,0,3,2.0,1,0\n",
    ]) func formsOfAFile(_ text: String) throws {
        #expect(ScoredTable(try Self.read(text)).sheets.map { $0["total"] } == [9])
    }

    @Test func badForm() throws {
        #expect(try Self.faults("") == ["The file is empty; give one whose first row names the columns."])
        #expect(try Self.faults("\u{FEFF}") == ["The file is empty; give one whose first row names the columns."])
        #expect(try Self.faults("\(Self.header)\n") == ["The file has a header and no rows below it; give one with data."])
        let short = try Self.faults("\(Self.header)\np1,0,1,2,3,0,1\n")
        #expect(short.count == 1 && short[0].hasPrefix("Row 2, column \"gad7_7\": 7 of 8 fields are there"))
    }

    /// Everything wrong with one file: the file first, then row by row and column by column.
    @Test func allFaultsTogetherInTheOrderOfTheFile() throws {
        let text = """
            gad7_7,gad7_1,gad7_2,gad7_3,gad7_44,gad7_5,gad7_6
            0,0,0,0,0,0,0
            7,0,NA,0,9,0,0
            0,sometimes,0,0,0,0,1.5
            0,0,0,0,0,0,-1
            """
        #expect(
            try Self.faults(text) == [
                "There is no column \"gad7_4\" for item 4 of GAD-7 (relaxation difficulty). The nearest is \"gad7_44\".",
                "Row 3, column \"gad7_7\": 7 is not on the scale of this item, which runs 0 to 3 in steps of 1.",
                "Row 3, column \"gad7_2\": there is text where a number belongs. If it means \"not answered\", say so with --blank.",
                "Row 4, column \"gad7_1\": there is text where a number belongs. If it means \"not answered\", say so with --blank.",
                "Row 4, column \"gad7_6\": 1.5 is not on the scale of this item, which runs 0 to 3 in steps of 1.",
                "Row 5, column \"gad7_6\": -1 is not on the scale of this item, which runs 0 to 3 in steps of 1.",
            ])
    }

    /// In a column with one word the numbers are still numbers, decimal commas included.
    @Test func oneWordDoesNotSpoilAColumn() throws {
        let semicolons = "gad7_1;gad7_2;gad7_3;gad7_4;gad7_5;gad7_6;gad7_7\n2,0;0;0;0;0;0;0\nx;0;0;0;0;0;0\n"
        #expect(try Self.faults(semicolons).map { $0.prefix(25) } == ["Row 3, column \"gad7_1\": t"])
        let odd = ["0x1", "nan", "inf", "1_0", " 1", "1 ", "one", "²", "1e", "--1", "1,0", "1.0.0"]
        for field in odd {
            let row = field.contains(",") ? "\"\(field)\"" : field
            let found = try Self.faults("\(Self.header)\np,\(row),0,0,0,0,0,0\n")
            #expect(found.count == 1 && found.first?.contains("text where a number belongs") == true, "\(field)")
        }
    }

    @Test func mixedDecimalMarksAreOneFaultAmongTheOthers() throws {
        let found = try Self.faults("gad7_1;gad7_2;gad7_3;gad7_4;gad7_5;gad7_6;gad7_7\n1,0;2.0;1,0;0;0;0;8\n")
        #expect(found.count == 2)
        #expect(found.first?.hasPrefix("Row 2, column \"gad7_2\": the number has a decimal point where other numbers") == true)
        #expect(found.last?.hasPrefix("Row 2, column \"gad7_7\": 8 is not on the scale") == true)
    }

    @Test func wordsForBlanks() throws {
        let text = "\(Self.header)\nNA,0,NA,-99,3,0,1,2\n"
        #expect(try Self.faults(text).count == 2)
        let items = try Self.read(text, blanks: ["NA": .blank, "-99": .notReached])
        #expect(items.answers[0]["gad7_2"] == .missing(.blank) && items.answers[0]["gad7_3"] == .missing(.notReached))
        // The word is a blank where answers stand; elsewhere it may be a name.
        #expect(items.table.column("id")?.content == .categorical(levels: ["NA"], codes: [0]))
    }

    @Test func prefixAndNearestName() throws {
        let items = try Self.read("a_1,a_2,a_3,a_4,a_5,a_6,a_7\n0,1,2,3,0,1,2\n", .prefix("a_"))
        #expect(ScoredTable(items).sheets[0]["total"] == 9)
        #expect(try Self.faults("a_1\n0\n", .prefix("a_")).count == 6)
    }

    /// An identifier is carried along as it stood: leading zeros are part of a name.
    @Test func namesOfPeopleStayNames() throws {
        let text = "id,long,weight,site,gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\n"
            + "007,12345678901234567890,70.50,1e5,0,1,2,3,0,1,2\n012,2,8,2,0,0,0,0,0,0,0\n"
        let items = try Self.read(text)
        let carried = items.table.columns.filter { ["id", "long", "weight", "site"].contains($0.name) }
        let written = DelimitedWriter().text(of: try ScoredTable(items).table(carrying: carried))
        #expect(
            written == """
                id,long,weight,site,gad7_total,gad7_not_scored,gad7_prorated
                007,12345678901234567890,70.5,1e5,9,,
                012,2,8,2,0,,

                """)
    }

    /// Items outside every score are read where the file has them; the file may leave them out.
    @Test func furtherItemsAreOptional() throws {
        let phq9 = try SmallTrial.catalog.get().instrument(named: "phq9")
        let caps5 = try SmallTrial.catalog.get().instrument(named: "caps5")
        for instrument in [phq9, caps5] {
            let scored = Set(instrument.scoredItems.map(\.code))
            func table(_ items: [Item]) throws -> ItemTable {
                let values = items.map { "\(Int(instrument.response(of: $0).minimum))" }
                let text = items.map(\.code).joined(separator: ",") + "\n" + values.joined(separator: ",") + "\n"
                return try ItemTable(bytes: Array(text.utf8), instrument: instrument, columns: .codes)
            }
            let all = try table(instrument.items)
            #expect(all.answers[0].answeredCount == instrument.items.count)
            let few = try table(instrument.items.filter { scored.contains($0.code) })
            #expect(few.answers[0].answeredCount == scored.count)
            #expect(ScoredTable(few).sheets[0].scores.map(\.value) == ScoredTable(all).sheets[0].scores.map(\.value))
        }
    }
}
