import LongitudinalMechanisms
import Mechanisms
import Statistics
import Testing

/// Whatever the design and the data, some words are never said.
@Suite struct SentenceTests {
    static let forbidden = ["fully mediated", "full mediation", "proves", "proof", "caused by", "causes", "is the mechanism", "proportion mediated", "nan", "inf"]

    static func sentences(_ fit: any AnalysisFit) -> [String] {
        let tables = fit.tables.flatMap { table in
            [table.title] + table.columns + table.notes + table.rows.flatMap { $0.compactMap { cell -> String? in
                switch cell {
                case .text(let text), .missing(let text): text
                default: nil
                }
            } }
        }
        return tables + fit.warnings + fit.pictures.flatMap { [$0.title, $0.caption] }
    }

    static func offences(_ fit: any AnalysisFit) -> [String] {
        sentences(fit).filter { sentence in
            let words = sentence.lowercased().split { !$0.isLetter }.map(String.init)
            let plain = " " + words.joined(separator: " ") + " "
            return forbidden.contains { plain.contains(" \($0) ") }
        }
    }

    private static let days: [MeasuredDays] = [
        MeasuredDays(day: { _ in nil }), MeasuredDays(day: { name in name.last.flatMap { Int(String($0)) }.map { $0 * 28 } }),
        MeasuredDays(day: { name in name.last.flatMap { Int(String($0)) }.map { 500 - $0 * 28 } }),
        MeasuredDays(day: { _ in 7 }), MeasuredDays(day: { _ in 7 }, isRecalled: { _ in true }),
    ]

    @Test func noDesignBringsAForbiddenWordIntoACrossLaggedModel() throws {
        let table = try ReferenceValues.table("../../../Examples/over-time.csv")
        for days in Self.days {
            for (isRandomized, exposure) in [(false, String?.none), (true, "arm"), (false, "arm")] {
                for occasions in [2, 3] {
                    var plan = CrossLaggedSpecification(mechanism: (1...occasions).map { "sc\($0)" }, outcome: (1...occasions).map { "dep\($0)" })
                    plan.exposure = exposure
                    plan.isRandomized = isRandomized
                    plan.monteCarloDraws = 200
                    #expect(Self.offences(try plan.dated(by: days).fit(on: table, running: Running())) == [])
                }
            }
        }
    }

    @Test func noDesignBringsAForbiddenWordIntoGrowthOrClusters() throws {
        let table = try ReferenceValues.table("../../../Examples/over-time.csv")
        for days in Self.days {
            for isRandomized in [true, false] {
                for outcome in [["dep4"], ["dep1", "dep2", "dep3", "dep4"]] {
                    var plan = GrowthMediationSpecification(exposure: "arm", mediator: ["sc1", "sc2", "sc3"], outcome: outcome)
                    plan.isRandomized = isRandomized
                    plan.monteCarloDraws = 200
                    plan = plan.dated(by: days)
                    guard plan.faults.isEmpty else { continue }
                    #expect(Self.offences(try plan.fit(on: table, running: Running())) == [])
                }
                var clusters = ClusterMediationSpecification(exposure: "arm", mediator: "m", outcome: "y", cluster: "site")
                clusters.isRandomized = isRandomized
                clusters.means = isRandomized ? .latent : .observed
                #expect(Self.offences(try clusters.dated(by: days).fit(on: ReferenceValues.table("clusters.csv"), running: Running())) == [])
            }
        }
    }

    @Test func aForbiddenWordWouldBeFound() {
        #expect(Self.forbidden.contains("proves"))
        for order in LagOrder.allCases {
            let sentence = order.sentence(mechanism: "a", outcome: "b", place: "Within people").lowercased()
            #expect(!Self.forbidden.contains { (" " + sentence + " ").contains(" \($0) ") })
        }
    }

    @Test func theSameSeedGivesTheSameResultsOnAnyNumberOfThreads() throws {
        let table = try ReferenceValues.table("../../../Examples/over-time.csv")
        var plan = CrossLaggedSpecification(mechanism: ["sc1", "sc2", "sc3"], outcome: ["dep1", "dep2", "dep3"])
        plan.exposure = "arm"
        plan.monteCarloDraws = 500
        let one = try plan.fit(on: table, running: Running(threads: 1)).results
        let three = try plan.fit(on: table, running: Running(threads: 3)).results
        #expect(one == three)
    }
}
