import CNumerics
import RealModule
package import Statistics

/// The cells' probabilities under a correlation ρ, and their derivatives.
///
/// With F the bivariate distribution function at all pairs of thresholds, 0 and the margins beyond
/// them, a cell has π = F(a, b) − F(a', b) − F(a, b') + F(a', b'), a' and b' its lower thresholds;
/// ∂F/∂ρ is the bivariate density φ₂ (Olsson 1979).
package struct PolychoricGrid {
    let rows: [Double]
    let columns: [Double]
    private let rowShares: [Double]
    private let columnShares: [Double]
    private(set) var correlation = 0.0
    /// (r + 1) × (c + 1), with F at the upper thresholds of each cell; row and column 0 would be 0
    /// and are left out.
    private var inner: [Double]
    private var lower: [Double]
    private var density: [Double]
    private var curvature: [Double]
    /// π, ∂π/∂ρ and ∂²π/∂ρ² of each cell, row by row.
    package private(set) var probability: [Double]
    private(set) var first: [Double]
    private var second: [Double]

    let height: Int
    let width: Int

    /// - Parameters: thresholds, rising.
    package init(rows: [Double], columns: [Double]) {
        self.rows = rows
        self.columns = columns
        height = rows.count + 1
        width = columns.count + 1
        rowShares = rows.map { Normal.standard.cdf($0) } + [1]
        columnShares = columns.map { Normal.standard.cdf($0) } + [1]
        inner = Array(repeating: 0, count: rows.count * columns.count)
        lower = Array(repeating: 0, count: height * width)
        density = lower
        curvature = lower
        probability = lower
        first = lower
        second = lower
    }

    /// No probability is taken to be smaller.
    static let least = 1e-14

    package mutating func move(to rho: Double) {
        correlation = rho
        inner.withUnsafeMutableBufferPointer {
            cn_bivariate_normal_grid(rows, rows.count, columns, columns.count, rho, $0.baseAddress)
        }
        let rest = (1 - rho) * (1 + rho)
        let scale = 1 / (2 * Double.pi * rest.squareRoot())
        for row in 0..<height {
            for column in 0..<width {
                let cell = row * width + column
                if row < rows.count, column < columns.count {
                    let x = rows[row]
                    let y = columns[column]
                    let squares = x * x + y * y
                    let form = (squares - 2 * rho * x * y) / rest
                    let phi = scale * Double.exp(-form / 2)
                    lower[cell] = inner[row * columns.count + column]
                    density[cell] = phi
                    // ∂ log φ₂/∂ρ.
                    let turned = rho + x * y - rho * form
                    curvature[cell] = phi * turned / rest
                } else {
                    lower[cell] = row == rows.count ? columnShares[column] : rowShares[row]
                }
            }
        }
        difference(lower, &probability)
        difference(density, &first)
        difference(curvature, &second)
        for cell in probability.indices where probability[cell] < Self.least { probability[cell] = Self.least }
    }

    private func difference(_ from: [Double], _ to: inout [Double]) {
        for row in 0..<height {
            for column in 0..<width {
                let cell = row * width + column
                var value = from[cell]
                if row > 0 { value -= from[cell - width] }
                if column > 0 { value -= from[cell - 1] }
                if row > 0, column > 0 { value += from[cell - width - 1] }
                to[cell] = value
            }
        }
    }

    /// Σ n ∂ log π/∂ρ, and a positive curvature: the observed information, or the sum of squared
    /// scores where that is not positive.
    package func slope(_ counts: Matrix) -> (Double, information: Double) {
        var sum = 0.0
        var squares = 0.0
        var bend = 0.0
        let n = counts.elements
        for cell in n.indices where n[cell] != 0 {
            let score = first[cell] / probability[cell]
            sum += n[cell] * score
            squares += n[cell] * score * score
            bend += n[cell] * second[cell] / probability[cell]
        }
        let observed = squares - bend
        return (sum, observed > 1e-3 * squares ? observed : max(squares, 1e-12))
    }

    /// ∂π/∂τ of the row threshold `index` for the cells of row `index`, by column; the cells of the
    /// next row have the opposite: φ(τ) [Φ((b − ρτ)/√(1 − ρ²)) − Φ((b' − ρτ)/√(1 − ρ²))].
    func byRowThreshold(_ index: Int) -> [Double] { Self.slice(at: rows[index], others: columns, correlation) }

    func byColumnThreshold(_ index: Int) -> [Double] { Self.slice(at: columns[index], others: rows, correlation) }

    private static func slice(at tau: Double, others: [Double], _ rho: Double) -> [Double] {
        let root = ((1 - rho) * (1 + rho)).squareRoot()
        let phi = Normal.standard.density(tau)
        var values: [Double] = []
        values.reserveCapacity(others.count + 1)
        var before = 0.0
        for other in others {
            let here = Normal.standard.cdf((other - rho * tau) / root)
            values.append(phi * (here - before))
            before = here
        }
        values.append(phi * (1 - before))
        return values
    }
}
