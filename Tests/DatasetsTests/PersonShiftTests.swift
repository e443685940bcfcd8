import Datasets
import Testing

/// One person, five visits: which of two scores changed first.
@Suite struct PersonShiftTests {
    static let visits = ["Baseline", "Week 4", "Week 8", "Week 12", "Week 18"]
    static let band = ErrorBand(halfWidth: 1, rule: "test")

    /// Values in words: `.` missing, `0` within the band, `+` better, `-` worse.
    static func line(_ states: String) -> ShiftLine {
        let values = states.map { letter -> Double? in
            switch letter {
            case "0": 10
            case "+": 15
            case "-": 5
            default: nil
            }
        }
        return ShiftLine(values: values, band: band, isHigherBetter: true)
    }

    static func shift(_ mechanism: String, _ outcome: String) -> PersonShift {
        PersonShift(mechanism: line(mechanism), outcome: line(outcome), visits: visits)
    }

    @Test(arguments: [
        ("00+++", "000++", PersonShift.Order.before), ("000++", "00+++", .after), ("00+++", "00+++", .with),
        ("00+++", "00000", .onlyMechanism), ("00000", "0++++", .onlyOutcome), ("00000", "0+0+0", .neither),
        // It came back at week 12, so what counts is the last time it left.
        ("0+0++", "00+++", .after), ("0--++", "00+++", .after), ("0----", "00+++", .before),
    ])
    func completeCoursesHaveOneOrder(_ mechanism: String, _ outcome: String, _ order: PersonShift.Order) {
        let shift = Self.shift(mechanism, outcome)
        #expect(shift.reading == .order(order))
        #expect(shift.possible == [order])
        #expect(shift.isSettled)
    }

    @Test func aGapThatCouldTurnTheOrderRoundIsTold() {
        let shift = Self.shift("00+++", "0.+++")
        #expect(shift.reading == .order(.with))
        #expect(shift.possible == [.with, .after])
        let text = shift.sentences(mechanism: "self-compassion", outcome: "symptoms").joined(separator: " ")
        #expect(text.contains("week 4"))
        #expect(text.contains("could also be: after the symptoms"))
    }

    /// Symptoms are not asked at week 12 by design: the order of "week 12" and "week 18" is open.
    @Test func aVisitThatAsksForOneScoreAloneIsAGapToo() {
        let shift = Self.shift("000++", "000.+")
        #expect(shift.reading == .order(.before))
        #expect(shift.possible == [.before, .with])
        #expect(shift.title == "Before the symptoms, as far as it was measured")
    }

    @Test func aGapThatCannotMatterIsNotHeldAgainstTheOrder() {
        // At week 18 both are measured; whatever happened at week 8 lies before both onsets or after.
        let shift = Self.shift("0++++", "000.+")
        #expect(shift.possible == [.before])
        #expect(shift.isSettled)
    }

    @Test func theFirstValueAndTwoLaterOnesAreNeeded() {
        #expect(Self.shift(".++++", "0++++").reading == .cannotBeTold(.noFirstValue))
        #expect(Self.shift("0...+", "0++++").reading == .cannotBeTold(.tooFewVisits))
        #expect(Self.shift(".....", ".....").reading == .cannotBeTold(.noFirstValue))
        #expect(PersonShift(mechanism: Self.line(""), outcome: Self.line(""), visits: []).horizon == 0)
        for words in [Self.shift("0...+", "0++++"), Self.shift(".++++", "0++++")] {
            #expect(words.sentences(mechanism: "a", outcome: "b").count == 1)
        }
    }

    @Test func theEdgeOfTheBandAndNumbersThatAreNoneAreNoChange() {
        let line = ShiftLine(values: [10, 11, .nan, 11.0001, .infinity], band: Self.band, isHigherBetter: false)
        #expect(line.state(at: 1) == .same)
        #expect(line.state(at: 2) == nil)
        #expect(line.state(at: 3) == .worse)
        #expect(line.state(at: 4) == nil)
        let edge = ErrorBand(halfWidth: 1, isReachedAtEdge: true, rule: "at least")
        #expect(ShiftLine(values: [10, 11], band: edge, isHigherBetter: true).state(at: 1) == .better)
    }

    // MARK: Every pattern of five visits

    static let letters = Array("0+-.")

    static func all(_ length: Int) -> [String] {
        length == 0 ? [""] : all(length - 1).flatMap { start in letters.map { start + String($0) } }
    }

    /// All 4⁴ courses after a measured first visit.
    static let courses = all(4).map { "0" + $0 }

    /// Every way in which the missing visits up to the horizon could have been.
    static func completions(_ course: String, to horizon: Int) -> [String] {
        course.enumerated().reduce([""]) { starts, next in
            let open = next.element == "." && next.offset <= horizon
            return starts.flatMap { start in (open ? ["0", "+", "-"] : [next.element]).map { start + String($0) } }
        }
    }

    /// Every pair of courses of five visits, each later visit within the band, better, worse or
    /// missing: the possible orders are those of an enumeration of every completion, the reading is
    /// one of them, and the sentences say whenever there is another.
    @Test func everyPatternOfMissingWavesKeepsItsPromise() {
        var wrong: [String] = []
        var read = 0
        let onsets = (0...4).map { horizon in Self.courses.map { Self.onsets($0, to: horizon) } }
        for (first, a) in Self.courses.enumerated() {
            for (second, b) in Self.courses.enumerated() {
                let shift = Self.shift(a, b)
                guard case .order(let order) = shift.reading else { continue }
                read += 1
                var due: Set<PersonShift.Order> = []
                for one in onsets[shift.horizon][first] {
                    for other in onsets[shift.horizon][second] { due.insert(Self.order(one, other)) }
                }
                let text = shift.sentences(mechanism: "self-compassion", outcome: "symptoms").joined(separator: " ")
                if Set(shift.possible) != due || !due.contains(order) || text.contains("could also be") == shift.isSettled {
                    wrong.append("\(a) \(b)")
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
        // 4⁴ courses less the 13 with fewer than two later values.
        #expect(read == 243 * 243)
    }

    /// The onset, as its visit or 0 for none, of every completion of a course.
    private static func onsets(_ course: String, to horizon: Int) -> Set<Int> {
        Set(completions(course, to: horizon).map { line($0).onset?.visit ?? 0 })
    }

    private static func order(_ mechanism: Int, _ outcome: Int) -> PersonShift.Order {
        if mechanism == 0 { return outcome == 0 ? .neither : .onlyOutcome }
        if outcome == 0 { return .onlyMechanism }
        return mechanism < outcome ? .before : mechanism > outcome ? .after : .with
    }

    /// One more measured value never opens an order that was closed.
    @Test func moreInformationNeverWidensWhatIsPossible() {
        let courses = ["0+++0", "00+++", "0.+.+", "0..++", "0+.-+", "0++.+", "00.0+", "0.0.+", "0-.++"]
        for a in courses {
            for b in courses {
                let before = Self.shift(a, b)
                for (place, letter) in a.enumerated() where letter == "." && place <= before.horizon {
                    for value in "0+-" {
                        var filled = Array(a)
                        filled[place] = value
                        let after = Self.shift(String(filled), b)
                        #expect(Set(after.possible).isSubset(of: Set(before.possible)), "\(a) \(b) \(place) \(value)")
                    }
                }
            }
        }
    }

    @Test func noSentenceSaysWhyOrGradesAPerson() {
        var found: Set<String> = []
        let forbidden = ["mediat", "caus", "prove", "proof", "because", "due to", "led to", "thanks to", "responder", "failure", "success", "improved", "patient"]
        for a in Self.courses {
            for b in ["00+++", "0.+.+", "00000", "0--.-", ".....", "0...."] {
                let shift = Self.shift(a, b)
                let text = (shift.sentences(mechanism: "self-compassion", outcome: "symptoms") + [shift.title]).joined(separator: " ").lowercased()
                found.formUnion(forbidden.filter { text.contains($0) })
            }
        }
        #expect(found.isEmpty, "\(found)")
    }
}
