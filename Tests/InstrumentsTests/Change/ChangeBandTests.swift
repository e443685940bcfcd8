import Instruments
import Testing

/// No band reaches a participant without a next sentence.
@Suite struct ChangeBandTests {
    private let next = [
        "minimal": "You can bring anything that troubles you to the next visit.",
        "mild": "Your study team will ask about this at the next visit.",
        "moderate": "Your study team will call you this week to talk about it.",
        "severe": "Your study team will call you today; the number below is open at all hours.",
    ]

    private let words = [
        "minimal": "few signs of worry", "mild": "some signs of worry", "moderate": "many signs of worry",
        "severe": "very many signs of worry",
    ]

    private func sentences(
        words: [String: String]? = nil, next: [String: String]? = nil, about subject: String = "worry"
    ) throws -> BandSentences {
        try BandSentences(
            for: bands(), of: Shelf.instrument("gad7"), about: subject, words: words ?? self.words,
            next: next ?? self.next)
    }

    private func bands() throws -> SeverityBands {
        try #require(try Shelf.instrument("gad7").bands(of: "total"))
    }

    @Test func theTextEndsWithWhatCanBeDone() throws {
        let sentences = try sentences()
        let shown = try #require(sentences.forParticipant(try Shelf.sheet("gad7", [2, 2, 2, 2, 2, 1, 1])))
        #expect(shown.band.name == "moderate")
        #expect(
            shown.text == "Here we call this range of answers about worry 'many signs of worry'. The words "
                + "describe answers given on one day; they are no judgement of you. Your study team will "
                + "call you this week to talk about it.")
        // The published word stays with the staff.
        #expect(!shown.text.contains("moderate"))
    }

    @Test func everyBandNeedsOne() throws {
        var three = next
        three["mild"] = nil
        three["midl"] = "Your study team will ask about this at the next visit."
        let refused = #expect(throws: BandSentenceFaults.self) { try sentences(next: three) }
        #expect(
            refused?.faults == [
                "The band 'mild' has no next sentence; it cannot be shown.",
                "There is no band 'midl'. Did you mean 'mild'?",
            ])
    }

    /// The published words are verdicts: 'severe', 'normal', 'possible dependence'.
    @Test(arguments: ["severe", "Severe", " ", "normal", "possible dependence", "minimal"])
    func everyBandNeedsAWordOfOurOwn(word: String) throws {
        var own = words
        own["severe"] = word
        let refused = #expect(throws: BandSentenceFaults.self) { try sentences(words: own) }
        #expect(refused?.faults.count == 1)
        own["severe"] = nil
        let without = #expect(throws: BandSentenceFaults.self) { try sentences(words: own) }
        #expect(without?.faults == ["The band 'severe' has no word for participants; it cannot be shown."])
        #expect(throws: BandSentenceFaults.self) { try sentences(about: "abnormal worry") }
    }

    /// Item 9 of the PHQ-9 calls somebody at once; no band speaks in its place.
    @Test func noBandsWhereSomebodyIsToldAtOnce() throws {
        let phq9 = try Shelf.instrument("phq9")
        let bands = try #require(phq9.bands(of: "total"))
        var (own, then) = (words, next)
        own["moderately severe"] = "a great many signs of low mood"
        then["moderately severe"] = "Your study team will call you today."
        let refused = #expect(throws: BandSentenceFaults.self) {
            try BandSentences(for: bands, of: phq9, about: "your mood", words: own, next: then)
        }
        #expect(
            refused?.faults == [
                "PHQ-9 has an item at which somebody is told at once: a person speaks with the participant, and no band is shown."
            ])
        let other = try Shelf.instrument("who5")
        let strange = #expect(throws: BandSentenceFaults.self) {
            try BandSentences(for: try self.bands(), of: other, about: "worry", words: words, next: next)
        }
        #expect(strange?.faults == ["These are not the bands of WHO-5."])
    }

    @Test(arguments: ["", " ", "Call.", "You can call us", "This is a normal result, do nothing."])
    func noEmptyAndNoGradingSentence(text: String) {
        #expect(throws: BandSentenceFaults.self) { try NextSentence(text) }
    }

    @Test func aMissingScoreShowsNothing() throws {
        let sentences = try sentences()
        #expect(sentences.forParticipant(try Shelf.sheet("gad7", [0, 0, 0, nil, 0, 0, 0])) == nil)
    }
}
