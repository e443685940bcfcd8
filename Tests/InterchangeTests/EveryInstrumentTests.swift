import Instruments
import Interchange
import Testing

/// Every shipped instrument: its template, filled with nonsense, is taken; unfilled, it is refused;
/// what was taken goes out as a table and as a Questionnaire and comes back the same.
@Suite struct EveryInstrumentTests {
    @Test func templatesAndBack() throws {
        let catalog = try Catalog.bundled()
        let english = try LanguageTag("en")
        for key in catalog.instruments {
            let template = String(decoding: WordingTemplate.bytes(for: key, language: english), as: UTF8.self)
            #expect(throws: WordingImportFaults.self, "\(key.id)") { try Meadow.read(template, key: key) }
            let wording = try #require(try Meadow.read(Self.filled(template), key: key, others: catalog.instruments).wordings.first)
            #expect(wording.check(against: key).description == "")
            let table = try Meadow.read(bytes: WordingTemplate.bytes(of: wording), key: key).wordings
            #expect(table == [wording], "\(key.id)")
            let json = try FHIRQuestionnaireWriter.bytes(of: wording, for: key)
            #expect(try Meadow.read(bytes: json, key: key).wordings == [wording], "\(key.id)")
        }
        #expect(catalog.instruments.count >= 7)
    }

    /// Every row of a template with words where its text is open: the row's own number.
    private static func filled(_ template: String) -> String {
        var lines: [String] = []
        for (number, line) in template.split(separator: "\n").enumerated() {
            var cells = line.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
            if cells.count == 5, ["title", "instructions", "option", "anchor", "item"].contains(cells[0]) {
                cells[3] = "words \(number)"
            }
            lines.append(cells.joined(separator: ","))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
