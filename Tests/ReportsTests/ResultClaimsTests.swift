import Statistics
import Testing

@testable import Reports

/// What kinds that are not about an indirect effect say: which finding follows from which results.
@Suite struct ResultClaimsTests {
    private func titles(_ kind: String, _ results: ResultTree) -> [String] {
        ResultClaims(kind: kind, results: results, names: ReportNames()).claims.map(\.title)
    }

    private func ends(_ lower: Double, _ upper: Double) -> ResultTree { .of(["ci_lower": .number(lower), "ci_upper": .number(upper)]) }

    private func scale(same: Int, partly: Int, not: Int) -> ResultTree {
        .of(["is_flagged": .count(1 - same), "is_same": .count(same), "is_partly_same": .count(partly), "is_not_same": .count(not)])
    }

    @Test("A scale that changed its meaning is named, the graver first, and one that cannot be told is not the same")
    func scales() {
        let same = scale(same: 1, partly: 0, not: 0)
        let mixed = ResultTree.of(["scales": .of([
            "kindness": same, "isolation": scale(same: 0, partly: 1, not: 0), "judgment": scale(same: 0, partly: 0, not: 1),
            "mindfulness": .of(["is_flagged": .missing("not fitted")]),
        ])])
        let said = titles("response_shift", mixed)
        #expect(said.count == 3)
        #expect(said[0] == "The scale of judgment is not the same scale afterwards")
        #expect(said[1] == "Parts of the scale of isolation changed their meaning")
        #expect(said[2] == "Whether the scale of mindfulness stayed the same cannot be told")
        #expect(titles("response_shift", .of(["scales": .of(["kindness": same])])) == ["The scale of the mechanism is not shown to have changed its meaning"])
        #expect(ResultClaims(kind: "response_shift", results: mixed, names: ReportNames()).shifted.count == 2)
    }

    @Test("Each tail speaks by the interval of the difference, and nobody worse is said of nobody alone")
    func tails() {
        func results(worse: ResultTree, counts: [Int]) -> ResultTree {
            .of(["together": .of([
                "arms": .of(["a": .of(["worse": .of(["n": .count(counts[0])])]), "b": .of(["worse": .of(["n": .count(counts[1])])])]),
                "difference": .of(["b": .of(["worse": worse, "better": ends(0.1, 0.3)])]),
            ])])
        }
        #expect(titles("tails", results(worse: ends(0.01, 0.2), counts: [1, 9]))[0].contains("went with more people whose"))
        #expect(titles("tails", results(worse: ends(-0.2, -0.01), counts: [9, 1]))[0].contains("went with fewer people whose"))
        #expect(titles("tails", results(worse: ends(-0.1, 0.1), counts: [3, 3]))[0].contains("no difference between the groups"))
        #expect(titles("tails", results(worse: ends(-0.1, 0.1), counts: [0, 0]))[0].hasPrefix("Nobody's"))
        #expect(titles("tails", results(worse: ends(-0.1, 0.1), counts: [0, 0]))[1].contains("more people"))
    }

    @Test("Whether a gain was kept is read off the interval of what is left and the margin of the plan")
    func lasting() {
        func said(_ left: ResultTree) -> String {
            titles("durability", .of(["left_kept_from": .number(0.66), "left": .of(["at": .number(104), "drug": left])])).first ?? ""
        }
        #expect(said(ends(0.7, 0.95)).contains("was kept"))
        #expect(said(ends(0.2, 0.6)).contains("faded"))
        #expect(said(ends(1.05, 1.4)).contains("grew"))
        #expect(said(ends(0.5, 0.9)).contains("cannot be told"))
        #expect(said(.missing("no gain")).contains("no gain"))
        #expect(titles("durability", .of(["left": .of(["at": .number(104), "drug": ends(0.7, 0.95)])])).isEmpty)
    }

    @Test("Dropout speaks only of a difference that is shown, and of whether a shift takes it away")
    func dropout() {
        func said(_ mar: ResultTree, tips: ResultTree) -> [String] {
            titles("dropout", .of([
                "strategies": .of(["mar": .of(["week4": .of(["b_minus_a": ends(-1, 1)]), "week18": .of(["b_minus_a": mar])])]),
                "tipping_point": .of(["treated": .of(["b_minus_a": .of(["tips_at": tips])])]),
            ]))
        }
        #expect(said(ends(-9, -1), tips: .missing("never")).first?.contains("stays") == true)
        #expect(said(ends(-9, -1), tips: .number(3)).first?.contains("rests on") == true)
        #expect(said(ends(-9, 1), tips: .number(3)).isEmpty)
    }

    @Test("Guesses are set against one half, and an effect at chance guessing against none")
    func guesses() {
        #expect(titles("blinding", .of(["rater_end": .of(["right": ends(0.6, 0.9)])])) == ["Rater end: people guessed what they had been given more often than chance"])
        #expect(titles("blinding", .of(["rater_end": .of(["right": ends(0.4, 0.6)])]))[0].contains("not told from chance"))
        #expect(titles("blinding", .of(["rater_end": .of(["right": ends(0.1, 0.4)])]))[0].contains("guessed wrong"))
        func said(_ chance: ResultTree) -> String { titles("guess_adjusted", .of(["y": .of(["unadjusted": ends(1, 2), "at_chance": chance])]))[0] }
        #expect(said(ends(1, 2)).contains("is still shown"))
        #expect(said(ends(-1, 2)).contains("no difference"))
        #expect(said(.missing("too few")).contains("cannot be told"))
    }

    @Test("A dose between the ends that does best is said only where it is shown")
    func doses() {
        func said(peak: Int, oneWay: Int, highest: ResultTree) -> String {
            titles("dose_response", .of([
                "against_lowest": .of(["75": ends(-9, -1), "125": highest]),
                "course": .of(["is_one_way": .count(oneWay), "is_peak_shown": .count(peak)]),
            ]))[0]
        }
        #expect(said(peak: 1, oneWay: 0, highest: ends(-9, -1)).hasPrefix("A lower dose"))
        #expect(said(peak: 0, oneWay: 1, highest: ends(-9, -1)).hasPrefix("Higher doses"))
        #expect(said(peak: 0, oneWay: 0, highest: ends(-9, -1)).hasPrefix("No difference"))
        #expect(said(peak: 0, oneWay: 1, highest: ends(-9, 1)).hasPrefix("No difference"))
    }

    @Test("For whom it works is said as validated or not, and not at all where nothing was looked at")
    func benefit() {
        #expect(titles("benefit", .of(["calibration": .of(["slope": .number(1), "is_validated": .count(1)])]))[0].hasPrefix("Something known"))
        #expect(titles("benefit", .of(["calibration": .of(["slope": .number(0.1), "is_validated": .count(0)])]))[0].hasPrefix("Nothing known"))
        #expect(titles("benefit", .of(["calibration": .missing("no benefit differs")]))[0].hasPrefix("Nothing known"))
    }
}
