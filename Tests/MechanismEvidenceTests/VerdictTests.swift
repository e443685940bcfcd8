import MechanismEvidence
import Mechanisms
import Statistics
import Testing

@Suite struct VerdictTests {
    /// How often each verdict comes in 20 trials.
    private func verdicts(_ planted: Planted, isStated: Bool = true, trials: UInt64 = 20) throws -> [MechanismVerdict: Int] {
        var counts: [MechanismVerdict: Int] = [:]
        for trial in 1...trials {
            let question = planted.question(isStated: isStated, seed: trial)
            let fit = try question.fit(on: try planted.table(seed: 100 + trial), running: Running(threads: 2))
            counts[fit.verdict, default: 0] += 1
            #expect(fit.isSameVisitFlagged == ![.mechanismFirst, .rivalAsWell].contains(fit.verdict))
        }
        return counts
    }

    @Test func aTrueMediationIsFound() throws {
        let counts = try verdicts(Planted(truth: .mediation, people: 120))
        #expect(counts[.mechanismFirst, default: 0] >= 14)
        #expect(counts[.outcomeFirst, default: 0] == 0)
    }

    @Test func aReverseOrderIsToldAsOne() throws {
        let counts = try verdicts(Planted(truth: .reverse))
        #expect(counts[.outcomeFirst, default: 0] >= 17)
        #expect(counts[.mechanismFirst, default: 0] == 0)
    }

    @Test("One improvement in two scales is never told as a mechanism, however unreliable the other scale")
    func sharedImprovement() throws {
        for (one, other) in [(1.0, 1.0), (0.93, 0.7), (0.7, 0.93)] {
            let planted = Planted(truth: .shared, mechanismReliability: one, outcomeReliability: other)
            for isStated in [true, false] where isStated || one < 1 {
                let counts = try verdicts(planted, isStated: isStated, trials: 10)
                #expect(counts[.mechanismFirst, default: 0] <= 1)
                #expect(counts[.outcomeFirst, default: 0] <= 1)
            }
        }
    }

    @Test func anArmThatDoesNothingHasNoMechanism() throws {
        let counts = try verdicts(Planted(truth: .nothing))
        #expect(counts[.mechanismFirst, default: 0] == 0)
        #expect(counts[.mechanismFirstAlone, default: 0] >= 16)
    }

    @Test func aTwinOfTheMechanismDoesAsWell() throws {
        let table = try Planted(truth: .mediation, people: 150).table(seed: 7)
        var chance = RandomStream(seed: 1, stream: 1)
        let twins = try ["m0", "m1", "m2"].map { name in
            Column(name: "t" + name, numbers: try table.numbers(name).map { cell in cell.value.map { $0 + 0.2 * chance.normal() } })
        }
        let noise = ["n0", "n1", "n2"].map { name in Column(name: name, numbers: (0..<150).map { _ in chance.normal() }) }
        var question = Planted(truth: .mediation).question()
        question.rivals = [
            .init(name: "twin", baseline: "tm0", early: "tm1", late: "tm2"), .init(name: "noise", baseline: "n0", early: "n1", late: "n2"),
        ]
        let fit = try question.fit(on: try DataTable(columns: table.columns + twins + noise), running: Running(threads: 2))
        #expect(fit.verdict == .rivalAsWell)
        #expect(fit.rivalsAsWell(.lagged).map(\.rival) == ["twin"])
        #expect(fit.comparisons.first { $0.rival == "noise" && $0.place == .lagged }?.finding == .less)
        #expect(fit.warnings.contains { $0.contains("twin does as well as kindness") })
    }

    @Test func withoutAnEarlyMeasureOrDaysItCannotBeTold() throws {
        let planted = Planted(truth: .mediation, people: 120)
        let table = try planted.table(seed: 3)
        var question = planted.question()
        question.days = [:]
        #expect(try question.fit(on: table, running: Running()).verdict == .noOrderOfTime)
        question = planted.question()
        question.days["y2"] = 56
        #expect(try question.fit(on: table, running: Running()).verdict == .noOrderOfTime)
        question = planted.question()
        question.recalled = ["m1", "y2", "y1", "m2"]
        #expect(try question.fit(on: table, running: Running()).verdict == .noOrderOfTime)
        question = planted.question()
        question.outcome = .init(name: "distress", baseline: "y0", late: "y2")
        #expect(try question.fit(on: table, running: Running()).verdict == .oneDirection)
        question.mechanism = .init(name: "kindness", baseline: "m0", late: "m2")
        let fit = try question.fit(on: table, running: Running())
        #expect(fit.verdict == .sameVisitOnly)
        #expect(fit.focus?.place == .concurrent)
        #expect(fit.isSameVisitFlagged)
    }

    @Test("No sentence says more than the design", arguments: MechanismVerdict.allCases)
    func words(verdict: MechanismVerdict) {
        let forbidden = ["fully mediated", "full mediation", "proves", "proof", "caused by", "causes", "is the mechanism", "due to", "patient", "subject"]
        for isRandomized in [true, false] {
            let sentence = verdict.sentence(exposure: "arm", mechanism: "kindness", outcome: "distress", isRandomized: isRandomized)
            for phrase in forbidden { #expect(!sentence.lowercased().contains(phrase), "\(sentence)") }
            #expect(sentence.hasSuffix("."))
            #expect(!verdict.cannotTell || sentence.contains("cannot be told"), "\(verdict)")
        }
    }
}
