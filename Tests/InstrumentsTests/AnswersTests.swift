import Foundation
import Instruments
import Testing

@Suite struct AnswersTests {
    @Test func everyFaultTogetherInTheOrderOfTheForm() throws {
        let scs = try Shelf.instrument("scs")
        let given: [String: Answer] = [
            "scs_2": .value(0), "scs_9": .value(2.5), "scs_1": .value(6), "sc_3": .value(1),
            "scs_4": .value(5),
        ]
        let faults = try #require(throws: AnswerFaults.self) { try Answers(given, for: scs) }
        #expect(faults.faults.map(\.code) == ["sc_3", "scs_1", "scs_2", "scs_9"])
        #expect(
            faults.description == """
                There is no item 'sc_3'. Did you mean 'scs_3'?
                scs_1: 6 is off the scale, which runs 1 to 5 in steps of 1.
                scs_2: 0 is off the scale, which runs 1 to 5 in steps of 1.
                scs_9: 2.5 lies between two steps of the scale, which runs 1 to 5 in steps of 1.
                """)
    }

    @Test func notANumberIsOffTheScale() throws {
        let gad7 = try Shelf.instrument("gad7")
        for value in [Double.nan, .infinity, -.infinity, 1e300] {
            #expect(throws: AnswerFaults.self) {
                try Answers(["gad7_1": .value(value)], for: gad7)
            }
        }
    }

    @Test func tooManyAnswersAreRefused() throws {
        let gad7 = try Shelf.instrument("gad7")
        let faults = try #require(throws: AnswerFaults.self) {
            try Answers(inOrder: Array(repeating: .value(1), count: 8), for: gad7)
        }
        #expect(faults.description == "8 answers were given for 7 items.")
    }

    @Test func itemsKeepTheOrderOfTheForm() throws {
        let caps = try Shelf.instrument("caps5")
        let answers = try Answers(["caps5_10": .value(1), "caps5_2": .value(3)], for: caps)
        #expect(answers.ordered.map(\.code) == (1...30).map { "caps5_\($0)" })
        #expect(answers.ordered(in: caps)[1].item.topic == "nightmares")
        #expect(answers["caps5_2"] == .value(3))
        #expect(answers["caps5_3"] == .missing(.blank))
        #expect(answers["nothing"] == .missing(.blank))
        #expect(answers.answeredCount == 2)
    }

    @Test func encodedInOneWay() throws {
        let gad7 = try Shelf.instrument("gad7")
        let answers = try Answers(
            ["gad7_1": .value(2), "gad7_2": .missing(.notShown)], for: gad7)
        let data = try Self.encoder.encode(answers)
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.hasPrefix(#"{"entries":[{"answer":2,"code":"gad7_1"},{"answer":"notShown","code":"gad7_2"},"#))
        #expect(try JSONDecoder().decode(Answers.self, from: data) == answers)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Answer].self, from: Data(#"["forgot"]"#.utf8))
        }
    }

    /// Stored answers are not trusted: a value that the scale does not have is not used.
    @Test func storedAnswersOffTheScaleAreNotUsed() throws {
        let gad7 = try Shelf.instrument("gad7")
        let answers = try Shelf.answers([1, 1, 1, 1, 1, 1, 1], for: gad7)
        let text = String(decoding: try Self.encoder.encode(answers), as: UTF8.self)
            .replacingOccurrences(of: #"{"answer":1,"code":"gad7_4"}"#, with: #"{"answer":9,"code":"gad7_4"}"#)
        let stored = try JSONDecoder().decode(Answers.self, from: Data(text.utf8))
        let score = try #require(gad7.score(stored).score("total"))
        #expect(score.value == nil)
        #expect(score.missingItems.map(\.code) == ["gad7_4"])
        #expect(score.missingItems.map(\.why) == [.offScale])
    }

    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }
}

@Suite struct SameBytesTests {
    @Test(arguments: Shelf.ids) func rescoringGivesTheSameBytes(id: String) throws {
        let instrument = try Shelf.instrument(id)
        let again = try JSONDecoder().decode(
            Instrument.self, from: AnswersTests.encoder.encode(instrument))
        #expect(again == instrument)
        for example in try WorkedExample.of(id) {
            var values = example.responses
            for blank in [nil, 0, 3] as [Int?] {
                if let blank { values[blank] = nil }
                let answers = try Shelf.answers(values, for: instrument)
                let stored = try JSONDecoder().decode(
                    Answers.self, from: AnswersTests.encoder.encode(answers))
                let sheet = instrument.score(answers)
                let bytes = try AnswersTests.encoder.encode(sheet)
                #expect(try AnswersTests.encoder.encode(again.score(stored)) == bytes)
                #expect(try JSONDecoder().decode(ScoreSheet.self, from: bytes) == sheet)
            }
        }
    }
}
