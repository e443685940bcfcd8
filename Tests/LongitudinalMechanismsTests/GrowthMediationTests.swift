import LongitudinalMechanisms
import Mechanisms
import Statistics
import Testing

@Suite struct GrowthMediationTests {
    private func specification(_ mediator: [Int] = [1, 2, 3, 4], _ outcome: [Int] = [1, 2, 3, 4]) -> GrowthMediationSpecification {
        var specification = GrowthMediationSpecification(
            exposure: "arm", mediator: mediator.map { "sc\($0)" }, outcome: outcome.map { "dep\($0)" })
        specification.isRandomized = true
        return specification
    }

    private func fit(_ specification: GrowthMediationSpecification) throws -> GrowthMediationFit {
        try specification.fit(on: ReferenceValues.table("../../../Examples/over-time.csv"), running: Running(threads: 2))
    }

    @Test func parallelGrowthIsThatOfLavaan() throws {
        let results = try fit(specification()).results
        for (path, name) in [("exposure_to_mediator", "sm~arm"), ("mediator_to_outcome", "sy~sm"), ("direct", "sy~arm")] {
            #expect(agree(results.at("\(path).est"), try ReferenceValues.value("growth \(name)", 0), 1e-3), "\(name)")
            #expect(agree(results.at("\(path).se"), try ReferenceValues.value("growth \(name)", 1), 1e-3), "\(name)")
            #expect(agree(results.at("\(path).std"), try ReferenceValues.value("growth \(name)", 2), 1e-3), "\(name)")
        }
        for (path, name) in [("indirect", "indirect:=a*b"), ("total", "total:=cp+a*b")] {
            #expect(agree(results.at("\(path).est"), try ReferenceValues.value("growth \(name)", 0), 1e-3))
            #expect(agree(results.at("\(path).se"), try ReferenceValues.value("growth \(name)", 1), 1e-3))
        }
        for name in ["chisq", "df", "cfi", "rmsea", "logl", "npar"] {
            #expect(agree(results.at("fit.\(name)"), try ReferenceValues.value("growth \(name)")), "\(name)")
        }
    }

    @Test func earlyGrowthAndALaterValueAreThatOfLavaan() throws {
        var later = specification([1, 2, 3], [4])
        later.covariates = ["dep1"]
        let fit = try fit(later)
        for (path, name) in [("exposure_to_mediator", "sm~arm"), ("mediator_to_outcome", "dep4~sm"), ("direct", "dep4~arm"), ("indirect", "indirect:=a*b")] {
            #expect(agree(fit.results.at("\(path).est"), try ReferenceValues.value("later \(name)", 0), 1e-3), "\(name)")
            #expect(agree(fit.results.at("\(path).se"), try ReferenceValues.value("later \(name)", 1), 1e-3), "\(name)")
        }
        let lower = try #require(fit.results.at("indirect.mc_lower"))
        let upper = try #require(fit.results.at("indirect.mc_upper"))
        #expect(lower < fit.indirect.estimate && fit.indirect.estimate < upper)
    }

    /// x moves m before its first occasion by 1 and nothing later; y follows m.
    private func movedBefore(_ seed: UInt64) throws -> DataTable {
        var columns = [[Double?]](repeating: [], count: 5)
        for person in 0..<400 {
            var stream = RandomStream(seed: seed, stream: UInt64(person))
            let x = Double(person % 2)
            let level = x + stream.normal()
            let slope = 0.3 * stream.normal()
            var row = [x]
            for occasion in 0..<3 { row.append(level + slope * Double(occasion) + 0.4 * stream.normal()) }
            row.append(level + 2 * slope + 0.5 * stream.normal())
            for (place, value) in row.enumerated() { columns[place].append(value) }
        }
        return try DataTable(columns: zip(["x", "m1", "m2", "m3", "y"], columns).map { Column(name: $0, numbers: $1) })
    }

    @Test func whatRunsOverTheInitialLevelsIsInTheTotalAndSaid() throws {
        let table = try movedBefore(1)
        let fit = try GrowthMediationSpecification(exposure: "x", mediator: ["m1", "m2", "m3"], outcome: ["y"]).fit(on: table, running: Running())
        let y = try table.numbers("y").compactMap(\.value)
        func mean(_ arm: Int) -> Double { (0..<400).filter { $0 % 2 == arm }.reduce(0) { $0 + y[$1] } / 200 }
        // The difference of means is what the exposure does in all; at equal initial levels nothing is left.
        #expect(agree(fit.results.at("total_with_initial_levels.est"), mean(1) - mean(0), 1e-2))
        #expect((try #require(fit.results.at("total.est"))).magnitude < 0.3)
        #expect(fit.warnings.contains { $0.contains("at its first occasion already") })
        let labels = fit.tables[0].rows.compactMap { if case .text(let text) = $0[0] { text } else { nil } }
        #expect(labels.contains { $0.hasSuffix("at equal initial levels") } && labels.contains { $0.contains("in all, over the initial levels too") })
    }

    @Test func aFirstOccasionAfterDayZeroIsSaid() throws {
        var late = specification([2, 3, 4], [4])
        late.outcome = ["dep4"]
        let measured = MeasuredDays(day: { name in name.last.flatMap { Int(String($0)) }.map { ($0 - 1) * 28 } })
        let fit = try fit(late.dated(by: measured))
        #expect(fit.warnings.contains { $0.contains("what it had done by then") })
    }

    @Test func oneImprovementInBothIsAlwaysNamed() throws {
        for plan in [specification(), specification([1, 2, 3], [4])] {
            let fit = try fit(plan)
            #expect(fit.warnings.contains { $0.contains("One improvement that shows in both") })
            #expect(fit.tables[0].notes.contains { $0.contains("analysis: mechanism") })
        }
    }

    @Test func theTimeOfTheSlopesDecidesTheBadge() throws {
        @Sendable func days(_ name: String) -> Int? { name.last.flatMap { Int(String($0)) }.map { ($0 - 1) * 28 } }
        let measured = MeasuredDays(day: days)
        #expect(specification().dated(by: measured).timing == .together)
        #expect(specification([1, 2, 3], [4]).dated(by: measured).timing == .before)
        #expect(specification([2, 3, 4], [1]).dated(by: measured).timing == .after)
        #expect(specification().timing == .unknown)
        let recalled = MeasuredDays(day: days, isRecalled: { _ in true })
        #expect(specification().dated(by: recalled).timing == .recalled)
        let parallel = try fit(specification().dated(by: measured))
        #expect(parallel.warnings.contains { $0.contains("not ordered") })
        #expect(parallel.badge == .randomizedOnly)
        #expect(parallel.results.at("design.is_ordered") == 0)
        // Slopes a week: 28 days are four.
        let whole = try fit(specification())
        #expect(agree(parallel.results.at("exposure_to_mediator.est"), try #require(whole.results.at("exposure_to_mediator.est")) / 4, 1e-3))
    }

    @Test func theBootstrapFitsTheWholeModelAgain() throws {
        var drawn = specification([1, 2, 3], [4])
        drawn.covariates = ["dep1"]
        drawn.bootstrap = BootstrapSpecification(resamples: 60, intervals: [.percentile])
        let fit = try fit(drawn)
        let one = try #require(fit.results.at("bootstrap.indirect.percentile_type7.lower"))
        let other = try #require(fit.results.at("bootstrap.indirect.percentile_type7.upper"))
        #expect(one < fit.indirect.estimate && fit.indirect.estimate < other)
        #expect(try self.fit(drawn).results == fit.results)
    }

    @Test func whatCannotBeFittedIsASentence() throws {
        #expect(specification([1, 2], [1, 2, 3]).faults.first?.contains("three occasions") == true)
        #expect(specification([1, 2, 3], [1, 2]).faults.first?.contains("one later column") == true)
        var times = specification()
        times.mediatorTimes = [0, 2, 1, 3]
        #expect(times.faults.first?.contains("do not rise") == true)
        #expect(throws: LongitudinalError.self) { try fit(times) }
    }
}
