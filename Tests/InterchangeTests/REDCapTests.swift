import Instruments
import Interchange
import Testing

/// Data dictionaries in both dialects: good files, and every fault planted.
@Suite struct REDCapTests {
    @Test(arguments: [REDCapFile.long, REDCapFile.short]) func bothHeaders(header: String) throws {
        let found = try Meadow.read(REDCapFile(header: header).text())
        Meadow.expectWords(found.wordings.first)
        #expect(found.binding == .codes)
        #expect(!found.needsALook)
        #expect(found.notes == ["row 2: The field 'record_id' is no item and was passed over."])
        #expect(found.wordings.first?.title == "Meadow Scale")
    }

    @Test func lineEndsMarkAndSemicolons() throws {
        let plain = try Meadow.read(REDCapFile().text()).wordings
        #expect(try Meadow.read(REDCapFile().text(ending: "\r\n", mark: true)).wordings == plain)
        let header = REDCapFile.short.replacing(",", with: ";")
        #expect(try Meadow.read(REDCapFile(header: header).text(separator: ";")).wordings == plain)
    }

    @Test func matrixWithSectionAndDescriptive() throws {
        var file = REDCapFile()
        file.rows.insert(REDCapFile.row("intro", type: "descriptive", label: "<p>Picture a meadow.</p>", choices: ""), at: 1)
        file.rows[2][2] = "How is it <b>now</b>?"
        for row in 2...5 { file.rows[row][15] = "m" }
        file.rows.append(REDCapFile.row("meadow_total", type: "calc", label: "Total", choices: "[meadow_1]"))
        file.rows.append(REDCapFile.row("bye", type: "descriptive", label: "Thank you", choices: ""))
        let found = try Meadow.read(file.text())
        Meadow.expectWords(found.wordings.first)
        #expect(found.wordings.first?.instructions == "Picture a meadow.\nHow is it now?")
        #expect(found.notes.contains("row 8: The field 'meadow_total' of type 'calc' was passed over."))
        #expect(found.notes.contains { $0.contains("The heading between questions was passed over.") })
    }

    @Test func numberedNamesAndOrder() throws {
        let numbered = try Meadow.read(REDCapFile(names: ["meadow4_q01", "meadow4_q02", "meadow4_q03", "meadow4_q04"]).text())
        Meadow.expectWords(numbered.wordings.first)
        #expect(numbered.binding == .numbers)
        let ordered = try Meadow.read(REDCapFile(names: ["a", "b", "c", "d"]).text())
        Meadow.expectWords(ordered.wordings.first)
        #expect(ordered.binding == .order)
        #expect(ordered.needsALook)
        #expect(ordered.notes.contains { $0.contains("by their order alone") })
        let faults = try Meadow.faults(REDCapFile(names: ["q1", "q3", "q2", "q4"]).text())
        #expect(faults.first?.hasPrefix("row 5: The questions are numbered, and 'q2' stands after 'q3'.") == true)
    }

    @Test func missingItem() throws {
        var file = REDCapFile()
        file.rows.remove(at: 3)
        #expect(try Meadow.faults(file.text()) == ["form: There are 3 items; the form has 4.", "item meadow_3: The item is missing."])
        let unnamed = try Meadow.faults(REDCapFile(names: ["a", "b", "c"]).text())
        #expect(unnamed.count == 1)
        #expect(unnamed.first?.contains("there are 3 questions where MEADOW-4 has 4 items") == true)
    }

    @Test func swappedOrder() throws {
        var file = REDCapFile()
        file.rows.swapAt(2, 3)
        let faults = try Meadow.faults(file.text())
        #expect(faults.count == 1)
        #expect(faults.first?.hasPrefix("row 5, item meadow_2: The item stands after meadow_3;") == true)
    }

    @Test func extraItemUnlessPassedOver() throws {
        var file = REDCapFile()
        file.rows.append(REDCapFile.row("meadow_hard", type: "radio", label: "Was it hard", choices: "0, No | 1, Yes"))
        let faults = try Meadow.faults(file.text())
        #expect(faults.contains("form: There are 5 items; the form has 4."))
        #expect(faults.contains { $0.hasPrefix("row 7, item meadow_hard: The form has no such item.") })
        Meadow.expectWords(try Meadow.read(file.text(), passingOver: ["meadow_hard"]).wordings.first)
    }

    @Test func doubledItem() throws {
        var file = REDCapFile()
        file.rows.append(file.rows[4])
        #expect(try Meadow.faults(file.text()).contains("row 7, item meadow_4: The item stands here twice."))
    }

    @Test func valuesOneToFour() throws {
        let faults = try Meadow.faults(REDCapFile(choices: "1, Never so | 2, Seldom | 3, Often so | 4, Always so").text())
        let place = "row 3, column 'Choices, Calculations, OR Slider Labels'"
        #expect(faults == [
            "\(place): The value 4 is not on the scale, which runs 0 to 3 in steps of 1.",
            "\(place): The scale runs 0 to 3 in steps of 1, and no answer stands for 0.",
        ])
    }

    @Test func oneItemWithOtherAnswersIsNamed() throws {
        var file = REDCapFile()
        file.rows[3][5] = "0, Never so | 1, Seldom | 2, Often so"
        #expect(try Meadow.faults(file.text()) == [
            "row 5, column 'Choices, Calculations, OR Slider Labels': The scale runs 0 to 3 in steps of 1, and no answer stands for 3."
        ])
    }

    @Test func badChoicesAndTypes() throws {
        let letters = try Meadow.faults(REDCapFile(choices: "a, Never | b, Often").text())
        #expect(letters.contains { $0.contains("'a' is no number. Write a choice as value, comma, words") })
        #expect(try Meadow.faults(REDCapFile(choices: "").text()).contains { $0.contains("has no choices") })
        #expect(try Meadow.faults(REDCapFile(type: "checkbox").text()).contains { $0.contains("allows several answers") })
    }

    @Test func yesAndNo() throws {
        let key = try Meadow.key(response: #"{"kind": "binary", "minimum": 0, "maximum": 1, "step": 1}"#)
        let file = REDCapFile(type: "yesno", choices: "").text()
        #expect(try Meadow.read(file, key: key).wordings.first?.response.options == [.init(value: 1, label: "Yes"), .init(value: 0, label: "No")])
        #expect(try Meadow.faults(file, key: key, language: "de").contains { $0.contains("Make it a radio field with words in de") })
    }

    @Test func sliders() throws {
        let key = try Meadow.key(response: Meadow.line)
        let file = REDCapFile(type: "slider", choices: "not at all | | wholly")
        let found = try Meadow.read(file.text(), key: key).wordings.first
        #expect(found?.response == ResponseWording(anchors: AnchorWording(low: "not at all", high: "wholly")))
        let middle = try Meadow.read(REDCapFile(type: "slider", choices: "no|half|yes").text(), key: key).wordings.first
        #expect(middle?.response.anchors?.middle == "half")
        #expect(try Meadow.faults(REDCapFile(type: "slider", choices: "").text(), key: key).contains { $0.contains("A slider needs its labels") })
        var short = file
        for row in 1...4 { short.rows[row][9] = "10" }
        #expect(try Meadow.faults(short.text(), key: key).contains("row 3: The answers run 0 to 10; the scale runs 0 to 100."))
    }

    @Test func aCountMayBeATextField() throws {
        let key = try Meadow.key(own: [4: #"{"kind": "count", "minimum": 0, "step": 0}"#])
        var file = REDCapFile()
        file.rows[4][3] = "text"
        file.rows[4][5] = ""
        let found = try Meadow.read(file.text(), key: key).wordings.first
        #expect(found?.items.map(\.text) == Meadow.texts)
        let last = try #require(key.items.last)
        #expect(found?.response(of: last).isEmpty == true)
    }

    @Test func markup() throws {
        var file = REDCapFile()
        file.rows[1][4] = #"<div class="rich-text-field-label"><p>Grass <span style="color:red">tickles</span>&nbsp;me</p></div>"#
        let found = try Meadow.read(file.text())
        Meadow.expectWords(found.wordings.first)
        #expect(found.notes.contains("row 3, column 'Field Label': Formatting was taken off; only the words were kept."))
        file.rows[1][4] = "Grass <img src=\"x\"> me"
        #expect(try Meadow.faults(file.text()) == [
            "row 3, column 'Field Label': The text holds <img>, which cannot be shown as plain words. Take it out of the file, or leave the field out with --pass-over if it is no item."
        ])
    }

    @Test func pipingAndBranchingAreSaid() throws {
        var file = REDCapFile()
        file.rows[1][4] = "Grass tickles [first_name] [Interviewer: pause]"
        file.rows[2][11] = "[meadow_1] > 0"
        let notes = try Meadow.read(file.text()).notes
        #expect(notes.contains { $0.contains("'[first_name]' would be filled in by REDCap") })
        #expect(notes.contains { $0.contains("The branching of 'meadow_2' was not taken") })
    }

    @Test func oneFormOfSeveral() throws {
        var file = REDCapFile()
        for number in 1...2 {
            file.rows.append(REDCapFile.row("other_\(number)", form: "other", type: "radio", label: "Else", choices: "0, No"))
        }
        let found = try Meadow.read(file.text())
        Meadow.expectWords(found.wordings.first)
        #expect(found.notes.first == "Taken from the form 'meadow'.")
        Meadow.expectWords(try Meadow.read(file.text(), form: "meadow").wordings.first)
        #expect(try Meadow.faults(file.text(), form: "nothing") == ["There is no form 'nothing'. The dictionary has 'meadow', 'other'."])
        for row in 1...4 { file.rows[row][0] = "x\(row)" }
        #expect(try Meadow.faults(file.text()).first?.contains("none has fields named after MEADOW-4. Name the form.") == true)
    }

    @Test func wrongInstrumentIsNamed() throws {
        let orchard = try Meadow.key(id: "orchard")
        let file = REDCapFile(names: (1...4).map { "orchard_\($0)" }).text()
        #expect(try Meadow.faults(file, others: [orchard]) == [
            "The questions are named like those of ORCHARD-4 ('orchard'), not of MEADOW-4. Import the file for that instrument."
        ])
    }

    @Test func filesThatAreNoDictionary() throws {
        #expect(try Meadow.faults("a,b\n1,2\n").first?.hasPrefix("The file is no wording.") == true)
        #expect(try Meadow.faults("field_name,form_name\na,b\n").contains { $0.contains("The column 'Field Type' (or 'field_type') is missing") })
        #expect(try Meadow.faults(REDCapFile().text(), language: nil).first?.contains("does not name its language") == true)
        #expect(try Meadow.faults("").count == 1)
        #expect(try Meadow.faults("field_name,x\n\"open").count == 1)
        let latin = Array("field_name,field_label\nm,gr".utf8) + [0xFC] + Array("n\n".utf8)
        #expect(throws: WordingImportFaults.self) { try Meadow.read(bytes: latin) }
    }
}
