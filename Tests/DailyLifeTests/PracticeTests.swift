import DailyLife
import Mechanisms
import Statistics
import Testing

@Suite struct PracticeTests {
    private static func specification() -> PracticeSpecification {
        var specification = PracticeSpecification(person: "id", week: "week", practices: ["meditation", "writing"], outcome: "mood")
        specification.arm = "arm"
        specification.baseline = "before"
        return specification
    }

    @Test func dosesWithinAndBetweenPeopleAreThoseOfR() throws {
        var plain = Self.specification()
        plain.adjustsThisWeek = false
        let results = try plain.fit(on: DailyReference.weeks(), running: Running()).results
        for (path, name) in [
            ("meditation.within", "practice_alone meditation_w"), ("meditation.between", "practice_alone meditation_b"),
            ("meditation.within_together", "practice_together meditation_w"), ("writing.within_together", "practice_together writing_w"),
            ("writing.between_together", "practice_together writing_b"), ("meditation.above_own_mean", "practice_tails more"),
            ("meditation.below_own_mean", "practice_tails less"), ("meditation.outcome_on_next_practice", "practice_reverse mood_w"),
        ] {
            #expect(agree(results.at("practices.\(path).est"), try DailyReference.value(name, 0), 1e-4), "\(name)")
            #expect(agree(results.at("practices.\(path).se"), try DailyReference.value(name, 1), 1e-4), "\(name)")
            #expect(agree(results.at("practices.\(path).df"), try DailyReference.value(name, 2), 1e-2), "\(name)")
        }
        // Without this week's outcome in the model no order is told.
        #expect(results.at("practices.meditation.goes_before.practice") == nil)
        #expect(results.at("design.is_randomized") == 0)
    }

    @Test func everyWeekIsCounted() throws {
        let results = try Self.specification().fit(on: DailyReference.weeks(), running: Running()).results
        let weeks = try #require(results.at("practices.meditation.weeks.n"))
        let above = try #require(results.at("practices.meditation.weeks.above_own_mean"))
        let below = try #require(results.at("practices.meditation.weeks.below_own_mean"))
        #expect(above + below <= weeks)
        #expect(above > 0 && below > 0)
    }

    @Test func aPracticeThatNobodyVariesLeavesTheOthers() throws {
        let table = try DailyReference.weeks()
        let still = try DataTable(columns: table.columns + [Column(name: "still", numbers: [Double?](repeating: 30, count: table.rowCount))])
        var specification = Self.specification()
        specification.practices.append("still")
        let fit = try specification.fit(on: still, running: Running())
        #expect(fit.results.at("practices.still.within.est") == nil)
        #expect(fit.warnings.contains { $0.contains("\"still\" does not vary within people") })
        let without = try Self.specification().fit(on: table, running: Running())
        #expect(fit.results.at("practices.writing.within_together.est") == without.results.at("practices.writing.within_together.est"))
    }

    @Test func whatCannotBeSaidIsASentence() throws {
        let table = try DailyReference.weeks()
        func sentence(_ specification: PracticeSpecification, _ table: DataTable) -> String {
            do {
                _ = try specification.fit(on: table, running: Running())
                return ""
            } catch { return "\(error)" }
        }
        #expect(sentence(.init(person: "id", week: "week", practices: ["mediation"], outcome: "mood"), table).contains("meditation"))
        #expect(sentence(.init(person: "id", week: "week", practices: ["mood"], outcome: "mood"), table).contains("two places"))
        #expect(sentence(.init(person: "id", week: "week", practices: [], outcome: "mood"), table).contains("no column"))
        var far = Self.specification()
        far.step = 100
        #expect(sentence(far, table).contains("has a next one"))
        #expect(!sentence(Self.specification(), table.selecting(rows: [0, 1])).isEmpty)
        #expect(!sentence(Self.specification(), table.selecting(rows: [])).isEmpty)
    }

    @Test func recalledWeeksHaveNoOrder() throws {
        let recalled = Self.specification().dated(by: MeasuredDays(day: { _ in nil }, isRecalled: { _ in true }))
        let fit = try recalled.fit(on: DailyReference.weeks(), running: Running())
        #expect(fit.badge == .oneSitting)
        #expect(fit.results.at("practices.meditation.goes_before.practice") == nil)
        #expect(fit.tables[0].notes[0].contains("no order is read"))
        // One recalled column is enough, here and in check-ins.
        let one = MeasuredDays(day: { _ in nil }, isRecalled: { $0 == "writing" || $0 == "shame" })
        #expect(Self.specification().dated(by: one).timing == .recalled)
        #expect(CheckInSpecification(person: "id", day: "day", time: "beep", mechanism: "kind", outcome: "shame").dated(by: one).timing == .recalled)
        #expect(try Self.specification().fit(on: DailyReference.weeks(), running: Running()).badge == .prospective)
    }
}
