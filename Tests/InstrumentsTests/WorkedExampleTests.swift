import Instruments
import Testing

/// Expected numbers: `Reference/worked-examples.json` (origin in the README beside it). Both
/// scorers must give every one of them.
@Suite struct WorkedExampleTests {
    /// Rules that need criteria which are no item of the instrument, so that no flag carries them.
    static let outside: Set<String> = ["dsm5_diagnosis", "dissociative_subtype"]

    /// Scored and with at least one example; PSQI has a key but no example in the catalogue.
    static let ids = Shelf.ids.filter { $0 != "psqi" && !ours.contains($0) }

    /// Forms of this project: every score is one answer, and the second scorer gives it.
    static let ours: Set<String> = ["expectancy", "guess", "guess_therapist", "guess_rater"]

    @Test(arguments: ids) func everyExpectedNumber(id: String) throws {
        let examples = try WorkedExample.of(id)
        try #require(!examples.isEmpty)
        for example in examples {
            let sheet = try Shelf.sheet(id, example.responses)
            for (name, expected) in example.expected where !Self.outside.contains(name) {
                try check(sheet, example.scale(name, of: id), expected)
            }
        }
    }

    private func check(_ sheet: ScoreSheet, _ name: String, _ expected: WorkedExample.Expected) throws {
        let place = "\(sheet.instrument) \(name)"
        switch expected {
        case .number(let number):
            let value = try #require(sheet[name], "\(place)")
            #expect((value - number).magnitude <= 0.00005, "\(place)")
        case .missing:
            try #require(sheet.score(name) != nil, "\(place)")
            #expect(sheet[name] == nil, "\(place)")
        case .truth(let truth) where name == "item9_flag":
            #expect(!sheet.safety.isEmpty == truth, "\(place)")
        case .truth(let truth) where name == "skipped":
            #expect(sheet.score("total")?.rule.hasPrefix("fixed by the form") == truth, "\(place)")
        case .truth(let truth) where name == "complete":
            #expect((sheet["risk"] != nil) == truth, "\(place)")
        case .truth(let truth):
            #expect(sheet.flag(name)?.holds == truth, "\(place)")
        case .word(let word) where name == "zone":
            let audit = try Shelf.instrument("audit")
            #expect(audit.band(of: "total", in: sheet)?.name.hasPrefix("zone \(word),") == true)
        case .word("indeterminate"):
            #expect(sheet["risk"] == nil, "\(place)")
        case .word(let word):
            let screener = try Shelf.instrument("cssrs_screener")
            guard case .missing(let missing)? = sheet.score("risk")?.outcome else {
                #expect(screener.band(of: "risk", in: sheet)?.name == word, "\(place)")
                return
            }
            #expect(name == "at_least" && missing.sentence.contains("at least \(word):"), "\(place)")
        case .words(let words) where name == "unanswered":
            let codes = ["q4": "cssrs_screener_4", "q6_3months": "cssrs_screener_7"]
            #expect(sheet.score("risk")?.missingItems.map(\.code) == words.map { codes[$0] ?? $0 })
        case .words:
            // Which questions were asked: the skip rules have a test of their own.
            #expect(name == "asked", "\(place)")
        }
    }

    @Test(arguments: ids) func theSecondScorerGivesThemToo(id: String) throws {
        let second = try SecondScorer.of(id)
        for example in try WorkedExample.of(id) {
            let given = example.given(count: second.items.count)
            let rules = second.rules(given)
            for (name, expected) in example.expected where !Self.outside.contains(name) {
                let name = example.scale(name, of: id)
                switch expected {
                case .number(let number):
                    let value = try #require(second.value(name, given), "\(id) \(name)")
                    #expect((value - number).magnitude <= 0.00005, "\(id) \(name)")
                case .missing:
                    #expect(second.names.contains(name) && second.value(name, given) == nil)
                case .truth(let truth):
                    guard let place = second.ruleNames.firstIndex(of: name) else { continue }
                    #expect(rules[place] == truth, "\(id) \(name)")
                case .word, .words:
                    continue
                }
            }
        }
    }

    @Test func thereAre134() throws {
        let all = try WorkedExample.all.get()
        #expect(all.count == 51)
        #expect(all.values.reduce(0) { $0 + $1.count } == 134)
        #expect(Set(all.keys).union(Self.ours) == Set(try CatalogKey.all.get().keys))
    }

    /// Scales that the catalogue names in words beside its key, without an example. The second
    /// scorer gives them.
    static let beside: Set<String> = [
        "observe_mean", "describe_mean", "act_aware_mean", "nonjudge_mean", "nonreact_mean",
        "behaviour_change", "percent_drinking_days", "work_school", "social_life", "family_home",
    ]

    @Test func everyScaleOfTheCatalogIsExpectedSomewhere() throws {
        for id in Self.ids {
            let examples = try WorkedExample.of(id)
            let named = Set(examples.flatMap { one in one.expected.keys.map { one.scale($0, of: id) } })
            let scales = try Shelf.instrument(id).scales.map(\.id)
            let left = scales.filter { !named.contains($0) && !Self.beside.contains($0) }
            #expect(left.isEmpty, "\(id): \(left)")
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
