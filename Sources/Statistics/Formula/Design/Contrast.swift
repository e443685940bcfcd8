import RealModule

/// How the levels of a factor become columns; the names are R's (Chambers and Hastie 1992, section 2.3).
public enum Contrast: String, Hashable, Sendable, CaseIterable {
    /// Each level against the first: 0/1 columns. The default.
    case treatment
    /// Each level but the last against the mean of all: 1, and −1 for the last.
    case sum
    /// Each level against the mean of those before it.
    case helmert
    /// Orthogonal polynomials over levels that stand at equal distances.
    case polynomial

    /// One row a level, one column fewer than levels; and what the columns are called.
    func table(_ levels: [String]) -> (values: Matrix, names: [String]) {
        let count = levels.count
        guard count > 1 else { return (Matrix(rows: count, columns: 0), []) }
        var values = Matrix(rows: count, columns: count - 1)
        switch self {
        case .treatment:
            for column in 1..<count { values[column, column - 1] = 1 }
            return (values, Array(levels.dropFirst()))
        case .sum:
            for column in 0..<(count - 1) {
                values[column, column] = 1
                values[count - 1, column] = -1
            }
            return (values, (1..<count).map { "\($0)" })
        case .helmert:
            for column in 0..<(count - 1) {
                for row in 0...column { values[row, column] = -1 }
                values[column + 1, column] = Double(column + 1)
            }
            return (values, (1..<count).map { "\($0)" })
        case .polynomial:
            let basis = OrthogonalPolynomial(fitting: (1...count).map { Double($0) }, degree: count - 1)
            for row in 0..<count {
                for (column, value) in basis.values(at: Double(row + 1)).enumerated() { values[row, column] = value }
            }
            return (values, (1..<count).map { $0 <= 3 ? [".L", ".Q", ".C"][$0 - 1] : "^\($0)" })
        }
    }

    /// A 0/1 column for every level.
    static func full(_ levels: [String]) -> (values: Matrix, names: [String]) { (.identity(levels.count), levels) }
}
