import Foundation
import MechanismEvidence
import Mechanisms
import Statistics
import Testing

@Suite struct SensitivityTests {
    private let question = Planted(truth: .mediation).question(resamples: 200)

    private func table(_ seed: UInt64 = 21) throws -> DataTable {
        let table = try Planted(truth: .mediation).table(seed: seed)
        let sites: [String?] = (0..<90).map { ["A", "B", "C", "D"][($0 / 2) % 4] }
        return try DataTable(columns: table.columns + [Column(name: "site", categories: sites)])
    }

    /// d = 0.5: RR = exp(0.455) = 1.576173, E = RR + √(RR (RR − 1)) = 2.529141.
    @Test func eValueByHand() throws {
        let value = EValue(standardised: -0.5, interval: Ends(lower: -0.8, upper: -0.2))
        #expect(abs(value.riskRatio - 1.576173) < 1e-6)
        #expect(abs(value.estimate - 2.529141) < 2e-6)
        // d = 0.2: RR = exp(0.182) = 1.199614, E = 1.688960.
        #expect(abs((value.limit ?? 0) - 1.688960) < 2e-5)
        #expect(EValue(standardised: 0.1, interval: Ends(lower: -0.1, upper: 0.3)).limit == 1)
        #expect(EValue(standardised: 0, interval: nil).estimate == 1)
    }

    @Test func aSiteLeftOutIsTheModelOnTheOthers() throws {
        var question = question
        question.site = "site"
        let table = try table()
        let sites = try question.fit(on: table, running: Running()).sensitivity.sites
        #expect(sites.map(\.site) == ["A", "B", "C", "D"])
        for site in sites {
            let (others, _) = try table.subset(where: try Expression("site != \"\(site.site)\""))
            #expect(others.rowCount == site.people)
            let alone = try #require(question.fit(on: others, running: Running()).effect(.lagged, of: "kindness"))
            let left = try #require(site.indirect)
            #expect(abs(left.estimate - alone.indirect.estimate) < 1e-10)
            #expect(abs((left.interval?.lower ?? .nan) - (alone.indirect.interval?.lower ?? .nan)) < 1e-9)
        }
    }

    @Test func influenceIsTheChangeOfARefit() throws {
        let table = try table()
        let fit = try question.fit(on: table, running: Running())
        let whole = try #require(fit.focus).indirect.estimate
        let influence = try #require(fit.sensitivity.influence)
        for person in influence.largest.prefix(2) {
            let kept = (0..<90).filter { $0 != person.row - 1 }
            let refit = try #require(question.fit(on: table.selecting(rows: kept), running: Running()).focus)
            #expect(abs(refit.indirect.estimate - whole - person.change) < 1e-9)
        }
        #expect(influence.largest.count == 5)
    }

    @Test func expectancyThatExplainsNothingTakesNothingAndOneThatIsTheMechanismTakesItAll() throws {
        let table = try table()
        var chance = RandomStream(seed: 3, stream: 3)
        let noise = Column(name: "noise", numbers: (0..<90).map { _ in chance.normal() })
        let twin = Column(name: "twin", numbers: try table.numbers("m1").map { cell in cell.value.map { $0 + 0.05 * chance.normal() } })
        let wide = try DataTable(columns: table.columns + [noise, twin])
        var question = question
        question.expectancy = ["noise"]
        question.guess = ["twin"]
        let fit = try question.fit(on: wide, running: Running())
        let effect = try #require(fit.focus).indirect.estimate
        func change(_ key: String) throws -> Double {
            try #require(fit.sensitivity.alternatives.first { $0.key == key }?.change).estimate
        }
        #expect(abs(try change("beside_expectancy")) < 0.15 * abs(effect))
        #expect(abs(try change("beside_guess") + effect) < 0.2 * abs(effect))
    }

    /// Two reports that share a method to 30 % of each variance and nothing else: the adjusted path is 0.
    @Test func oneMethodIsTakenOff() throws {
        var chance = RandomStream(seed: 8, stream: 8)
        var columns: [String: [Double]] = ["arm": [], "m": [], "y": [], "marker": []]
        for row in 0..<4000 {
            let arm = Double(row % 2)
            let method = 0.3.squareRoot() * chance.normal()
            columns["arm"]?.append(arm)
            columns["m"]?.append(0.5 * (arm - 0.5) + method + 0.7.squareRoot() * chance.normal())
            columns["y"]?.append(method + 0.7.squareRoot() * chance.normal())
            columns["marker"]?.append(method + 0.7.squareRoot() * chance.normal())
        }
        let table = try DataTable(columns: ["arm", "m", "y", "marker"].map { Column(name: $0, numbers: columns[$0] ?? []) })
        var question = MechanismSpecification(
            exposure: "arm", mechanism: .init(name: "m", late: "m"), outcome: .init(name: "y", late: "y"),
            bootstrap: BootstrapSpecification(resamples: 100, intervals: [.percentile]))
        question.marker = "marker"
        let fit = try question.fit(on: table, running: Running(threads: 2))
        let method = try #require(fit.sensitivity.commonMethod)
        #expect(abs((method.markerShare ?? .nan) - 0.3) < 0.04)
        #expect(abs((method.shareAtZero ?? .nan) - 0.3) < 0.04)
        let adjusted = try #require(fit.sensitivity.alternatives.first { $0.key == "method_of_marker" }?.indirect)
        #expect(abs(adjusted.estimate) < 0.03)
        #expect((fit.focus?.indirect.estimate ?? 0) > 0.1)
        #expect(method.curve.first?.indirect?.estimate == fit.focus?.indirect.estimate)
    }

    @Test func theStatedReliabilityLiesOnItsCurve() throws {
        let planted = Planted(truth: .mediation, people: 150, mechanismReliability: 0.85, outcomeReliability: 0.9)
        let fit = try planted.question(resamples: 50).fit(on: try planted.table(seed: 5), running: Running())
        let curve = try #require(fit.sensitivity.reliability.first { $0.measure == "kindness" })
        #expect(curve.stated == 0.85)
        let point = try #require(curve.points.first { $0.reliability == 0.85 })
        #expect(abs((point.indirect?.estimate ?? .nan) - (fit.focus?.indirect.estimate ?? .nan)) < 1e-10)
        // Less reliable, hence more to correct.
        let steps = curve.points.compactMap { $0.indirect?.estimate.magnitude }
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 > $1 })
    }
}
