import Statistics
import Testing

/// Expected fields follow from the rules of RFC 4180, section 2.
@Suite struct DelimitedTextTests {
    private func rows(_ text: String) throws -> [[String]] {
        let text = try DelimitedText(Array(text.utf8))
        return [text.header] + (0..<text.rowCount).map(text.row)
    }

    private func faults(_ text: String) -> [String] { faults(Array(text.utf8)) }

    private func faults(_ bytes: [UInt8]) -> [String] {
        do {
            _ = try DelimitedText(bytes)
            return []
        } catch let error as DelimitedFaults {
            return error.faults.map(\.description)
        } catch {
            return ["another error: \(error)"]
        }
    }

    @Test func plainFields() throws {
        #expect(try rows("id,bdi\n1,12\n2,\n") == [["id", "bdi"], ["1", "12"], ["2", ""]])
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func lineEnds(_ end: String) throws {
        let text = ["a,b", "1,2", "3,4", "", ""].joined(separator: end)
        #expect(try rows(text) == [["a", "b"], ["1", "2"], ["3", "4"]])
    }

    @Test func quotedFields() throws {
        let text = "name,note\n\"Doe, J\",\"said \"\"yes\"\"\"\n\"two\r\nlines\",\"\"\n"
        #expect(
            try rows(text) == [["name", "note"], ["Doe, J", "said \"yes\""], ["two\r\nlines", ""]])
    }

    @Test func rowsAndLinesAreCountedApart() throws {
        let text = try DelimitedText(Array("a,b\n\"x\ny\nz\",1\n\"\r\n\",2\n3,4".utf8))
        #expect(text.lineNumbers == [2, 5, 7])
    }

    @Test func byteOrderMark() throws {
        let text = try DelimitedText([0xEF, 0xBB, 0xBF] + Array("größe,b\n1,2".utf8))
        #expect(text.header == ["größe", "b"])
    }

    @Test(arguments: [
        ("a,b;c,d\n1,2;3,4\n", DelimitedText.Separator.comma),
        ("a;b;\"c,d,e\"\n1;2;3\n", .semicolon),
        ("a\tb\n1\t2\n", .tab),
        ("one\n1\n", .comma),
        ("\"a;b;c\",d\n1,2\n", .comma),
    ])
    func separator(_ text: String, expected: DelimitedText.Separator) throws {
        #expect(try DelimitedText(Array(text.utf8)).separator == expected)
    }

    @Test func aStatedSeparatorGoesBeforeARecognizedOne() throws {
        let text = try DelimitedText(Array("a;b;c,d\n1;2;3,4\n".utf8), separator: .comma)
        #expect(text.header == ["a;b;c", "d"])
    }

    @Test func emptyLinesWithinOneColumnAreFields() throws {
        #expect(try rows("a\n1\n\n2\n\n\n") == [["a"], ["1"], [""], ["2"]])
    }

    @Test func wholeFile() {
        #expect(faults("") == ["The file is empty; give one whose first row names the columns."])
        #expect(faults([0xEF, 0xBB, 0xBF]) == faults(""))
        #expect(faults("\r\n\n") == faults(""))
        #expect(faults("a,b\n\n") == ["The file has a header and no rows below it; give one with data."])
        #expect(
            faults([0xFF, 0xFE, 0x61, 0x00]) == [
                "The file is encoded in UTF-16; save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\")."
            ])
        #expect(
            faults([0x50, 0x4B, 0x03, 0x04, 0x14]) == [
                "The file is a packed workbook, not text; export its sheet as \"CSV UTF-8\"."
            ])
    }

    @Test func header() {
        #expect(
            faults("a,,b,a\n1,2,3,4\n") == [
                "Row 1, column 2: the column has no name; give it one in the header.",
                "Row 1, column \"a\": the name already stands at column 1; give each column a name of its own.",
            ])
    }

    @Test func allFaultsTogetherInTheOrderOfTheFile() {
        let text = "id,bdi,scs\n1,2\n2,3,4,5\n\n3,4\"x,5\n4,\"5\"x,6\n5,6,\"7\n8,9,10\n"
        #expect(
            faults(text) == [
                "Row 2, column \"scs\": 2 of 3 fields are there and this is the first that is missing; add the missing fields, empty where there is no value.",
                "Row 3, column 4: 4 fields stand where the header names 3 columns and this is the first beyond them; remove it, or put quotation marks around a field that contains the separator.",
                "Row 4: the row is empty; remove it.",
                "Row 5, column \"bdi\": a quotation mark stands inside a field that does not begin with one; put the whole field in quotation marks and double those inside.",
                "Row 6, column \"bdi\": text follows the closing quotation mark; double quotation marks that belong to the field, or add the missing separator.",
                "Row 7, column \"scs\": a quotation mark opens here and is never closed; close it at the end of the field.",
            ])
    }

    /// 0xE9 is é in Latin-1; C0 80 and ED A0 80 are the overlong form and the surrogate that
    /// table 3-7 of The Unicode Standard excludes.
    @Test(arguments: [[0xE9], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82]])
    func notUTF8(_ wrong: [UInt8]) {
        let bytes = Array("a,b\n1,2\nok,x".utf8) + wrong + Array("\n".utf8)
        #expect(
            faults(bytes) == [
                "Row 3, column \"b\": byte 12 of the file is not UTF-8; save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\")."
            ])
    }

    @Test func everyLengthOfUTF8IsRead() throws {
        #expect(try rows("a,b\né€𝄞,\"é€𝄞\"\n")[1] == ["é€𝄞", "é€𝄞"])
    }

    @Test func manyFaultsArePrintedUpToFiftyAndCounted() throws {
        let text = "a,b\n" + String(repeating: "1\n", count: 30_000)
        let error = try #require(throws: DelimitedFaults.self) { try DelimitedText(Array(text.utf8)) }
        #expect(error.count == 30_000)
        #expect(error.faults.count == DelimitedFaults.keptLimit)
        let lines = error.description.split(separator: "\n")
        #expect(lines.count == 51)
        #expect(lines.last == "… and 29950 more.")
    }
}
