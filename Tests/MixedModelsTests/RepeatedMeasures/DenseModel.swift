import RealModule
import Statistics

@testable import MixedModels

/// The model by its formulas, person by person and without any of the engine's short cuts: another
/// way to the same numbers. Derivatives of Σ are differences.
struct DenseModel {
    let data: RepeatedMeasures
    let shape: CovarianceShape
    let isRestricted: Bool

    struct Person {
        let x: Matrix
        let y: Matrix
        let visits: [Int]
        let group: Int
    }

    var people: [Person] {
        (0..<data.persons).compactMap { person in
            let rows = data.outcome.indices.filter { data.person[$0] == person }.sorted { data.visit[$0] < data.visit[$1] }
            guard !rows.isEmpty else { return nil }
            return Person(
                x: data.design.selecting(rows: rows, columns: Array(0..<data.design.columns)),
                y: Matrix(rows: rows.count, columns: 1, elements: rows.map { data.outcome[$0] }),
                visits: rows.map { data.visit[$0] }, group: data.groupOfPerson[person])
        }
    }

    func sigma(_ theta: [Double], _ person: Person) -> Matrix {
        let per = shape.parameterCount
        let value = shape.value(at: theta[(person.group * per)..<((person.group + 1) * per)], second: false)
        var sigma = Matrix(rows: person.visits.count, columns: person.visits.count)
        for a in person.visits.indices {
            for b in person.visits.indices { sigma[a, b] = value.sigma[shape.pairs.index(person.visits[a], person.visits[b])] }
        }
        return sigma
    }

    /// −log-likelihood, β and Φ.
    func solution(_ theta: [Double]) throws -> (value: Double, beta: Matrix, phi: Matrix) {
        let p = data.design.columns
        var information = Matrix(rows: p, columns: p)
        var right = Matrix(rows: p, columns: 1)
        var gram = information
        var logarithms = 0.0
        for person in people {
            let inverse = try required(sigma(theta, person).inversePositiveDefinite)
            information = information + person.x.transposedTimes(inverse.inverse * person.x)
            right = right + person.x.transposedTimes(inverse.inverse * person.y)
            gram = gram + person.x.transposedTimes(person.x)
            logarithms += inverse.logDeterminant
        }
        let (phi, logInformation) = try required(information.inversePositiveDefinite)
        let beta = phi * right
        var squares = 0.0
        for person in people {
            let rest = person.y - person.x * beta
            let inverse = try required(sigma(theta, person).inversePositiveDefinite).inverse
            squares += (rest.transposedTimes(inverse * rest))[0, 0]
        }
        let count = Double(data.outcome.count - (isRestricted ? p : 0))
        let twice = count * Double.log(2 * Double.pi) + logarithms + squares + (isRestricted ? logInformation : 0)
        return (twice / 2, beta, phi)
    }

    /// Φ_A by sums over people, h and j.
    func kenwardRoger(_ theta: [Double], w: Matrix, second: Bool) throws -> Matrix {
        let p = data.design.columns
        let count = theta.count
        let phi = try solution(theta).phi
        func moved(_ h: Int, _ by: Double, _ j: Int = 0, _ other: Double = 0) -> [Double] {
            var result = theta
            result[h] += by
            result[j] += other
            return result
        }
        var ps = [Matrix](repeating: Matrix(rows: p, columns: p), count: count)
        var sum = Matrix(rows: p, columns: p)
        for person in people {
            let v = try required(sigma(theta, person).inversePositiveDefinite).inverse
            let e = 1e-4
            let derivatives = (0..<count).map { h in
                (sigma(moved(h, e), person) - sigma(moved(h, -e), person)).scaled(by: 1 / (2 * e))
            }
            for h in 0..<count {
                let left = v * derivatives[h] * v
                ps[h] = ps[h] - person.x.transposedTimes(left * person.x)
                for j in 0..<count {
                    let q = person.x.transposedTimes(left * derivatives[j] * v * person.x)
                    sum = sum + q.scaled(by: w[h, j])
                    guard second else { continue }
                    let up = sigma(moved(h, e, j, e), person) - sigma(moved(h, e, j, -e), person)
                    let down = sigma(moved(h, -e, j, e), person) - sigma(moved(h, -e, j, -e), person)
                    let mixed = (up - down).scaled(by: 1 / (4 * e * e))
                    let r = person.x.transposedTimes(v * mixed * v * person.x)
                    sum = sum - r.scaled(by: w[h, j] / 4)
                }
            }
        }
        for h in 0..<count {
            for j in 0..<count { sum = sum - (ps[h] * phi * ps[j]).scaled(by: w[h, j]) }
        }
        return phi + (phi * sum * phi).scaled(by: 2)
    }

    private struct NotDefinite: Error {}

    private func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw NotDefinite() }
        return value
    }
}
