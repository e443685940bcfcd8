import Instruments
import Testing

/// Expected numbers: `Reference/worked-examples.json` (origin in the README beside it).
@Suite struct WorkedExampleTests {
    /// Rules that need criteria which are no item of the instrument, so that no flag carries them.
    static let outside: Set<String> = ["dsm5_diagnosis", "dissociative_subtype"]

    @Test(arguments: Shelf.ids) func everyExpectedNumber(id: String) throws {
        let examples = try WorkedExample.of(id)
        try #require(!examples.isEmpty)
        for example in examples {
            let sheet = try Shelf.sheet(id, example.responses)
            for (name, expected) in example.expected where !Self.outside.contains(name) {
                switch expected {
                case .number(let number):
                    let value = try #require(sheet[name], "\(id) \(name)")
                    #expect((value - number).magnitude <= 0.00005, "\(id) \(name)")
                case .truth(let truth) where name == "item9_flag":
                    #expect(!sheet.safety.isEmpty == truth)
                case .truth(let truth):
                    #expect(sheet.flag(name)?.holds == truth, "\(id) \(name)")
                }
            }
        }
    }

    @Test func countsOfExamples() throws {
        let counts = try Shelf.ids.map { try WorkedExample.of($0).count }
        #expect(counts == [3, 2, 3, 2, 4, 4, 5])
    }

    @Test func everyScaleOfTheCatalogIsExpectedSomewhere() throws {
        for id in Shelf.ids {
            let named = Set(try WorkedExample.of(id).flatMap(\.expected.keys))
            let scales = try Shelf.instrument(id).scales.map(\.id)
            #expect(scales.allSatisfy(named.contains), "\(id)")
        }
    }

    @Test func ucsIsNotReversedAndRucsIsItsReflection() throws {
        let sheet = try Shelf.sheet("scs", Array(repeating: 5, count: 26))
        #expect(sheet["cs_item_mean"] == 5)
        #expect(sheet["ucs_item_mean"] == 5)
        #expect(sheet["rucs_item_mean"] == 1)
        #expect(sheet["total_item_mean"] == 3)
        #expect(sheet.score("ucs_item_mean")?.direction == .higherIsWorse)
        #expect(sheet.score("rucs_item_mean")?.direction == .higherIsBetter)
    }

    @Test func unscoredItemsOfTheInterviewChangeNothing() throws {
        let items: [Double?] = Array(repeating: 2, count: 20)
        let short = try Shelf.sheet("caps5", items)
        let long = try Shelf.sheet("caps5", items + [6, 18, 2, 2, 2, 1, 3, 5, 0, 4])
        #expect(short["total"] == 40)
        #expect(short == long)
        #expect(try Shelf.instrument("caps5").scoredItems.count == 20)
    }
}
