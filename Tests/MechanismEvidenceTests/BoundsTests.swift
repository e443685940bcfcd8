import MechanismEvidence
import Mechanisms
import Statistics
import Testing

/// What a sensitivity says does not depend on units, and no bound is told as more than it is.
@Suite struct BoundsTests {
    private let planted = Planted(truth: .mediation)

    @Test func theEValueDoesNotDependOnTheUnitOfTheExposure() throws {
        let table = try planted.table(seed: 21)
        func changed(_ change: (Int, Double) -> Double) throws -> EValue {
            let arms = try table.numbers("arm").enumerated().map { change($0.offset, $0.element.value ?? 0) }
            let columns = table.columns.map { $0.name == "arm" ? Column(name: "arm", numbers: arms) : $0 }
            let fit = try planted.question(resamples: 100).fit(on: try DataTable(columns: columns), running: Running())
            return try #require(fit.sensitivity.eValue)
        }
        let plain = try changed { $1 }
        let dose = try changed { 100 * $1 }
        #expect(plain.estimate > 1.5)
        #expect(abs(plain.estimate - dose.estimate) < 1e-9 && abs((plain.limit ?? 0) - (dose.limit ?? 9)) < 1e-9)
        #expect(plain.isOfTwoValues && dose.contrast == 100)
        let hours = try changed { row, arm in arm + Double(row % 5) }
        let minutes = try changed { row, arm in 60 * (arm + Double(row % 5)) }
        #expect(!hours.isOfTwoValues && abs(hours.estimate - minutes.estimate) < 1e-9)
    }

    /// Scales that overlap little by little cannot share a large method: the curve ends early.
    @Test func aCurveThatEndsEarlySaysHowFarItWent() throws {
        let fit = try planted.question(resamples: 100).fit(on: try planted.table(seed: 21), running: Running())
        let method = try #require(fit.sensitivity.commonMethod)
        let first = method.curve.first { $0.indirect == nil }?.share
        let end = try #require(first)
        #expect(abs(method.lookedAt - (end - 0.05)) < 1e-9)
        guard method.shareAtZero == nil else { return }
        guard case .missing(let reason)? = fit.results["sensitivity", "one_method", "share_at_zero"] else {
            Issue.record("not missing")
            return
        }
        #expect(!reason.contains("0.6") && reason.contains("cannot be one method"))
    }

    @Test func theFewestPeopleAreABound() throws {
        let fit = try planted.question(resamples: 100).fit(on: try planted.table(seed: 21), running: Running())
        let words = fit.tables.flatMap(\.rows).compactMap { row -> String? in
            guard case .text(let text)? = row.first else { return nil }
            return text
        }
        #expect(words.contains { $0.hasPrefix("At most so many people") })
        #expect(!words.contains { $0.hasPrefix("Fewest") })
    }

    /// A covariate of four regions that are the sites: without any one of them three contrasts are one too many.
    @Test func aCovariateThatFollowsTheSiteLeavesEverySiteOut() throws {
        let table = try planted.table(seed: 21)
        let sites: [String?] = (0..<90).map { ["A", "B", "C", "D"][($0 / 2) % 4] }
        let wide = try DataTable(columns: table.columns + [Column(name: "site", categories: sites), Column(name: "region", categories: sites)])
        var question = planted.question(resamples: 100)
        question.site = "site"
        question.covariates = ["region"]
        let left = try question.fit(on: wide, running: Running()).sensitivity.sites
        #expect(left.map(\.site) == ["A", "B", "C", "D"])
        for site in left {
            let (others, _) = try wide.subset(where: try Expression("site != \"\(site.site)\""))
            let alone = try question.fit(on: others, running: Running()).effect(.lagged, of: "kindness")
            #expect(abs((site.indirect?.estimate ?? .nan) - (alone?.indirect.estimate ?? 0)) < 1e-9, "\(site.site)")
        }
    }
}
