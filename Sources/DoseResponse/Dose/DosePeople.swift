import Statistics

/// People with their dose group and covariates, to be drawn again within each dose.
struct DosePeople: Sendable {
    let response: [Double]
    let places: [Int]
    let groups: Int
    /// One array a column, less its mean.
    let covariates: [[Double]]
    private let members: [[Int]]

    init(response: [Double], places: [Int], groups: Int, covariates: [[Double]]) {
        self.response = response
        self.places = places
        self.groups = groups
        self.covariates = covariates.map { column in
            let mean = column.reduce(0, +) / Double(max(column.count, 1))
            return column.map { $0 - mean }
        }
        members = (0..<groups).map { group in places.indices.filter { places[$0] == group } }
    }

    /// A column a dose, then the covariates.
    var design: Matrix {
        var matrix = Matrix(rows: response.count, columns: groups + covariates.count)
        for row in response.indices {
            matrix[row, places[row]] = 1
            for (place, column) in covariates.enumerated() { matrix[row, groups + place] = column[row] }
        }
        return matrix
    }

    static let purpose: UInt64 = 0xD05E

    /// The means of one resample of people within each dose, by normal equations.
    func means(resample: Int, seed: UInt64) throws -> [Double] {
        var stream = RandomStream(seed: seed, stream: UInt64(resample), purpose: Self.purpose)
        let width = groups + covariates.count
        var cross = Matrix(rows: width, columns: width)
        var right = [Double](repeating: 0, count: width)
        for group in 0..<groups {
            let rows = members[group]
            for _ in rows.indices {
                let row = rows[stream.index(below: rows.count)]
                let y = response[row]
                cross[group, group] += 1
                right[group] += y
                for first in covariates.indices {
                    let x = covariates[first][row]
                    cross[groups + first, group] += x
                    right[groups + first] += x * y
                    for second in 0...first { cross[groups + first, groups + second] += x * covariates[second][row] }
                }
            }
        }
        for row in 0..<width { for column in 0..<row { cross[column, row] = cross[row, column] } }
        guard let root = Cholesky(cross, tolerance: 1e-12) else { throw Singular() }
        return Array(root.solve(right).prefix(groups))
    }

    private struct Singular: Error, CustomStringConvertible {
        var description: String { "A covariate does not vary in the resample." }
    }
}
