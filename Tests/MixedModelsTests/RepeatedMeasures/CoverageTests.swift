import Foundation
import RealModule
import Statistics
import Testing

@testable import MixedModels

/// How often the 95 % interval of the difference between arms at the last of five visits holds the
/// truth: 90 people, unstructured covariance, one in five lost on the way.
///
/// The table of `Documentation/Methods/MMRM.md` is this with 10,000 trials and the same seed:
/// `MAITRI_COVERAGE_TRIALS=10000 swift test -c release --filter CoverageTests`.
struct CoverageSimulation {
    let trials: Int
    let seed: UInt64

    struct Outcome {
        var fitted = 0
        var covered: [DegreesMethod: Int] = [:]
        var width: [DegreesMethod: Double] = [:]
    }

    static let truth = -3.0

    func run() throws -> Outcome {
        var outcome = Outcome()
        for trial in 0..<trials {
            guard let estimate = try? Self.trial(seed, UInt64(trial)).fit(.us, methods: DegreesMethod.allCases), estimate.isConverged
            else { continue }
            outcome.fitted += 1
            // arm + arm at visit 5.
            var c = [Double](repeating: 0, count: estimate.beta.count)
            c[2] = 1
            c[10] = 1
            let part = estimate.combination(c)
            guard let df = part.df, let reach = StudentT(df: df)?.quantile(0.975) else { continue }
            for method in DegreesMethod.allCases {
                let variance = method == .satterthwaite ? part.variance : estimate.covariance(method)?.quadraticForm(c) ?? .nan
                let half = reach * variance.squareRoot()
                if abs(part.estimate - Self.truth) <= half { outcome.covered[method, default: 0] += 1 }
                outcome.width[method, default: 0] += 2 * half
            }
        }
        return outcome
    }

    /// y = 10 + base/2 − t − arm·3t/5 + e, e with correlation 0.7^lag and rising variances.
    static func trial(_ seed: UInt64, _ number: UInt64) -> RepeatedMeasures {
        var random = RandomStream(seed: seed, stream: number)
        var rows: [Double] = []
        var outcome: [Double] = []
        var person: [Int] = []
        var visit: [Int] = []
        for i in 0..<90 {
            let arm = Double(i % 2)
            let base = 24 + 5 * random.normal()
            // A constant chance of leaving between visits that loses one in five by the last.
            let stay = Double.pow(0.8, 0.25)
            var carried = random.normal()
            for t in 0..<5 {
                if t > 0 {
                    if random.uniform() >= stay { break }
                    carried = 0.7 * carried + (1 - 0.49).squareRoot() * random.normal()
                }
                let time = Double(t + 1)
                rows += [1, base, arm]
                for other in 1..<5 { rows.append(other == t ? 1 : 0) }
                for other in 1..<5 { rows.append(other == t ? arm : 0) }
                let mean = 10 + 0.5 * base - time + arm * truth * time / 5
                outcome.append(mean + carried * (4 + time).squareRoot())
                person.append(i)
                visit.append(t)
            }
        }
        return RepeatedMeasures(
            design: Matrix(rows: outcome.count, columns: 11, elements: rows), outcome: outcome, person: person,
            visit: visit, persons: 90, visits: 5)
    }
}

@Suite struct CoverageTests {
    /// 600 trials, unless the environment asks for more: within four standard errors of 0.95.
    @Test func intervalsHoldTheTruthAsOftenAsTheySay() throws {
        let asked = ProcessInfo.processInfo.environment["MAITRI_COVERAGE_TRIALS"].flatMap { Int($0) }
        let trials = asked ?? 600
        let outcome = try CoverageSimulation(trials: trials, seed: 2026).run()
        #expect(outcome.fitted == trials)
        let margin = 4 * (0.95 * 0.05 / Double(trials)).squareRoot() + (asked == nil ? 0 : 0.005)
        for method in DegreesMethod.allCases {
            let share = Double(outcome.covered[method] ?? 0) / Double(trials)
            #expect(abs(share - 0.95) < margin, "\(method) \(share)")
            if asked != nil { print(method.rawValue, share, (outcome.width[method] ?? 0) / Double(trials)) }
        }
    }
}
