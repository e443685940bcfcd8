import Records
import Statistics
import StudyDesign
import Testing
import TrialStatistics

@testable import Reports

@Suite struct ReportTablesTests {
    /// 1, 2, 3 and 3, 4, 5: both variances are 1, so the means are 2 standard deviations apart.
    @Test("A standardised difference is the difference in pooled standard deviations")
    func standardised() throws {
        let measure = BaselineTable.Measure("m", values: [[1, 2, 3], [3, 4, 5]], missing: [0, 1])
        let table = BaselineTable(arms: ["A", "B"], measures: [measure])
        #expect(table.standardizedDifference(measure, arm: 1) == 2)
        #expect(table.standardizedDifference(measure, arm: 0) == nil)
        let rows = table.tables[0].rows
        #expect(rows == [["m", "A", "3", "0", "2.00", "1.00", "2.00", ""], ["m", "B", "3", "1", "4.00", "1.00", "4.00", "2.00"]])
        // Shares 0.5 and 0.8: 0.3 over the root of the mean of 0.25 and 0.16.
        let sex = BaselineTable.Characteristic("Sex", levels: ["woman", "man"], counts: [[5, 8], [5, 2]], missing: [0, 0])
        let difference = try #require(table.standardizedDifference(sex, level: 0, arm: 1))
        #expect(abs(difference - 0.3 / 0.205.squareRoot()) < 1e-12)
    }

    @Test("Nobody, one person, no spread: an answer and never a number that is none")
    func degenerate() {
        for values in [[[], []], [[1], [2]], [[1, 1], [1, 1]], [[1, 2], []], [[1e308, -1e308], [1, 2]]] as [[[Double]]] {
            let measure = BaselineTable.Measure("m", values: values, missing: [0, 0])
            let table = BaselineTable(arms: ["A", "B"], measures: [measure], characteristics: [.init("c", levels: ["x"], counts: [[0, 3]], missing: [0, 0])])
            let difference = table.standardizedDifference(measure, arm: 1)
            #expect(difference == nil || difference?.isFinite == true)
            #expect(table.tables.count == 2)
        }
    }

    @Test("People count once, events each; what was done in a boundary violation is not told")
    func harms() throws {
        let made = try VirtualStudy.made.get()
        let table = VirtualStudy.harms(made.material)
        #expect(table.count(arm: 1, where: { _ in true }) == (6, 7))
        #expect(table.count(arm: 0, where: { _ in true }) == (3, 3))
        #expect(table.count(arm: 1, where: { $0.isSerious }) == (1, 1))
        let overview = table.overview
        #expect(overview.rows[0].first == "Any event")
        #expect(overview.rows[0][4] == "7")
        let text = PlainText().render(Document(title: "", summary: "", sections: [Section(id: "h", title: "", blocks: table.blocks)]))
        #expect(!text.contains("Touch that was not wanted"))
        #expect(text.contains("Boundary violation"))
        #expect(text.contains("Events of abuse potential") && text.contains("Pleasant, perceptual and dissociative effects") && text.contains("Suicidality"))
    }

    /// R 4.2.2: prop.test gives another interval; these are Newcombe's (1998) method 10 by his formulas for 56/70 and 48/80,
    /// which he prints as 0.0524 to 0.3339, and 9/10 against 3/10, 0.1705 to 0.8090.
    @Test("The difference of shares has Newcombe's printed intervals")
    func newcombe() throws {
        let first = try #require(Risk.difference(events: 56, people: 70, otherEvents: 48, others: 80))
        #expect(abs(first.estimate - 0.2) < 1e-12)
        #expect(abs(first.interval.lower - 0.0524) < 5e-5 && abs(first.interval.upper - 0.3339) < 5e-5)
        let second = try #require(Risk.difference(events: 9, people: 10, otherEvents: 3, others: 10))
        #expect(abs(second.interval.lower - 0.1705) < 5e-5 && abs(second.interval.upper - 0.8090) < 5e-5)
        #expect(Risk.difference(events: 0, people: 0, otherEvents: 1, others: 2) == nil)
        #expect(Risk.difference(events: 3, people: 2, otherEvents: 1, others: 2) == nil)
    }

    @Test("The setting has thirty items, and says what is not recorded")
    func setting() throws {
        let study = StudyProtocol.mdmaForPTSD
        let table = SettingTable(study: study, stated: [1: "Hospital room"]).table
        #expect(table.rows.count == 30)
        #expect(table.rows[0] == ["1. Kind of place", "Physical environment", "Hospital room"])
        #expect(table.rows[13][2].contains("80 mg + 40 mg"))
        #expect(table.rows[29][2] == "Not recorded")
        #expect(table.caption.contains("of 30 recorded"))
    }

    /// The words of `analysis:` as `Documentation/Plan.md` and the reader know them.
    @Test("Every kind of analysis has its sentence of methods")
    func methods() {
        let words = [
            "mediation", "mediation_sensitivity", "order_of_change", "multilevel_mediation", "reliability", "correlation", "distribution", "agreement",
            "factor_analysis", "parallel_analysis", "regression", "mmrm", "lmm", "glmm", "sem", "invariance", "effect_size", "standardised_change",
            "reliable_change", "risk", "survival", "group_test", "exact_test", "multiplicity", "imputation", "meta_analysis", "mechanism", "growth_mediation",
            "cross_lagged", "daily_life", "practice", "durability", "loss_of_response", "retreatment", "dropout", "tails", "quantile_effects", "mixture",
            "benefit", "dose_response", "factorial", "compounds", "response_shift", "structures", "blinding", "guess_adjusted",
        ]
        #expect(Set(words) == Set(MethodsText.kinds))
        for sentence in MethodsText.all {
            #expect(sentence.hasSuffix(".") && OverstatedWords.foundInOurOwn(sentence) == [])
        }
    }
}
