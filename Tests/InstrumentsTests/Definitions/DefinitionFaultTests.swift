import Foundation
import Instruments
import Testing

/// Definitions with something wrong: every fault is reported, with its line and its path.
@Suite struct DefinitionFaultTests {
    /// The faults of GAD-7's or another definition after replacements, as sentences without the file.
    private func faults(_ id: String = "gad7", _ changes: [(String, String)]) throws -> [String] {
        var text = try Shelf.definition(id)
        for (old, new) in changes {
            let range = try #require(text.range(of: old), "\(old)")
            text.replaceSubrange(range, with: new)
        }
        return Self.sentences(of: text)
    }

    static func sentences(of text: String) -> [String] {
        do {
            _ = try Instrument(definition: Array(text.utf8), file: "x.json")
            return []
        } catch let error as DefinitionFaults {
            return error.faults.map { String($0.description.dropFirst("x.json, ".count)) }
        } catch {
            return ["\(error)"]
        }
    }

    private func line(of part: String, _ id: String = "gad7") throws -> Int {
        let text = try Shelf.definition(id)
        let range = try #require(text.range(of: part))
        return text[..<range.lowerBound].count { $0 == "\n" } + 1
    }

    @Test(arguments: Shelf.ids) func shippedDefinitionsHaveNone(id: String) throws {
        #expect(try faults(id, []) == [])
    }

    @Test func unknownFieldNamesTheNearest() throws {
        let line = try line(of: #""recall""#)
        #expect(
            try faults("gad7", [(#""recall""#, #""recal""#)]) == [
                "line \(line), recal: The field 'recal' is unknown. Did you mean 'recall'?",
                "line 1: The field 'recall' is missing.",
            ])
    }

    @Test func severalFaultsTogether() throws {
        let found = try faults(
            "gad7",
            [
                (#""respondent": "participant""#, #""respondent": "patient""#),
                (#""number": 2,"#, #""number": 3,"#),
                (#""code": "gad7_5""#, #""code": "gad7_4""#),
                (#"[1, 2, 3, 4, 5, 6, 7]"#, #"[1, 2, 2, 4, 5, 6, 8]"#),
                (#""below": 10"#, #""below": 11"#),
                (#""publicDomain""#, #"true"#),
            ])
        #expect(found.count == 8)
        #expect(found[0].contains("respondent: 'patient' is not one of participant, clinician, rater."))
        #expect(found[1].contains("items[1].number: Item 3 stands where item 2 should"))
        #expect(found[2].contains("items[4]: The code 'gad7_4' belongs to an earlier item."))
        #expect(found[3].contains("scales[0].method.items[2]: Item 2 stands here twice."))
        #expect(found[4].contains("scales[0].method.items[6]: There is no item 8; the items run from 1 to 7."))
        #expect(found[5].contains("bands[0].bands: Entries 1 (from 5 to below 11) and 2 (from 10 to below 15) overlap"))
        #expect(found[6].contains("codes: The code 69735-9 is for 'gad7_5', which is no part of this form."))
        #expect(found[7].contains("licence.status: Text should stand here, not true or false."))
    }

    @Test func aReversedItemMustBelongToItsScale() throws {
        let found = try faults("ders36", [(#""reversed": [20]"#, #""reversed": [20, 21, 20]"#)])
        #expect(found.count == 2)
        #expect(found[0].hasSuffix("method.reversed[1]: Item 21 is reversed but is not an item of this scale."))
        #expect(found[1].hasSuffix("method.reversed[2]: Item 20 is reversed twice."))
    }

    @Test func aScaleRefersOnlyToEarlierOnes() throws {
        let itself = try faults(
            "scs", [(#""score": "ucs_item_mean""#, #""score": "rucs_item_mean""#)])
        #expect(itself.first?.hasSuffix("method.score: The scale 'rucs_item_mean' refers to itself.") == true)
        let later = try faults("scs", [(#""score": "mindfulness""#, #""score": "cs_facet_mean""#)])
        #expect(later.contains { $0.contains("The scale 'cs_facet_mean' stands later; move it before this one.") })
        let nowhere = try faults("scs", [(#""score": "ucs_item_mean""#, #""score": "usc_item_mean""#)])
        #expect(nowhere.first?.contains("There is no scale 'usc_item_mean'. Did you mean 'ucs_item_mean'") == true)
    }

    @Test func rangesAndDoubledScales() throws {
        #expect(
            try faults("gad7", [(#""maximum": 21"#, #""maximum": 27"#)]).contains {
                $0.contains("The range is given as 0 to 27 but the method gives 0 to 21.")
            })
        #expect(
            try faults("pcl5", [(#""id": "cluster_c""#, #""id": "cluster_b""#)]).contains {
                $0.contains("scales[1]: The scale 'cluster_b' stands here twice.")
            })
        #expect(
            try faults("gad7", [(#""isPrimary": true"#, #""isPrimary": false"#)]).contains {
                $0.contains("scales: Exactly one scale should be primary; none is.")
            })
    }

    @Test func bandsCoverTheScaleWithoutGapOrOverlap() throws {
        let gap = try faults("phq9", [(#""below": 10"#, #""to": 9"#)])
        #expect(gap.first?.contains("Entries 1 (from 5 to 9) and 2 (from 10 to below 15) leave a gap") == true)
        let low = try faults("scs", [(#""from": 1, "below": 2.5"#, #""above": 1, "below": 2.5"#)])
        #expect(low.first?.contains("No band holds the lowest score, 1.") == true)
        let empty = try faults("scs", [(#""from": 2.5, "to": 3.5"#, #""from": 3.5, "to": 2.5"#)])
        #expect(empty.contains { $0.contains("bands[0].bands[1]: Nothing lies from 3.5 to 2.5.") })
    }

    @Test func sourcesAreNeeded() throws {
        let rule = try faults(
            "phq9", [(#", "source": "Arrieta 2017, as implemented in qscorer""#, "")])
        #expect(rule.first?.contains("missingItemRule: The field 'source' is missing") == true)
        let bands = try faults("scs", [(#""source": "The author"#, #""caution": "The author"#)])
        #expect(bands.contains { $0.contains("bands[0]: The field 'source' is missing.") })
        let keys = try faults("gad7", [(#""keySources": ["#, #""keySources": [], "notes": ["#)])
        #expect(keys.contains { $0.contains("keySources: At least one source should be named.") })
        #expect(keys.contains { $0.contains("notes: The field 'notes' stands here twice.") })
    }

    @Test func conditions() throws {
        let bound = try faults("phq9", [(#"{"item": 9, "atLeast": 1}"#, #"{"item": 9, "atLeast": 0}"#)])
        #expect(bound.first?.contains("The bound 0 decides nothing for item 9, whose scale runs 0 to 3") == true)
        let two = try faults("phq9", [(#"{"item": 9, "atLeast": 1}"#, #"{"item": 9, "score": "total"}"#)])
        #expect(two.first?.contains("exactly one of all, any, not, item, score, count, answered") == true)
        let none = try faults("phq9", [(#"{"item": 9, "atLeast": 1}"#, #"{"item": 9}"#)])
        #expect(none.first?.contains("Exactly one of atLeast, atMost, above, below, equals") == true)
        let safety = try faults("phq9", [(#""safetyItems": [\#n    {\#n      "item": 9"#, #""safetyItems": [{"item": 10"#)])
        #expect(safety.contains { $0.contains("safetyItems[0].item: There is no item 10") })
    }

    @Test func textThatIsNotJSON() throws {
        #expect(Self.sentences(of: "{\n\"id\": \"a\"\n\"name\": 1}") == ["line 3: A comma or } should stand here."])
        #expect(Self.sentences(of: "{\"id\": 1e999}") == ["line 1: '1e999' is neither a number nor text in quotation marks."])
        #expect(Self.sentences(of: "") == ["line 1: The file ends where a value should stand."])
        #expect(Self.sentences(of: "[]") == ["line 1: An object should stand here, not a list."])
        #expect(Self.sentences(of: "{} x") == ["line 1: There is text after the end of the document."])
        let deep = String(repeating: "[", count: 100)
        #expect(Self.sentences(of: deep) == ["line 1: Values are nested more than 64 deep."])
        #expect(Self.sentences(of: "{\"a\\u00e9\\ud83d\\ude00\": \"\n\"}") == ["line 1: A text breaks off at the end of its line."])
        #expect(Self.sentences(of: "{\"\\ud83d\": 1}") == ["line 1: Half of an escaped character is missing."])
    }

    /// Nothing that a file can hold may trap: every prefix, and every byte changed, of a definition.
    @Test func damagedFilesNeverTrap() throws {
        let bytes = Array(try Shelf.definition("gad7").utf8)
        var accepted = 0
        for place in bytes.indices {
            if (try? Instrument(definition: Array(bytes[..<place]), file: "cut")) != nil { accepted += 1 }
            var changed = bytes
            changed[place] = changed[place] ^ 0x11
            _ = try? Instrument(definition: changed, file: "changed")
        }
        // Only the last newline can be cut without harm.
        #expect(accepted == 1)
    }
}
