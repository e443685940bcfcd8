import Datasets
import Instruments
import Testing

@Suite struct ItemMapTests {
    private func gad7() throws -> Instrument { try SmallTrial.catalog.get().instrument(named: "gad7") }

    private func faults(_ map: String) throws -> [String] {
        do {
            _ = try ItemColumns.map(reading: Array(map.utf8), for: try gad7())
            return []
        } catch let faults as ItemTableFaults {
            return faults.sentences
        }
    }

    @Test func aMapNamesTheColumns() throws {
        let map = "column;item\nq7;gad7_1\nq6;gad7_2\nq5;gad7_3\nq4;gad7_4\nq3;gad7_5\nq2;gad7_6\nq1;gad7_7\n"
        let columns = try ItemColumns.map(reading: Array(map.utf8), for: try gad7())
        let items = try ItemTableTests.read("q1,q2,q3,q4,q5,q6,q7\n0,0,0,0,0,1,3\n", columns)
        #expect(items.answers[0]["gad7_1"] == .value(3) && items.answers[0]["gad7_2"] == .value(1))
    }

    @Test func everythingWrongWithAMap() throws {
        #expect(
            try faults("item,column\ngad7_8,a\ngad7_1,b\ngad7_1,c\ngad7_2,\nzzzzzzzzz,d\n") == [
                "Row 2 of the map: GAD-7 has no item \"gad7_8\". Did you mean \"gad7_1\"?",
                "Row 4 of the map: the item \"gad7_1\" stands twice.",
                "Row 5 of the map names no column for the item \"gad7_2\".",
                "Row 6 of the map: GAD-7 has no item \"zzzzzzzzz\".",
            ])
        #expect(try faults("code,where\na,b\n") == ["The map needs the columns \"item\" and \"column\"; it has \"code\", \"where\"."])
        #expect(try faults("") == ["The map: The file is empty; give one whose first row names the columns."])
    }

    @Test func aMapThatDoesNotFitTheFile() throws {
        let columns = ItemColumns.map([
            "gad7_1": "a", "gad7_2": "a", "gad7_3": "b", "gad7_4": "missing", "gad7_5": "d", "gad7_6": "e",
        ])
        do {
            _ = try ItemTableTests.read("a,b,d,e\n0,0,0,0\n", columns)
            Issue.record("A map with three faults was taken.")
        } catch let faults as ItemTableFaults {
            #expect(faults.sentences.count == 3)
            #expect(faults.sentences[0].hasPrefix("The column \"a\" is named for item 1 and for item 2 of GAD-7"))
            #expect(faults.sentences[1].hasPrefix("There is no column \"missing\" for item 4 of GAD-7"))
            #expect(faults.sentences[2].hasPrefix("The map names no column for item 7 of GAD-7"))
        }
    }

    @Test func longListsAreCutWithTheirNumber() {
        let faults = ItemTableFaults((1...60).map { "Fault \($0)." })
        let lines = faults.description.split(separator: "\n")
        #expect(lines.count == 51 && lines.last == "… and 10 more." && lines[49] == "Fault 50.")
    }
}
