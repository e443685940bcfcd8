/// A column of a design that says nothing new.
public struct DesignDependence: Hashable, Sendable, CustomStringConvertible {
    public let column: String
    /// The columns before it that it is a combination of; empty when it is 0 in every row.
    public let on: [String]

    public init(column: String, on: [String]) {
        self.column = column
        self.on = on
    }

    public var description: String {
        guard !on.isEmpty else {
            return "The column \"\(column)\" of the model is 0 in every row that takes part: nothing can be estimated from it. Leave its term out, or check the rows."
        }
        if on == [LeastSquares.interceptName] {
            return "The column \"\(column)\" of the model has the same value in all rows that take part: it cannot be told from the intercept. Leave its term out, or check the rows."
        }
        return "The column \"\(column)\" of the model says nothing that \(quotedList(on)) \(on.count == 1 ? "does" : "do") not say already (it is an exact combination): leave one of their terms out, or check for combinations of categories that no row has."
    }
}

extension DesignMatrix {
    /// Every column that is a combination of those before it; empty when X has full rank.
    ///
    /// What the other columns leave of such a column is no longer than 1e-7 times the whole, after
    /// the mean is taken off where there is an intercept: the measure of R's `lm`, made safe for
    /// columns with a large mean.
    public var dependences: [DesignDependence] {
        var space = ColumnSpace(hasIntercept: schema.hasIntercept)
        guard !isClearlyIndependent else { return [] }
        var found: [DesignDependence] = []
        for column in 0..<columns {
            if let on = space.add(matrix.column(column), at: column) {
                found.append(DesignDependence(column: names[column], on: on.map { names[$0] }))
            }
        }
        return found
    }

    /// - Throws: ``FormulaError`` with a sentence for each column that says nothing new.
    public func requireFullRank() throws(FormulaError) {
        let found = dependences
        guard found.isEmpty else { throw FormulaError(found.map { .init($0.description) }) }
    }

    /// Whether the correlations of the columns settle it: every pivot of their Cholesky factor is
    /// far from 0.
    private var isClearlyIndependent: Bool {
        let first = schema.hasIntercept ? 1 : 0
        let width = columns - first
        guard rows > columns, width > 0 else { return false }
        var means = [Double](repeating: 0, count: columns)
        if schema.hasIntercept {
            for row in 0..<rows { for column in 1..<columns { means[column] += matrix[row, column] } }
            for column in 1..<columns { means[column] /= Double(rows) }
        }
        var centered = Matrix(rows: rows, columns: width)
        for row in 0..<rows {
            for column in 0..<width { centered[row, column] = matrix[row, column + first] - means[column + first] }
        }
        var products = centered.transposedTimes(centered)
        let lengths = products.diagonal.map { $0.squareRoot() }
        for column in 0..<width {
            let whole = (lengths[column] * lengths[column] + Double(rows) * means[column + first] * means[column + first]).squareRoot()
            guard lengths[column] > 1e-6 * whole else { return false }
        }
        for row in 0..<width {
            for column in 0..<width { products[row, column] /= lengths[row] * lengths[column] }
        }
        return Cholesky(products, tolerance: 1e-8) != nil
    }
}

/// The span of columns met so far, by orthogonalisation done twice (Golub and Van Loan 2013, section 5.2).
private struct ColumnSpace {
    let hasIntercept: Bool
    private var kept: [Int] = []
    private var lengths: [Double] = []
    private var means: [Double] = []
    private var directions: [[Double]] = []
    /// Of each kept column its coordinates along the directions, the last its own.
    private var coordinates: [[Double]] = []
    private var intercept: Int?

    init(hasIntercept: Bool) { self.hasIntercept = hasIntercept }

    /// - Returns: nil when the column is new, and then it is kept; else the columns it combines.
    mutating func add(_ values: [Double], at column: Int) -> [Int]? {
        if hasIntercept, intercept == nil {
            intercept = column
            return nil
        }
        let mean = hasIntercept ? LeastSquares.mean(values) : 0
        let size = values.reduce(0) { max($0, $1.magnitude) }
        var rest = values.map { $0 - mean }
        let whole = dot(rest, rest).squareRoot()
        guard whole > 1e-12 * size * Double(max(values.count, 1)).squareRoot() else {
            return size > 0 ? [intercept].compactMap { $0 } : []
        }
        var along = [Double](repeating: 0, count: directions.count)
        for _ in 0..<2 {
            for (index, direction) in directions.enumerated() {
                let part = dot(direction, rest)
                along[index] += part
                for row in rest.indices { rest[row] -= part * direction[row] }
            }
        }
        let length = dot(rest, rest).squareRoot()
        guard length <= 1e-7 * whole else {
            directions.append(rest.map { $0 / length })
            coordinates.append(along + [length])
            kept.append(column)
            lengths.append(whole)
            means.append(mean)
            return nil
        }
        return combination(along, whole, mean, size)
    }

    private func combination(_ along: [Double], _ whole: Double, _ mean: Double, _ size: Double) -> [Int] {
        var weights = along
        for index in stride(from: kept.count - 1, through: 0, by: -1) {
            for later in (index + 1)..<max(kept.count, index + 1) { weights[index] -= coordinates[later][index] * weights[later] }
            weights[index] /= coordinates[index][index]
        }
        var on: [Int] = []
        var constant = mean
        for index in kept.indices {
            constant -= weights[index] * means[index]
            if weights[index].magnitude * lengths[index] > 1e-6 * whole { on.append(kept[index]) }
        }
        if let intercept, constant.magnitude > 1e-6 * size { on.insert(intercept, at: 0) }
        return on
    }
}
