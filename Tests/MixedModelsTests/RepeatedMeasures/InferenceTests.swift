import Statistics
import Testing

@testable import MixedModels

@Suite struct InferenceTests {
    @Test(arguments: [CovarianceStructure.us, .cs, .csh, .ar1h, .toep, .adh]) func kenwardRogerIsThatOfTheFormula(_ structure: CovarianceStructure) throws {
        for groups in structure == .us ? [1] : [1, 2] {
            let data = SimulatedVisits.measures(persons: 24, visits: 3, groups: groups, seed: 8)
            let estimate = try data.fit(structure, methods: [.kenwardRoger, .kenwardRogerLinear])
            let dense = DenseModel(data: data, shape: CovarianceShape(structure, visits: 3), isRestricted: true)
            let w = try #require(estimate.thetaCovariance)
            for (found, second) in [(estimate.adjusted, true), (estimate.adjustedLinear, false)] {
                let adjusted = try #require(found)
                let expected = try dense.kenwardRoger(estimate.theta, w: w, second: second)
                for index in adjusted.elements.indices {
                    #expect(abs(adjusted.elements[index] - expected.elements[index]) < 1e-6 * (1 + abs(expected.elements[index])))
                }
            }
            #expect(estimate.adjusted != estimate.adjustedLinear)
        }
    }

    /// W from differences of the gradient, the slope of c'Φc from differences of Φ.
    @Test(arguments: [CovarianceStructure.us, .ar1]) func satterthwaiteIsThatOfTheFormula(_ structure: CovarianceStructure) throws {
        let data = SimulatedVisits.measures(persons: 30, visits: 3, seed: 9)
        let estimate = try data.fit(structure)
        let dense = DenseModel(data: data, shape: CovarianceShape(structure, visits: 3), isRestricted: true)
        let c: [Double] = [1, 20, 0.5, 0, 1, 0.5]
        let e = 1e-4
        let slope = try estimate.theta.indices.map { h -> Double in
            var (high, low) = (estimate.theta, estimate.theta)
            high[h] += e
            low[h] -= e
            let up = try dense.solution(high).phi.quadraticForm(c)
            let down = try dense.solution(low).phi.quadraticForm(c)
            return (up - down) / (2 * e)
        }
        let solution = try dense.solution(estimate.theta)
        let v = solution.phi.quadraticForm(c)
        let w = try #require(estimate.thetaCovariance)
        let part = estimate.combination(c)
        #expect(abs(part.variance - v) < 1e-8 * v)
        let expected: Double = 2 * v * v / w.quadraticForm(slope)
        #expect(abs(try #require(part.df) - expected) < 1e-5)
        for index in c.indices { #expect(abs(estimate.beta[index] - solution.beta.elements[index]) < 1e-8) }
    }

    @Test func oneVisitIsLeastSquares() throws {
        let data = SimulatedVisits.measures(persons: 40, visits: 1, missing: 0.1, seed: 10)
        let n = data.outcome.count
        let gram = data.design.transposedTimes(data.design)
        let inverse = try #require(gram.inversePositiveDefinite).inverse
        let beta = inverse * data.design.transposedTimes(Matrix(rows: n, columns: 1, elements: data.outcome))
        let fitted = data.design * beta
        var squares = 0.0
        for row in 0..<n {
            let rest = data.outcome[row] - fitted.elements[row]
            squares += rest * rest
        }
        let variance = squares / Double(n - 3)
        for structure in CovarianceStructure.allCases {
            let estimate = try data.fit(structure, methods: DegreesMethod.allCases)
            #expect(abs(estimate.covariances[0][0, 0] - variance) < 1e-9 * variance)
            for index in 0..<3 {
                var c = [0.0, 0, 0]
                c[index] = 1
                let part = estimate.combination(c)
                #expect(abs(part.estimate - beta.elements[index]) < 1e-9)
                #expect(abs(part.variance - variance * inverse[index, index]) < 1e-10)
                #expect(abs(try #require(part.df) - Double(n - 3)) < 1e-6)
                // Nothing is to be adjusted: Φ is linear in the one variance.
                #expect(abs(try #require(estimate.adjustedLinear)[index, index] - part.variance) < 1e-10)
            }
        }
    }

    @Test func sandwichIsThatOfTheFormula() throws {
        let data = SimulatedVisits.measures(persons: 30, visits: 3, seed: 11)
        let estimate = try data.fit(.ar1)
        let dense = DenseModel(data: data, shape: CovarianceShape(.ar1, visits: 3), isRestricted: true)
        let solution = try dense.solution(estimate.theta)
        var middle = Matrix(rows: 6, columns: 6)
        for person in dense.people {
            let v = try #require(dense.sigma(estimate.theta, person).inversePositiveDefinite).inverse
            let score = person.x.transposedTimes(v * (person.y - person.x * solution.beta))
            middle = middle + score.timesTransposed(score)
        }
        let expected = solution.phi * middle * solution.phi
        for index in expected.elements.indices { #expect(abs(estimate.sandwich.elements[index] - expected.elements[index]) < 1e-9) }
    }

    @Test func orderOfRowsAndPeopleDoesNotMatter() throws {
        let data = SimulatedVisits.measures(persons: 30, visits: 3, seed: 12)
        let order = Array((0..<data.outcome.count).reversed())
        let turned = RepeatedMeasures(
            design: data.design.selecting(rows: order, columns: Array(0..<6)), outcome: order.map { data.outcome[$0] },
            person: order.map { data.person[$0] }, visit: order.map { data.visit[$0] }, persons: 30, visits: 3)
        let (one, other) = (try data.fit(.us), try turned.fit(.us))
        #expect(one.beta == other.beta && one.phi == other.phi && one.logLikelihood == other.logLikelihood)
    }
}
