import Statistics
import Testing

@Suite struct TableReadingTests {
    private func table(_ text: String, _ reading: TableReading = TableReading()) throws -> DataTable {
        try DataTable(bytes: Array(text.utf8), reading: reading)
    }

    private func faults(_ text: String, _ reading: TableReading = TableReading()) -> String {
        do {
            _ = try table(text, reading)
            return ""
        } catch {
            return "\(error)"
        }
    }

    private func numbers(_ name: String, _ table: DataTable) throws -> [Double?] {
        try table.numbers(name).map(\.value)
    }

    @Test func numbersAndGaps() throws {
        let table = try table("a,b\n1,-2.5\n,1e3\n+.5,7.\n")
        #expect(try numbers("a", table) == [1, nil, 0.5])
        #expect(try numbers("b", table) == [-2.5, 1000, 7])
        #expect(try table.numbers("a")[1] == .missing(.blank))
    }

    @Test func textMakesCategoriesInCodePointOrder() throws {
        let table = try table("arm\nplacebo\nMDMA\nécart\n\nZ\nplacebo\n")
        let column = try #require(table.column("arm"))
        #expect(
            column.content
                == .categorical(levels: ["MDMA", "Z", "placebo", "écart"], codes: [2, 0, 3, nil, 1, 2]))
    }

    /// No usual sign for a missing value is guessed: the column becomes text, or it is a fault.
    @Test(arguments: ["NA", "NaN", ".", "inf", "0x10", "1,000", "1 000", " 1", "1e", "-", "1.2.3", "１"])
    func notANumber(_ field: String) throws {
        let quoted = "a,b\n1,1\n\"\(field)\",2\n"
        guard case .categorical = try table(quoted).column("a")?.content else {
            Issue.record("\(field) was taken for a number")
            return
        }
        #expect(faults(quoted, TableReading(numeric: .required(["a"]))).hasPrefix("Row 3, column \"a\": "))
        #expect(faults(quoted, TableReading(numeric: .required(["b"]))).isEmpty)
    }

    @Test func minus99IsANumber() throws {
        #expect(try numbers("a", table("a\n-99\n1\n")) == [-99, 1])
    }

    @Test func missingCodesAreNamedByTheCaller() throws {
        let reading = TableReading(
            numeric: .all, missingCodes: ["NA": "not applicable".reason, "-99": .blank],
            columnMissingCodes: ["b": ["-99": "refused".reason]])
        let table = try table("a,b\nNA,1\n-99,-99\n3,NA\n", reading)
        #expect(
            try table.numbers("a") == [.missing("not applicable".reason), .missing(.blank), .value(3)])
        #expect(
            try table.numbers("b") == [
                .value(1), .missing("refused".reason), .missing("not applicable".reason),
            ])
    }

    @Test func missingCodesAmongCategories() throws {
        let table = try table("arm\nA\nNA\nB\n", TableReading(missingCodes: ["NA": .blank]))
        #expect(table.column("arm")?.content == .categorical(levels: ["A", "B"], codes: [0, nil, 1]))
    }

    @Test func whatPeopleWroteIsNotRepeated() {
        let text = faults("a,b\nseventeen,1\nNA,x\n", TableReading(numeric: .all))
        #expect(
            text == """
                Row 2, column "a": there is text where a number belongs; correct it, or leave the field empty if the value is missing.
                Row 3, column "a": "NA" is not a number; if it means that the value is missing, name it as a missing code, or leave the field empty.
                Row 3, column "b": there is text where a number belongs; correct it, or leave the field empty if the value is missing.
                """)
    }

    @Test func faultsOfFormAndOfFieldsTogether() {
        let text = faults("a,b\n1,x\n2\n3,y\n", TableReading(numeric: .required(["b"])))
        let places = text.split(separator: "\n").map { $0.prefix(17) }
        #expect(places == ["Row 2, column \"b\":", "Row 3, column \"b\":", "Row 4, column \"b\":"].map { $0.prefix(17) })
        #expect(text.contains("1 of 2 fields"))
    }

    @Test(arguments: [";", "\t"]) func decimalCommas(_ separator: String) throws {
        let text = ["a,x\(separator)b", "3,5\(separator)-0,25", "1\(separator)1,5e2"].joined(separator: "\n")
        let table = try table(text.replacing("a,x", with: "a"))
        #expect(try numbers("a", table) == [3.5, 1])
        #expect(try numbers("b", table) == [-0.25, 150])
    }

    @Test func bothDecimalMarksInOneFile() {
        #expect(
            faults("a;b\n3,5;1,5\n2,5;1.234\n1,0;10.1000/x\n")
                == "", "a column with text is not numeric, so its points are no decimal points")
        #expect(
            faults("a;b\n3,5;1,5\n2,5;1.234\n")
                == "Row 3, column \"b\": the number has a decimal point where other numbers of the file have a comma; use one of the two throughout."
        )
        #expect(
            faults("a;b\n3.5;1.5\n2.5;1,234\n")
                == "Row 3, column \"b\": the number has a decimal comma where other numbers of the file have a point; use one of the two throughout."
        )
    }

    @Test func anEmptyColumnIsNumericAndMissing() throws {
        #expect(try numbers("b", table("a,b\n1,\n2,\n")) == [nil, nil])
    }

    /// Every shape that the short way of reading numbers takes, against the library's own reading.
    @Test func numbersAgreeWithTheLibrary() throws {
        var random = TestRandom(seed: 11)
        for _ in 0..<50_000 {
            let whole = Int.random(in: 0..<10_000_000_000, using: &random)
            let digits = Int.random(in: 0...22, using: &random)
            let part = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
            let exponent =
                Bool.random(using: &random) ? "" : "e\(Int.random(in: -300...280, using: &random))"
            let text = "-\(whole).\(part)\(exponent)"
            let expected = try #require(Double(text))
            let read = try table("a\n\(text)\n").numbers("a")[0].value
            #expect(read?.bitPattern == expected.bitPattern, "\(text)")
        }
    }

    @Test(arguments: ["1e999", "-1e400"]) func tooLargeIsNotANumber(_ text: String) {
        #expect(faults("a\n\(text)\n", TableReading(numeric: .all)).hasPrefix("Row 2, column \"a\""))
    }
}

extension String {
    fileprivate var reason: MissingReason { MissingReason(self) }
}
