import Foundation
import Mechanisms
import Statistics
import Testing

@Suite struct TimingBadgeTests {
    @Test func fromTwoDays() {
        #expect(TimingBadge(mediatorDay: 56, outcomeDay: 126) == .before)
        #expect(TimingBadge(mediatorDay: 126, outcomeDay: 126) == .together)
        #expect(TimingBadge(mediatorDay: 126, outcomeDay: 56) == .after)
        #expect(TimingBadge(mediatorDay: nil, outcomeDay: 56) == .unknown)
        #expect(TimingBadge.allCases.filter(\.allowsCausalOrder) == [.before])
    }

    @Test func everyBadgeIsOneSentence() {
        for badge in TimingBadge.allCases {
            #expect(badge.meaning.hasSuffix("."))
            #expect(badge.meaning.count { $0 == "." } == 1)
        }
    }
}

@Suite struct MediationPlanTests {
    @Test func defaultsAreWrittenOut() throws {
        let plan = try JSONDecoder().decode(
            MediationSpecification.self,
            from: Data(#"{"exposure": "x", "mediators": ["m"], "outcome": "y", "bootstrap": {}}"#.utf8))
        #expect(plan.covariates == [] && plan.level == 0.95 && plan.seed == 1)
        #expect(plan.bootstrap == BootstrapSpecification())
        #expect(plan.bootstrap?.resamples == 10_000)
        let again = try JSONDecoder().decode(
            MediationSpecification.self, from: JSONEncoder().encode(plan))
        #expect(again == plan)
    }

    @Test func theLevelNamesTheInterval() throws {
        var specification = plan(resamples: 0)
        let table = try simulatedTrial()
        specification.level = 0.9
        #expect(try specification.fit(on: table).results["product_distribution_ci90", "lower"] != nil)
        specification.level = 0.975
        #expect(try specification.fit(on: table).results["product_distribution_ci97_5", "lower"] != nil)
    }

    @Test func theMiddleOfTheGridIsZero() {
        let grid = MediationSensitivity.grid()
        #expect(grid.count == 19)
        #expect(grid[9] == 0 && grid[9].sign == .plus)
        #expect(grid.first == -0.9 && grid.last == 0.9)
        #expect(MediationSensitivity.grid(from: 0, to: -1, by: 0.1).isEmpty)
    }

    @Test func occasionsWhoseColumnsHaveDifferentDaysTellNoOrder() {
        func timing(_ days: [String: Int]) -> TimingBadge {
            MeasuredDays(day: { days[$0] }).timing(occasions: [["m1", "y1"], ["m2", "y2"]])
        }
        #expect(timing(["m1": 28, "y1": 28, "m2": 84, "y2": 84]) == .before)
        // No lag starts from the last occasion.
        #expect(timing(["m1": 28, "y1": 28, "m2": 84, "y2": 91]) == .before)
        #expect(timing(["m1": 56, "y1": 28, "m2": 84, "y2": 84]) == .together)
        #expect(timing(["m1": 84, "y1": 28, "m2": 56, "y2": 84]) == .after)
    }
}
