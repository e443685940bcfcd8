import LongitudinalMechanisms
import Mechanisms
import Statistics
import StructuralEquations
import Testing

@Suite struct CrossLaggedTests {
    private static func specification(_ occasions: Int = 4) -> CrossLaggedSpecification {
        CrossLaggedSpecification(mechanism: (1...occasions).map { "sc\($0)" }, outcome: (1...occasions).map { "dep\($0)" })
    }

    private static let days = MeasuredDays(day: { name in name.last.flatMap { Int(String($0)) }.map { $0 * 28 } })

    private func fit(_ change: (inout CrossLaggedSpecification) -> Void = { _ in }, occasions: Int = 4) throws -> CrossLaggedFit {
        var specification = Self.specification(occasions)
        change(&specification)
        return try specification.dated(by: Self.days).fit(on: ReferenceValues.table("../../../Examples/over-time.csv"), running: Running(threads: 2))
    }

    @Test func randomInterceptsWithEqualLagsAreThoseOfLavaan() throws {
        let fit = try fit()
        let results = fit.results
        for (path, name) in [
            ("within.mechanism_to_outcome", "wy2~wm1"), ("within.outcome_to_mechanism", "wm2~wy1"), ("within.mechanism_on_itself", "wm2~wm1"),
            ("within.outcome_on_itself", "wy2~wy1"),
        ] {
            #expect(agree(results.at("\(path).est"), try ReferenceValues.value("ri_equal \(name)", 0)))
            #expect(agree(results.at("\(path).se"), try ReferenceValues.value("ri_equal \(name)", 1)))
        }
        for (path, name) in [("each_lag.m1_y2", "wy2~wm1"), ("each_lag.m3_y4", "wy4~wm3"), ("each_lag.y1_m2", "wm2~wy1")] {
            #expect(agree(results.at("\(path).std"), try ReferenceValues.value("ri_equal \(name)", 2)))
            #expect(agree(results.at("\(path).std_se"), try ReferenceValues.value("ri_equal \(name)", 3)))
        }
        #expect(agree(results.at("between.correlation.est"), try ReferenceValues.value("ri_equal RIm~~RIy", 2)))
        #expect(agree(results.at("between.correlation.se"), try ReferenceValues.value("ri_equal RIm~~RIy", 3)))
        #expect(agree(results.at("same_occasion.t1.est"), try ReferenceValues.value("ri_equal wm1~~wy1", 2)))
        #expect(agree(results.at("same_occasion.t3.se"), try ReferenceValues.value("ri_equal wm3~~wy3", 3)))
        for name in ["chisq", "df", "cfi", "tli", "rmsea", "logl", "npar", "aic"] {
            #expect(agree(results.at("fit.\(name)"), try ReferenceValues.value("ri_equal \(name)")), "\(name)")
        }
    }

    @Test func freeLagsAndTheModelWithoutInterceptsStandBeside() throws {
        let results = try fit().results
        #expect(agree(results.at("free_lags.fit.chisq"), try ReferenceValues.value("ri_free chisq")))
        let difference = try ReferenceValues.value("ri_equal chisq") - ReferenceValues.value("ri_free chisq")
        #expect(agree(results.at("equal_lags.chisq"), difference, 1e-3))
        #expect(results.at("equal_lags.df") == 8)
        #expect(agree(results.at("classical.lagged.mechanism_to_outcome.est"), try ReferenceValues.value("classical_equal dep2~sc1")))
        #expect(agree(results.at("classical.fit.chisq"), try ReferenceValues.value("classical_equal chisq")))
        let free = try fit { $0.lags = .free }.results
        #expect(agree(free.at("each_lag.m3_y4.est"), try ReferenceValues.value("ri_free wy4~wm3")))
        #expect(agree(free.at("each_lag.y3_m4.std_se"), try ReferenceValues.value("ri_free wm4~wy3", 3)))
        let means = try ["m1_y2", "m2_y3", "m3_y4"].map { try #require(free.at("each_lag.\($0).est")) }
        #expect(agree(free.at("within.mechanism_to_outcome.est"), means.reduce(0, +) / 3, 1e-9))
    }

    @Test func anExposureActsOnWhatLastsAndOnWhatIsNew() throws {
        let fit = try fit { $0.exposure = "arm"; $0.isRandomized = true }
        let results = fit.results
        #expect(agree(results.at("within.mechanism_to_outcome.est"), try ReferenceValues.value("ri_arm wy2~wm1")))
        #expect(agree(results.at("exposure.intercepts_mechanism.est"), try ReferenceValues.value("ri_arm RIm~arm")))
        #expect(agree(results.at("exposure.m2.se"), try ReferenceValues.value("ri_arm wm2~arm", 1)))
        #expect(agree(results.at("indirect.m2_y3.est"), try ReferenceValues.value("ri_arm through_m2")))
        #expect(agree(results.at("indirect.m2_y3.se"), try ReferenceValues.value("ri_arm through_m2", 1)))
        let (lower, upper) = (try #require(results.at("indirect.m2_y3.mc_lower")), try #require(results.at("indirect.m2_y3.mc_upper")))
        #expect(agree(lower, try #require(results.at("indirect.m2_y3.ci_lower")), 0.15))
        #expect(upper < 0)
        #expect(results.at("design.is_randomized") == 1)
        #expect(fit.badge == .randomizedOrdered)
    }

    @Test func plantedLagsAreReadInTheirDirection() throws {
        let fit = try fit()
        #expect(fit.order == .mechanismFirst)
        #expect(fit.results.at("goes_before.mechanism") == 1)
        #expect(fit.results.at("goes_before.outcome") == 0)
        #expect(fit.tables[0].notes[0] .hasPrefix("Within people, sc went before dep, and the other direction is not shown."))
        var turned = CrossLaggedSpecification(mechanism: (1...4).map { "dep\($0)" }, outcome: (1...4).map { "sc\($0)" })
        turned = turned.dated(by: Self.days)
        #expect(try turned.fit(on: ReferenceValues.table("../../../Examples/over-time.csv"), running: Running()).order == .outcomeFirst)
    }

    /// Lags but nothing that lasts: where the variance of what lasts comes out negative, no order is told.
    @Test func aSolutionThatIsNotAdmissibleTellsNoOrder() throws {
        var inadmissible = 0
        for seed in 0..<8 {
            var columns = [[Double?]](repeating: [], count: 6)
            for person in 0..<150 {
                var stream = RandomStream(seed: UInt64(seed), stream: UInt64(person))
                var (x, y) = (stream.normal(), stream.normal())
                for occasion in 0..<3 {
                    (x, y) = (0.5 * x + 0.8 * stream.normal(), 0.3 * y + 0.4 * x + 0.8 * stream.normal())
                    columns[occasion].append(x)
                    columns[3 + occasion].append(y)
                }
            }
            let table = try DataTable(columns: zip(["sc1", "sc2", "sc3", "dep1", "dep2", "dep3"], columns).map { Column(name: $0, numbers: $1) })
            let fit = try Self.specification(3).dated(by: Self.days).fit(on: table, running: Running())
            let results = fit.results
            if results.at("between.mechanism_share") == nil || results.at("between.outcome_share") == nil {
                inadmissible += 1
                #expect(fit.order == .notTold)
                #expect(results.at("goes_before.mechanism") == 0 && results.at("goes_before.outcome") == 0)
                #expect(fit.tables[0].notes[0].contains("not admissible"))
            }
        }
        #expect(inadmissible > 0)
    }

    @Test func anOrderCarriesTheLimitOfUnequalReliability() throws {
        let fit = try fit()
        #expect(fit.tables[0].notes[0].contains("the less reliable one looks like the follower"))
        #expect(fit.warnings.contains { $0.contains("Error of measurement is not taken out") })
    }

    @Test func withoutDaysNoOrderIsRead() throws {
        let fit = try Self.specification().fit(on: ReferenceValues.table("../../../Examples/over-time.csv"), running: Running())
        #expect(fit.order == .timeNotStated)
        #expect(fit.warnings.contains { $0.contains("does not state the days") })
        #expect(fit.results.at("design.is_ordered") == 0)
        let unequal = MeasuredDays(day: { ["1": 0, "2": 28, "3": 56, "4": 365][String($0.suffix(1))] })
        let uneven = try Self.specification().dated(by: unequal).fit(on: ReferenceValues.table("../../../Examples/over-time.csv"), running: Running())
        #expect(uneven.warnings.contains { $0.contains("28, 28, 309 days") })
    }

    @Test func withTwoOccasionsWithinAndBetweenCannotBeParted() throws {
        let fit = try fit(occasions: 2)
        #expect(fit.warnings.contains { $0.contains("cannot be parted") })
        #expect(fit.results["within"] == nil)
        #expect(agree(fit.results.at("lagged.mechanism_to_outcome.est"), try ReferenceValues.value("classical_two dep2~sc1")))
        #expect(agree(fit.results.at("each_lag.y1_m2.std_se"), try ReferenceValues.value("classical_two sc2~dep1", 3)))
    }

    @Test func whatCannotBeFittedIsASentence() throws {
        func sentence(_ specification: CrossLaggedSpecification, _ table: DataTable) -> String {
            do {
                _ = try specification.fit(on: table, running: Running())
                return ""
            } catch { return "\(error)" }
        }
        let panel = try ReferenceValues.table("../../../Examples/over-time.csv")
        #expect(sentence(.init(mechanism: ["sc1", "sc2"], outcome: ["dep1"]), panel).contains("2 columns"))
        #expect(sentence(.init(mechanism: ["sc1", "sc2", "sc2"], outcome: ["dep1", "dep2", "dep3"]), panel).contains("two places"))
        #expect(sentence(.init(mechanism: ["sc1", "sc2", "sc9"], outcome: ["dep1", "dep2", "dep3"]), panel).contains("sc9"))
        let few = panel.selecting(rows: [0, 1, 2])
        #expect(!sentence(Self.specification(), few).isEmpty)
        let flat = try DataTable(columns: panel.columns.map { column in
            column.name == "sc2" ? Column(name: "sc2", numbers: [Double?](repeating: 3, count: panel.rowCount)) : column
        })
        #expect(sentence(Self.specification(), flat).contains("sc2"))
        let empty = try DataTable(columns: panel.columns.map { Column(name: $0.name, numbers: [Double?](repeating: nil, count: panel.rowCount)) })
        #expect(!sentence(Self.specification(), empty).isEmpty)
    }
}
