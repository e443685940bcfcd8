import Statistics

/// Which variable, if any, is a combination of those before it.
struct Collinearity {
    private let variable: String?
    private let others: [String]

    init(_ covariance: Matrix, _ names: [String]) {
        let size = covariance.rows
        let scale = covariance.diagonal.map { $0 > 0 ? $0.squareRoot() : 1 }
        var found: Int?
        var lower = Matrix(rows: size, columns: size)
        search: for row in 0..<size {
            for column in 0...row {
                var value = covariance[row, column] / (scale[row] * scale[column])
                for inner in 0..<column { value -= lower[row, inner] * lower[column, inner] }
                if row == column {
                    guard value > 1e-10 else {
                        found = row
                        break search
                    }
                    lower[row, row] = value.squareRoot()
                } else {
                    lower[row, column] = value / lower[column, column]
                }
            }
        }
        guard let found else {
            (variable, others) = (nil, [])
            return
        }
        var weights = (0..<found).map { lower[found, $0] }
        for row in stride(from: found - 1, through: 0, by: -1) {
            for inner in (row + 1)..<max(found, row + 1) { weights[row] -= lower[inner, row] * weights[inner] }
            weights[row] /= lower[row, row]
        }
        variable = names[found]
        let largest = weights.map(\.magnitude).max() ?? 0
        others = weights.indices.filter { weights[$0].magnitude > 1e-4 * largest }.map { names[$0] }
    }

    /// nil where none is.
    func sentence(_ place: String) -> String? {
        guard let variable else { return nil }
        return "The covariance matrix of the variables\(place) is not positive definite: \(variable) is a combination of \(others.joined(separator: ", ")). Leave one of them out."
    }
}
