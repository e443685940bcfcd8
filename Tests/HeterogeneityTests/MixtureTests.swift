import Foundation
import Heterogeneity
import Statistics
import Testing
import TrialStatistics

@Suite("Components of change") struct MixtureTests {
    static func table(_ repetition: Int, n: Int, gap: Double, share: [Double]) throws -> DataTable {
        var stream = RandomStream(seed: 12, stream: UInt64(repetition))
        var codes: [Int?] = []
        var values: [Double?] = []
        for person in 0..<n {
            let arm = person % 2
            codes.append(arm)
            values.append((stream.chance(share[arm]) ? gap : 0) + stream.normal() - 1)
        }
        return try DataTable(columns: [
            Column(name: "arm", content: .categorical(levels: ["a", "b"], codes: codes)), Column(name: "change", numbers: values),
        ])
    }

    static let specification = MixtureOfChange(outcome: "change", group: "arm", components: 3, starts: 5, resamples: 39)

    @Test("Two parts five standard deviations apart are found, with each arm's share")
    func found() throws {
        let fit = try Self.specification.fit(on: Self.table(1, n: 240, gap: 5, share: [0.1, 0.4]), running: Running(threads: 2))
        #expect(fit.results["chosen"]?.number == 2)
        #expect(fit.results["is_clear"]?.number == 1)
        #expect(abs((fit.results["components", "2", "mean"]?.number ?? 0) - 4) < 0.5)
        #expect(abs((fit.results["components", "2", "arms", "a", "share"]?.number ?? 0) - 0.1) < 0.08)
        #expect(abs((fit.results["components", "2", "arms", "b", "share"]?.number ?? 0) - 0.4) < 0.12)
        #expect((fit.results["models", "k2", "p"]?.number ?? 1) <= 0.05)
        #expect((fit.results["certainty"]?.number ?? 0) > 0.95)
        #expect(fit.warnings.contains { $0.contains("change for the worse") && $0.contains("change for the better") })
    }

    @Test("One spread is one component")
    func one() throws {
        var single = 0
        for repetition in 0..<20 {
            var specification = Self.specification
            specification.resamples = 0
            let fit = try specification.fit(on: Self.table(repetition, n: 120, gap: 0, share: [0, 0]), running: Running(threads: 2))
            if fit.results["chosen"]?.number == 1 { single += 1 }
        }
        #expect(single >= 19)
    }

    @Test("One component has the likelihood of a normal distribution, in closed form")
    func closedForm() throws {
        let table = try Self.table(3, n: 60, gap: 2, share: [0.3, 0.3])
        let values = try table.numbers("change").compactMap(\.value)
        let mean = values.reduce(0, +) / 60
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 60
        var likelihood = 0.0
        for value in values { likelihood += Normal(mean: mean, standardDeviation: variance.squareRoot()).map { log($0.density(value)) } ?? 0 }
        var specification = Self.specification
        specification.resamples = 0
        let found = try specification.fit(on: table, running: Running()).results["models", "k1", "log_likelihood"]?.number ?? 0
        #expect(abs(found - likelihood) < 1e-8)
    }

    @Test("A direction is told only where the interval of the mean leaves out 0, and best only where the number is clear")
    func words() throws {
        for repetition in 0..<12 {
            let fit = try Self.specification.fit(on: Self.table(repetition, n: 60, gap: 2.2, share: [0.3, 0.3]), running: Running(threads: 2))
            #expect(!fit.warnings.contains { $0.contains("little change") })
            if fit.results["is_clear"]?.number == 0 { #expect(!fit.warnings.contains { $0.contains("best") }) }
            let parts = Int(fit.results["chosen"]?.number ?? 0)
            for part in 1...max(parts, 1) {
                let lower = try #require(fit.results["components", "\(part)", "ci_lower"]?.number)
                let upper = try #require(fit.results["components", "\(part)", "ci_upper"]?.number)
                if lower <= 0, upper >= 0 { #expect(fit.warnings.contains { $0.contains("direction not told") }) }
            }
        }
        var level = Self.specification
        level.resamples = 0
        let table = try Self.table(2, n: 40, gap: 0, share: [0, 0])
        let moved = try DataTable(columns: table.columns.map { column in
            column.name == "change" ? Column(name: "change", numbers: try table.numbers("change").map { $0.value.map { $0 + 0.95 } }) : column
        })
        let one = try level.fit(on: moved, running: Running())
        #expect(one.results["chosen"]?.number == 1)
        #expect(one.warnings.contains { $0.contains("direction not told") })
    }

    @Test("No spread is a sentence; a lone value far away does not make a part of no width")
    func edges() throws {
        let flat = try DataTable(columns: [Column(name: "change", numbers: [Double?](repeating: 2, count: 20))])
        var specification = MixtureOfChange(outcome: "change", resamples: 0)
        #expect(throws: TrialError.self) { _ = try specification.fit(on: flat, running: Running()).account }
        specification.variances = .free
        let far = try DataTable(columns: [Column(name: "change", numbers: (0..<20).map { $0 == 7 ? 1000 : Double($0 % 5) })])
        let sds = try specification.fit(on: far, running: Running()).results["components", "1", "sd"]?.number ?? 0
        #expect(sds > 0.1)
    }

    @Test("The same seed gives the same on any number of threads")
    func threads() throws {
        let table = try Self.table(4, n: 80, gap: 4, share: [0.2, 0.3])
        #expect(try Self.specification.fit(on: table, running: Running(threads: 1)) == Self.specification.fit(on: table, running: Running(threads: 3)))
    }
}
