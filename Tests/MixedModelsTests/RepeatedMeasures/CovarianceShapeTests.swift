import RealModule
import Statistics
import Testing

@testable import MixedModels

@Suite struct CovarianceShapeTests {
    private static func theta(_ shape: CovarianceShape) -> [Double] {
        (0..<shape.parameterCount).map { index -> Double in
            let number = Double(index)
            return index < shape.scaleCount ? 0.3 + 0.1 * number : 0.4 - 0.07 * number
        }
    }

    @Test(arguments: CovarianceStructure.allCases, [1, 2, 4]) func derivativesAreThoseOfDifferences(_ structure: CovarianceStructure, _ visits: Int) {
        let shape = CovarianceShape(structure, visits: visits)
        let theta = Self.theta(shape)
        let value = shape.value(at: theta[...], second: true)
        let e = 1e-5
        func moved(_ h: Int, _ by: Double) -> CovarianceValue {
            var other = theta
            other[h] += by
            return shape.value(at: other[...], second: false)
        }
        var second = [Double](repeating: 0, count: shape.pairs.count * theta.count * theta.count)
        for term in value.second {
            #expect(term.h <= term.j)
            second[(term.place * theta.count + term.h) * theta.count + term.j] += term.value
            if term.h != term.j { second[(term.place * theta.count + term.j) * theta.count + term.h] += term.value }
        }
        for h in theta.indices {
            let (up, down) = (moved(h, e), moved(h, -e))
            for place in 0..<shape.pairs.count {
                let slope = (up.sigma[place] - down.sigma[place]) / (2 * e)
                #expect(abs(slope - value.jacobian[place * theta.count + h]) < 1e-8)
                for j in theta.indices {
                    let bend = (up.jacobian[place * theta.count + j] - down.jacobian[place * theta.count + j]) / (2 * e)
                    #expect(abs(bend - second[(place * theta.count + h) * theta.count + j]) < 1e-8)
                }
            }
        }
    }

    @Test func unstructuredIsTheProductOfItsTriangle() {
        let shape = CovarianceShape(.us, visits: 3)
        let theta = [0.1, 0.2, 0.3, 0.5, -0.4, 0.7]
        let d = theta.prefix(3).map { Double.exp($0) }
        let l: [[Double]] = [[1, 0, 0], [0.5, 1, 0], [-0.4, 0.7, 1]]
        let sigma = shape.value(at: theta[...], second: false).sigma
        for place in 0..<6 {
            let (a, b) = (shape.pairs.first[place], shape.pairs.second[place])
            var product = 0.0
            for c in 0..<3 { product += l[a][c] * l[b][c] }
            let expected: Double = d[a] * d[b] * product
            #expect(abs(sigma[place] - expected) < 1e-14)
        }
    }

    @Test func structuresHaveTheirPattern() {
        func correlation(_ structure: CovarianceStructure, _ a: Int, _ b: Int) -> Double {
            let shape = CovarianceShape(structure, visits: 4)
            let sigma = shape.value(at: Self.theta(shape)[...], second: false).sigma
            let (i, j) = (sigma[shape.pairs.place(a, a)], sigma[shape.pairs.place(b, b)])
            return sigma[shape.pairs.place(a, b)] / (i * j).squareRoot()
        }
        for structure in [CovarianceStructure.cs, .csh] { #expect(abs(correlation(structure, 0, 1) - correlation(structure, 1, 3)) < 1e-14) }
        for structure in [CovarianceStructure.ar1, .ar1h] {
            #expect(abs(correlation(structure, 0, 3) - Double.pow(correlation(structure, 1, 2), 3)) < 1e-14)
        }
        for structure in [CovarianceStructure.toep, .toeph] {
            #expect(abs(correlation(structure, 0, 2) - correlation(structure, 1, 3)) < 1e-14)
            #expect(abs(correlation(structure, 0, 1) - correlation(structure, 0, 2)) > 0.01)
        }
        for structure in [CovarianceStructure.ad, .adh] {
            let chain = correlation(structure, 0, 1) * correlation(structure, 1, 2) * correlation(structure, 2, 3)
            #expect(abs(correlation(structure, 0, 3) - chain) < 1e-14)
            #expect(abs(correlation(structure, 0, 1) - correlation(structure, 1, 2)) > 0.01)
        }
    }

    @Test(arguments: CovarianceStructure.allCases) func startIsNearItsOwnKind(_ structure: CovarianceStructure) {
        let shape = CovarianceShape(structure, visits: 4)
        let theta = Self.theta(shape)
        let sigma = shape.value(at: theta[...], second: false).sigma
        var matrix = Matrix(rows: 4, columns: 4)
        for place in 0..<shape.pairs.count {
            matrix[shape.pairs.first[place], shape.pairs.second[place]] = sigma[place]
            matrix[shape.pairs.second[place], shape.pairs.first[place]] = sigma[place]
        }
        for (found, was) in zip(shape.parameters(near: matrix), theta) { #expect(abs(found - was) < 1e-8) }
    }
}
