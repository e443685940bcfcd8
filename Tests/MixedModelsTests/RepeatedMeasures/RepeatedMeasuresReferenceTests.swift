import Statistics
import Testing

@testable import MixedModels

/// Against nlme::gls; script and output: `Reference/gls.R`, `Reference/gls.txt`. Standard errors
/// there carry 6 digits of its stopping rule.
@Suite struct RepeatedMeasuresReferenceTests {
    /// The rows of the script: intercept, base, arm, t, arm:t.
    private static func data(visits: Int) -> RepeatedMeasures {
        var state = 20_240_607.0
        func uniform() -> Double {
            state = (16807 * state).truncatingRemainder(dividingBy: 2_147_483_647)
            return state / 2_147_483_647
        }
        var rows: [Double] = []
        var outcome: [Double] = []
        var person: [Int] = []
        var visit: [Int] = []
        for i in 0..<40 {
            let arm = Double(i % 2)
            let base = 20 + 8 * uniform()
            let level = 3 * uniform()
            var carried = 0.0
            for t in 0..<20 {
                carried = 0.5 * carried + 2 * (uniform() - 0.5)
                let isLost = uniform() < 0.15
                guard !isLost, t < visits else { continue }
                let time = Double(t)
                let mean = 5 + 0.4 * base - 0.1 * time - 0.05 * arm * time
                rows += [1, base, arm, time, arm * time]
                outcome.append(mean + level + carried * (1 + time / 20))
                person.append(i)
                visit.append(t)
            }
        }
        return RepeatedMeasures(
            design: Matrix(rows: outcome.count, columns: 5, elements: rows), outcome: outcome, person: person,
            visit: visit, persons: 40, visits: visits)
    }

    struct Expected: Sendable {
        let structure: CovarianceStructure
        let visits: Int
        let isRestricted: Bool
        let logLikelihood: Double
        let beta: [Double]
        let errors: [Double]
    }

    private static let expected: [Expected] = [
        .init(
            structure: .ar1, visits: 20, isRestricted: true, logLikelihood: -944.890939463842,
            beta: [5.7818315100875, 0.4283105581342, -0.0424884784282, -0.0752411048384, -0.0619524184280],
            errors: [1.1273576475444, 0.0465510618848, 0.3499553117315, 0.0205805006764, 0.0290141401469]),
        .init(
            structure: .cs, visits: 20, isRestricted: false, logLikelihood: -974.66619404583,
            beta: [5.4444279407531, 0.4479081903190, -0.2024400397231, -0.0897962203156, -0.0463040862479],
            errors: [1.55623793355314, 0.06516330911376, 0.32089024729739, 0.00850171475277, 0.01191464981107]),
        .init(
            structure: .csh, visits: 4, isRestricted: true, logLikelihood: -168.185185355714,
            beta: [5.2049292901606, 0.4481255218863, 0.0665349750608, -0.0327934530835, -0.1320216805501],
            errors: [1.5202173053407, 0.0636506214896, 0.3178021528755, 0.0600343112061, 0.0836081161123]),
        .init(
            structure: .us, visits: 4, isRestricted: false, logLikelihood: -155.739304324089,
            beta: [5.5241164337914, 0.4352439291678, 0.0937299465183, -0.0422064097465, -0.1133312909414],
            errors: [1.4948273079028, 0.0625841330001, 0.3123485784220, 0.0636668316750, 0.0890506788573]),
    ]

    /// `Reference/joint.R`, `Reference/joint.txt`; degrees of freedom there are by differences.
    @Test func jointTestAgrees() throws {
        let data = Self.data(visits: 4)
        var rows: [Double] = []
        for row in 0..<data.outcome.count {
            let arm = data.design[row, 2]
            rows += [1, data.design[row, 1], arm]
            for visit in 1..<4 { rows.append(data.visit[row] == visit ? 1 : 0) }
            for visit in 1..<4 { rows.append(data.visit[row] == visit ? arm : 0) }
        }
        let factors = RepeatedMeasures(
            design: Matrix(rows: data.outcome.count, columns: 9, elements: rows), outcome: data.outcome,
            person: data.person, visit: data.visit, persons: 40, visits: 4)
        let estimate = try factors.fit(.cs)
        let test = try #require(estimate.jointTest("arm:visit", (6..<9).map { column in (0..<9).map { $0 == column ? 1 : 0 } }))
        #expect(test.df1 == 3)
        #expect(abs(test.f - 1.65038326) < 1e-5)
        #expect(abs(try #require(test.df2) - 99.78767849) < 1e-2)
        #expect(abs(try #require(test.p) - 0.1826308584) < 1e-5)
    }

    @Test func rowsAreThoseOfTheScript() {
        let data = Self.data(visits: 20)
        #expect(data.outcome.count == 696)
        #expect(abs(data.outcome.reduce(0, +) - 10478.5896103131) < 1e-8)
    }

    @Test(arguments: 0..<4) func fitsAgree(_ index: Int) throws {
        let expected = Self.expected[index]
        let estimate = try Self.data(visits: expected.visits).fit(expected.structure, isRestricted: expected.isRestricted)
        #expect(estimate.isConverged)
        // Not below the other program's maximum, and not above it by more than it stops short.
        #expect(estimate.logLikelihood > expected.logLikelihood - 1e-9)
        #expect(estimate.logLikelihood < expected.logLikelihood + 1e-6)
        // gls divides by n − p in the standard errors of ML.
        let rows = Double(estimate.rows)
        let factor = expected.isRestricted ? 1 : (rows / (rows - 5)).squareRoot()
        for column in 0..<5 {
            let error = expected.errors[column]
            #expect(abs(estimate.beta[column] - expected.beta[column]) < 1e-4 * error)
            #expect(abs(estimate.phi[column, column].squareRoot() * factor - error) < 1e-4 * error)
        }
    }
}
