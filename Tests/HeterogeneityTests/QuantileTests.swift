import Statistics
import Testing
import TrialStatistics

@testable import Heterogeneity

@Suite("Quantiles") struct QuantileTests {
    /// The least loss over all lines through as many rows as there are coefficients: where a solution must lie.
    private func bruteForce(_ design: Matrix, _ y: [Double], _ tau: Double, _ weights: [Double]?) -> Double {
        let problem = CheckLoss(design: design, response: y)
        var best = Double.infinity
        let n = design.rows
        for a in 0..<n {
            for b in 0..<a {
                for c in 0..<b {
                    let rows = design.selecting(rows: [a, b, c], columns: [0, 1, 2])
                    guard let beta = rows.solving([y[a], y[b], y[c]]) else { continue }
                    best = min(best, problem.loss(beta, tau, weights))
                }
            }
        }
        return best
    }

    @Test("The descent reaches the least loss of all bases, with weights and with ties", arguments: 0..<12)
    func exact(_ trial: Int) throws {
        var stream = RandomStream(seed: 9, stream: UInt64(trial))
        let n = 22
        var design = Matrix(rows: n, columns: 3)
        var y = [Double](repeating: 0, count: n)
        var weights = [Double](repeating: 1, count: n)
        for row in 0..<n {
            design[row, 0] = 1
            design[row, 1] = Double(row % 2)
            design[row, 2] = trial % 3 == 0 ? Double(stream.index(below: 4)) : 50 + 10 * stream.normal()
            y[row] = trial % 2 == 0 ? Double(stream.index(below: 6)) : 3 * stream.normal() + 0.2 * design[row, 2]
            if trial > 5 { weights[row] = Double(stream.index(below: 3)) }
        }
        let problem = CheckLoss(design: design, response: y)
        for tau in [0.1, 0.25, 0.5, 0.9] {
            let found = try problem.minimise(tau, weights: weights)
            let loss = problem.loss(found.coefficients, tau, weights)
            #expect(abs(loss - bruteForce(design, y, tau, weights)) < 1e-7, "\(tau)")
        }
    }

    static func table(_ values: [(arm: Int, y: Double)]) throws -> DataTable {
        try DataTable(columns: [
            Column(name: "arm", content: .categorical(levels: ["a", "b"], codes: values.map(\.arm))),
            Column(name: "y", numbers: values.map(\.y)),
        ])
    }

    @Test("Without covariates the effect is the difference of the arms' quantiles")
    func differences() throws {
        var stream = RandomStream(seed: 2, stream: 0)
        let first = (0..<41).map { _ in stream.normal() }
        let second = (0..<41).map { _ in 2 + 2 * stream.normal() }
        let table = try Self.table(first.map { (0, $0) } + second.map { (1, $0) })
        let fit = try QuantileEffects(outcome: "y", group: "arm", resamples: 0).fit(on: table, running: Running())
        let sorted = (first.sorted(), second.sorted())
        for (tau, name) in [(0.1, "q10"), (0.5, "q50"), (0.9, "q90")] {
            let place = Int((41 * tau).rounded(.down))
            let value = fit.results["arms", "b", "quantiles", name, "est"]?.number ?? .nan
            #expect(abs(value - (sorted.1[place] - sorted.0[place])) < 1e-9)
        }
    }

    @Test("A difference in spread is told from a shift, a shift from none")
    func equality() throws {
        var rejected = (spread: 0, shift: 0)
        for repetition in 0..<30 {
            var stream = RandomStream(seed: 3, stream: UInt64(repetition))
            var spread: [(arm: Int, y: Double)] = []
            var shift: [(arm: Int, y: Double)] = []
            for person in 0..<160 {
                let z = stream.normal()
                spread.append((person % 2, person % 2 == 1 ? 2.5 * z : z))
                shift.append((person % 2, person % 2 == 1 ? z + 1 : z))
            }
            let specification = QuantileEffects(outcome: "y", group: "arm", quantiles: [0.1, 0.3, 0.5, 0.7, 0.9], resamples: 200)
            func p(_ values: [(arm: Int, y: Double)]) throws -> Double {
                try specification.fit(on: Self.table(values), running: Running(threads: 2)).results["arms", "b", "equal_at_all", "p"]?.number ?? 1
            }
            if try p(spread) <= 0.05 { rejected.spread += 1 }
            if try p(shift) <= 0.05 { rejected.shift += 1 }
        }
        #expect(rejected.spread >= 25)
        #expect(rejected.shift <= 5)
    }

    @Test("An empty arm, and a column twice, get a sentence; the same seed gives the same on any threads")
    func edges() throws {
        let one = try Self.table((0..<10).map { (0, Double($0)) })
        #expect(throws: TrialError.self) { _ = try QuantileEffects(outcome: "y", group: "arm").fit(on: one, running: Running()).account }
        let table = try Self.table((0..<40).map { ($0 % 2, Double(($0 * 7) % 11)) })
        let specification = QuantileEffects(outcome: "y", group: "arm", resamples: 60)
        #expect(try specification.fit(on: table, running: Running(threads: 1)) == specification.fit(on: table, running: Running(threads: 3)))
        let same = try Self.table((0..<40).map { ($0 % 2, 3.0) })
        #expect(try specification.fit(on: same, running: Running()).results["arms", "b", "quantiles", "q50", "est"]?.number == 0)
    }
}
