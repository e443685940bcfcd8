import MechanismEvidence
import Mechanisms
import Statistics
import Testing

/// What seems to be an order, or a difference, and must not be told as one.
@Suite struct OrderRulesTests {
    private func fit(_ truth: Planted.Truth, _ change: (inout MechanismSpecification) -> Void) throws -> MechanismFit {
        let planted = Planted(truth: truth, people: 150)
        var question = planted.question()
        change(&question)
        return try question.fit(on: try planted.table(seed: 7), running: Running(threads: 2))
    }

    @Test func whatWasMeasuredLaterDoesNotGoFirst() throws {
        #expect(try fit(.mediation) { _ in }.verdict == .mechanismFirst)
        let later = try fit(.mediation) { $0.days["m1"] = 84 }
        #expect(later.verdict == .noOrderOfTime)
        #expect(later.warnings.contains { $0.contains("kindness on day 84, distress on day 56") })
        #expect(later.results["effects", "kindness", "lagged", "early_gap_days"]?.number == 28)
        // Measured earlier and yet first: that the day does not feign.
        #expect(try fit(.mediation) { $0.days["m1"] = 28 }.verdict == .mechanismFirst)
        #expect(try fit(.reverse) { _ in }.verdict == .outcomeFirst)
        #expect(try fit(.reverse) { $0.days["y1"] = 84 }.verdict == .noOrderOfTime)
        #expect(try fit(.reverse) { $0.days["y1"] = 28 }.verdict == .outcomeFirst)
    }

    @Test("One improvement, read in one scale eight weeks later, is not told as an order")
    func sharedImprovementOnDifferentDays() throws {
        func question(_ seed: UInt64, day: Int) -> MechanismSpecification {
            var question = Planted(truth: .shared).question(seed: seed)
            question.days["y1"] = 28
            question.days["m1"] = day
            return question
        }
        var invented = 0
        for seed in 1...8 as ClosedRange<UInt64> {
            var chance = RandomStream(seed: seed, stream: 3)
            var columns = [[Double]](repeating: [], count: 7)
            for row in 0..<200 {
                let arm = Double(row % 2)
                // The improvement on days 28, 84, 126, and what is a scale's own, fading alike.
                var (shared, ownM, ownY) = (chance.normal() + 0.6 * arm, chance.normal(), chance.normal())
                let y1 = shared + 0.5 * ownY
                shared = 0.8 * shared + 0.3 * arm + 0.5 * chance.normal()
                ownM = 0.6 * ownM + 0.8 * chance.normal()
                ownY = 0.6 * ownY + 0.8 * chance.normal()
                let m1 = shared + 0.5 * ownM
                shared = 0.8 * shared + 0.2 * arm + 0.4 * chance.normal()
                ownM = 0.6 * ownM + 0.8 * chance.normal()
                ownY = 0.6 * ownY + 0.8 * chance.normal()
                let values = [arm, chance.normal(), m1, shared + 0.5 * ownM, chance.normal(), y1, shared + 0.5 * ownY]
                for (place, value) in values.enumerated() { columns[place].append(value) }
            }
            let table = try DataTable(columns: zip(["arm"] + Planted.names, columns).map { Column(name: $0, numbers: $1) })
            if try question(seed, day: 28).fit(on: table, running: Running(threads: 2)).verdict == .mechanismFirst { invented += 1 }
            #expect(try question(seed, day: 84).fit(on: table, running: Running(threads: 2)).verdict != .mechanismFirst)
        }
        // If both are said to be of one day, the order is invented: so the rule is what keeps it away.
        #expect(invented >= 5)
    }

    @Test func clustersDecideTheOrderToo() throws {
        let planted = Planted(truth: .mediation)
        let table = try planted.table(seed: 2)
        let clusters = Column(name: "c", numbers: (0..<90).map { Double($0 / 6) })
        var question = planted.question()
        question.bootstrap.unit = "c"
        let fit = try question.fit(on: try DataTable(columns: table.columns + [clusters]), running: Running())
        let effect = try #require(fit.effect(.lagged, of: "kindness"))
        let ends = try #require(effect.b.laggedInterval)
        #expect(effect.leastSquaresB == nil)
        #expect(effect.goesBefore == (ends.lower > 0 || ends.upper < 0))
        #expect(fit.results["effects", "kindness", "lagged", "b_ci97_5", "lower"]?.number == ends.lower)
        #expect(try planted.question().fit(on: table, running: Running()).effect(.lagged, of: "kindness")?.leastSquaresB != nil)
    }

    @Test func aRivalThatIsTheMechanismWithErrorIsNotToldToDoLess() throws {
        let table = try Planted(truth: .mediation, people: 150).table(seed: 7)
        var chance = RandomStream(seed: 1, stream: 1)
        let blurred = try ["m0", "m1", "m2"].map { name in
            Column(name: "t" + name, numbers: try table.numbers(name).map { cell in cell.value.map { $0 + 0.8 * chance.normal() } })
        }
        let wide = try DataTable(columns: table.columns + blurred)
        var question = Planted(truth: .mediation).question()
        question.rivals = [.init(name: "twin", baseline: "tm0", early: "tm1", late: "tm2")]
        let fit = try question.fit(on: wide, running: Running(threads: 2))
        #expect([.rivalNotTold, .rivalAsWell].contains(fit.verdict))
        #expect(fit.comparisons.first { $0.place == .lagged }?.finding != .less)
        #expect(fit.warnings.contains { $0.contains("No reliability is stated for the rival twin") })
        // Stated, the error is taken off, and no warning is needed.
        question.rivals = [.init(name: "twin", baseline: "tm0", early: "tm1", late: "tm2", reliability: .share(0.6))]
        let stated = try question.fit(on: wide, running: Running(threads: 2))
        #expect(!stated.warnings.contains { $0.contains("No reliability") })
    }

    @Test func aRivalMeasuredEarlierIsNotToldToDoLess() throws {
        let table = try Planted(truth: .mediation, people: 150).table(seed: 7)
        var chance = RandomStream(seed: 1, stream: 1)
        let noise = ["n0", "n1", "n2"].map { name in Column(name: name, numbers: (0..<150).map { _ in chance.normal() }) }
        var question = Planted(truth: .mediation).question()
        question.rivals = [.init(name: "noise", baseline: "n0", early: "n1", late: "n2", reliability: .share(1))]
        for (name, day) in [("n0", 0), ("n1", 56), ("n2", 126)] { question.days[name] = day }
        let wide = try DataTable(columns: table.columns + noise)
        #expect(try question.fit(on: wide, running: Running()).verdict == .mechanismFirst)
        question.days["n1"] = 28
        let earlier = try question.fit(on: wide, running: Running())
        #expect(earlier.verdict == .rivalNotTold)
        #expect(earlier.results["comparisons", "noise", "lagged", "is_not_told"]?.number == 1)
        #expect(earlier.warnings.contains { $0.contains("day 28") && $0.contains("cannot be told") })
    }

    @Test func nothingIsShownWhereNothingIsShown() throws {
        var seen = 0
        for seed in 1...250 as ClosedRange<UInt64> {
            let planted = Planted(truth: .mediation, people: 14)
            let fit = try planted.question(resamples: 100).fit(on: try planted.table(seed: seed), running: Running())
            let shown = Place.allCases.contains { fit.effect($0, of: "kindness")?.isShown == true }
            if fit.verdict == .nothingShown { #expect(!shown) }
            if fit.verdict == .orderNotShown { seen += 1 }
        }
        #expect(seen > 0)
    }

    @Test func theTimingOfEachEffectIsCounted() throws {
        let fit = try fit(.mediation) { $0.recalled = ["m2", "y2"] }
        func flags(_ place: String) -> [Double?] {
            ["is_before", "is_together", "is_after", "is_recalled"].map { fit.results["effects", "kindness", place, $0]?.number }
        }
        #expect(flags("lagged") == [1, 0, 0, 0])
        #expect(flags("concurrent") == [0, 0, 0, 1])
    }
}
