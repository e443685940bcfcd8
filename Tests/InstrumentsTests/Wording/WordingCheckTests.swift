import Instruments
import Testing

/// The check against a key: each planted fault is found with its place, and several together.
@Suite struct WordingCheckTests {
    private func faults(_ words: Wording, _ key: Instrument? = nil) throws -> [String] {
        try words.check(against: key ?? Garden.key()).faults.map(\.description)
    }

    @Test func goodWordsHaveNone() throws { #expect(try faults(Garden.words()) == []) }

    @Test func missingItem() throws {
        let words = try Garden.words(codes: ["garden_1", "garden_2", "garden_4"], texts: Array(Garden.texts.prefix(3)))
        #expect(try faults(words) == ["form: There are 3 items; the form has 4.", "item garden_3, code: The item is missing."])
    }

    @Test func swappedOrder() throws {
        let words = try Garden.words(codes: ["garden_1", "garden_3", "garden_2", "garden_4"])
        let found = try faults(words)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("item garden_2, code: The item stands after garden_3;") == true)
    }

    @Test func extraAndUnknown() throws {
        let found = try faults(Garden.words(codes: ["garden_1", "garden_2", "garden_3", "garden_4", "gardn_5"], texts: Garden.texts + ["One more"]))
        #expect(found.first == "form: There are 5 items; the form has 4.")
        #expect(found.last?.contains("item gardn_5, code: The form has no such item. Did you mean 'garden_") == true)
        #expect(found.count == 2)
    }

    @Test func doubled() throws {
        #expect(try faults(Garden.words(codes: ["garden_1", "garden_2", "garden_2", "garden_4"])) == [
            "item garden_2, code: The item stands here twice.", "item garden_3, code: The item is missing.",
        ])
    }

    @Test func emptyTexts() throws {
        let words = try Garden.words(title: " ", texts: ["The roses speak", "\n", "Shade", "Bees"])
        #expect(try faults(words) == ["title: The text is empty.", "item garden_2, text: The text is empty."])
    }

    @Test func valuesOneToFourForNoughtToThree() throws {
        let shifted = Garden.options.map { OptionWording(value: $0.value + 1, label: $0.label) }
        #expect(try faults(Garden.words(options: shifted)) == [
            "answers: The value 4 is not on the scale, which runs 0 to 3 in steps of 1.",
            "answers: The scale runs 0 to 3 in steps of 1, and no answer stands for 0.",
        ])
    }

    @Test func doubledValueAndEmptyLabel() throws {
        var options = Garden.options
        options[1] = OptionWording(value: 2, label: "Rather")
        #expect(try faults(Garden.words(options: options)) == [
            "answers: The value 2 stands here twice.",
            "answers: The scale runs 0 to 3 in steps of 1, and no answer stands for 1.",
        ])
        options[1] = OptionWording(value: 1, label: " ")
        #expect(try faults(Garden.words(options: options)) == ["answers: The form prints words at 1, and there are none."])
    }

    @Test func unlabelledStepsMayStayWithoutWordsButNotHalfOfThem() throws {
        let key = try Garden.key(response: #"{"kind": "likert", "minimum": 0, "maximum": 3, "step": 1, "labeledSteps": [0, 3]}"#)
        #expect(try faults(Garden.words(options: [Garden.options[0], Garden.options[3]]), key) == [])
        let bare = [Garden.options[0], .init(value: 1, label: ""), .init(value: 2, label: ""), Garden.options[3]]
        #expect(try faults(Garden.words(options: bare), key) == [])
        #expect(try faults(Garden.words(options: Array(bare.dropLast(2)) + [bare[3]]), key) == [
            "answers: The scale runs 0 to 3 in steps of 1, and no answer stands for 2."
        ])
    }

    @Test func aLineNeedsWordsAtItsEnds() throws {
        let key = try Garden.key(response: Garden.lineScale)
        #expect(try faults(Garden.words(options: []), key) == [
            "answers: The scale runs 0 to 100, and no answer stands for 0, 100."
        ])
    }

    @Test func anItemWithAScaleOfItsOwnDoesNotTakeTheSharedAnswers() throws {
        let own = #", {"number": 5, "code": "garden_5", "topic": "moss", "response": {"kind": "binary", "minimum": 0, "maximum": 1, "step": 1}}"#
        let key = try Garden.key(more: own)
        let words = try Garden.words(texts: Garden.texts + ["Is there moss"])
        #expect(try faults(words, key) == ["item garden_5, answers: The scale runs 0 to 1 in steps of 1, and no answer stands for 0, 1."])
    }

    @Test func otherInstrumentAndOtherVersion() throws {
        #expect(try faults(Garden.words(instrument: "orchard")) == ["form: The wording is for 'orchard', the key is that of 'garden'."])
        #expect(try faults(Garden.words(version: "1")).first?.hasPrefix("form: The wording was made for version 1") == true)
    }

    @Test func everythingTogether() throws {
        let words = try Garden.words(
            version: "1", title: "", codes: ["garden_2", "garden_1", "garden_9"], texts: ["a", "", "c"],
            options: [.init(value: 7, label: "x")])
        #expect(try faults(words).count == 10)
    }
}
