import Statistics

/// y = β₀ + β₁a + z'γ + a m'δ, a = ±1/2, columns standardised on the rows of the fit, with a penalty nλ|δ|².
struct BenefitRidge: Sendable {
    /// Of the arm: benefit at the means.
    let effect: Double
    /// Of the moderators, for a standard deviation.
    let interactions: [Double]
    let constant: Double
    let slopes: [Double]
    let means: [Double]
    let sds: [Double]
    let penalty: Double

    func benefit(_ data: BenefitData, _ row: Int) -> Double {
        var sum = effect
        for index in interactions.indices { sum += interactions[index] * (data.columns[index][row] - means[index]) / sds[index] }
        return sum
    }

    /// What the moderators alone add, around the means of all people: the same zero in every part left out.
    func deviation(_ data: BenefitData, _ row: Int, centers: [Double]) -> Double {
        var sum = 0.0
        for index in interactions.indices { sum += interactions[index] * (data.columns[index][row] - centers[index]) / sds[index] }
        return sum
    }

    /// The penalty that leaves benefit alike for all.
    var isLevel: Bool { penalty >= (BenefitData.penalties.last ?? .infinity) }

    func fitted(_ data: BenefitData, _ row: Int) -> Double {
        var sum = constant + (Double(data.arm[row]) - 0.5) * benefit(data, row)
        for index in slopes.indices { sum += slopes[index] * (data.columns[index][row] - means[index]) / sds[index] }
        return sum
    }
}

extension BenefitData {
    /// λ from hardly any to so much that benefit is alike for all.
    static let penalties: [Double] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 1e9]

    /// Sums of squares and products of the rows, standardised, with the outcome.
    struct Products: Sendable {
        var cross: Matrix
        var right: [Double]
        let means: [Double]
        let sds: [Double]
        let rows: Int
    }

    func products(rows: [Int]) -> Products {
        let width = 2 + columns.count + moderatorColumns
        var means: [Double] = []
        var sds: [Double] = []
        let n = Double(max(rows.count, 1))
        for column in columns {
            var sum = 0.0
            for row in rows { sum += column[row] }
            let mean = sum / n
            var squares = 0.0
            for row in rows { squares += (column[row] - mean) * (column[row] - mean) }
            let sd = (squares / n).squareRoot()
            means.append(mean)
            sds.append(sd > 1e-12 * max(mean.magnitude, 1e-300) ? sd : 1)
        }
        var cross = Matrix(rows: width, columns: width)
        var right = [Double](repeating: 0, count: width)
        var x = [Double](repeating: 1, count: width)
        for row in rows {
            let a = Double(arm[row]) - 0.5
            x[1] = a
            for index in columns.indices { x[2 + index] = (columns[index][row] - means[index]) / sds[index] }
            for index in 0..<moderatorColumns { x[2 + columns.count + index] = a * x[2 + index] }
            let y = outcome[row]
            for first in 0..<width {
                right[first] += x[first] * y
                for second in 0...first { cross[first, second] += x[first] * x[second] }
            }
        }
        for first in 0..<width { for second in 0..<first { cross[second, first] = cross[first, second] } }
        return Products(cross: cross, right: right, means: means, sds: sds, rows: rows.count)
    }

    func ridge(_ products: Products, penalty: Double) -> BenefitRidge {
        var cross = products.cross
        let n = Double(products.rows)
        let first = 2 + columns.count
        for index in 0..<cross.rows { cross[index, index] += 1e-9 * n }
        // The interactions have a variance of about 1/4 beside the other columns' 1.
        for index in first..<cross.rows { cross[index, index] += 0.25 * n * penalty }
        let solved = Cholesky(cross, tolerance: 1e-15)?.solve(products.right) ?? [Double](repeating: 0, count: cross.rows)
        return BenefitRidge(
            effect: solved[1], interactions: Array(solved[first...]), constant: solved[0], slopes: Array(solved[2..<first]), means: products.means,
            sds: products.sds, penalty: penalty)
    }

    func ridge(rows: [Int], penalty: Double) -> BenefitRidge { ridge(products(rows: rows), penalty: penalty) }

    /// The penalty with which people left out are predicted best.
    func penalty(rows: [Int], folds count: Int, seed: UInt64, stream: UInt64) -> Double {
        let fold = folds(count, rows: rows, seed: seed, stream: stream | 1 << 63)
        var errors = [Double](repeating: 0, count: Self.penalties.count)
        for left in 0..<count {
            let training = rows.filter { fold[$0] != left }
            let products = products(rows: training)
            for (place, penalty) in Self.penalties.enumerated() {
                let model = ridge(products, penalty: penalty)
                for row in rows where fold[row] == left {
                    let error = outcome[row] - model.fitted(self, row)
                    errors[place] += error * error
                }
            }
        }
        var best = errors.count - 1
        for place in errors.indices.reversed() where errors[place] < errors[best] { best = place }
        return Self.penalties[best]
    }
}
