import RealModule
import Statistics

/// The model in coordinates in which numbers are harmless: the columns of X orthonormal
/// (X = Q R), y the residual of least squares divided by its standard deviation, each column of Z
/// divided by its root mean square. Estimates are carried back from here.
struct ScaledMixedModel: Sendable {
    let rows: Int
    /// p.
    let coefficients: Int
    /// Rows × (p + 1): Q and the scaled residual.
    let cross: [Double]
    /// R⁻¹, p × p.
    let inverseR: Matrix
    /// log |R|² = log |X'X|.
    let logDeterminantXX: Double
    /// Coefficients of least squares.
    let leastSquares: [Double]
    let outcomeScale: Double
    /// For each factor its random effects, term after term.
    let factors: [ScaledFactor]

    struct ScaledFactor: Sendable {
        let levels: Int
        let codes: [Int]
        /// q.
        let size: Int
        /// Rows × q.
        let columns: [Double]
        /// By which the columns were divided.
        let scales: [Double]
        /// Indices of the terms of the model that make up this factor.
        let terms: [Int]
    }

    init(_ data: MixedModelData) throws(MixedModelError) {
        rows = data.rows
        coefficients = data.design.columns
        let p = coefficients
        guard !data.terms.isEmpty else { throw .noRandomTerm }
        guard rows > p else { throw .tooFewRows(rows: rows, coefficients: p) }
        let (q, r, logDeterminant) = try Self.orthonormal(data.design, data.names)
        inverseR = r
        logDeterminantXX = logDeterminant
        let response = Matrix(rows: rows, columns: 1, elements: data.response)
        var projected = q.transposedTimes(response).elements
        var residual = Self.residual(data.response, q, projected)
        // Once more, for the digits that the first pass lost.
        let again = q.transposedTimes(Matrix(rows: rows, columns: 1, elements: residual)).elements
        residual = Self.residual(residual, q, again)
        for index in 0..<p { projected[index] += again[index] }
        leastSquares = r * projected
        let sum = innerProduct(residual, residual)
        let size = innerProduct(data.response, data.response)
        guard sum > 1e-24 * size, sum > 0, sum.isFinite else { throw .constantOutcome }
        let scale = (sum / Double(rows - p)).squareRoot()
        outcomeScale = scale
        var cross = [Double](repeating: 0, count: rows * (p + 1))
        let elements = q.elements
        for row in 0..<rows {
            for column in 0..<p { cross[row * (p + 1) + column] = elements[row * p + column] }
            cross[row * (p + 1) + p] = residual[row] / scale
        }
        self.cross = cross
        var factors: [ScaledFactor] = []
        for index in data.factors.indices {
            factors.append(try Self.scaled(data, factor: index))
        }
        self.factors = factors
    }

    private static func residual(_ response: [Double], _ q: Matrix, _ coefficients: [Double]) -> [Double] {
        let p = coefficients.count
        let elements = q.elements
        var residual = response
        for row in 0..<residual.count {
            var fitted = 0.0
            for column in 0..<p { fitted += elements[row * p + column] * coefficients[column] }
            residual[row] -= fitted
        }
        return residual
    }

    /// Q and R⁻¹ by two Cholesky factorisations of the Gram matrix
    /// (Yamamoto, Nakatsukasa, Yanagisawa and Fukaya 2015).
    static func orthonormal(
        _ design: Matrix, _ names: [String]
    ) throws(MixedModelError) -> (Matrix, Matrix, Double) {
        let p = design.columns
        var q = design
        var inverse = Matrix.identity(p)
        var logDeterminant = 0.0
        guard p > 0 else { return (q, inverse, 0) }
        for pass in 0..<2 {
            let gram = q.transposedTimes(q)
            var scale = [Double](repeating: 1, count: p)
            for column in 0..<p {
                guard gram[column, column] > 0, gram[column, column].isFinite else { throw .dependent(names[column]) }
                scale[column] = 1 / gram[column, column].squareRoot()
            }
            var lower = Matrix(rows: p, columns: p)
            for column in 0..<p {
                for row in column..<p {
                    var value = gram[row, column] * scale[row] * scale[column]
                    for inner in 0..<column { value -= lower[row, inner] * lower[column, inner] }
                    if row == column {
                        guard value > (pass == 0 ? 1e-13 : 1e-2) else { throw .dependent(names[column]) }
                        lower[row, column] = value.squareRoot()
                    } else {
                        lower[row, column] = value / lower[column, column]
                    }
                }
                logDeterminant += 2 * Double.log(lower[column, column]) - 2 * Double.log(scale[column])
            }
            // Upper triangular D L⁻ᵀ.
            var step = Matrix(rows: p, columns: p)
            for column in 0..<p {
                step[column, column] = 1 / lower[column, column]
                for row in stride(from: column - 1, through: 0, by: -1) {
                    var value = 0.0
                    for inner in (row + 1)...column { value -= lower[inner, row] * step[inner, column] }
                    step[row, column] = value / lower[row, row]
                }
            }
            for row in 0..<p {
                for column in 0..<p { step[row, column] *= scale[row] }
            }
            q = q * step
            inverse = inverse * step
        }
        return (q, inverse, logDeterminant)
    }

    private static func scaled(_ data: MixedModelData, factor index: Int) throws(MixedModelError) -> ScaledFactor {
        let factor = data.factors[index]
        let terms = data.terms.indices.filter { data.terms[$0].factor == index }
        guard factor.levels.count > 1 else { throw .oneLevel(factor: factor.name) }
        var columns: [[Double]] = []
        var scales: [Double] = []
        for term in terms {
            let effects = data.terms[term].names.count * factor.levels.count
            guard effects < data.rows else {
                throw .effectsOutnumberRows(
                    term: data.terms[term].names.joined(separator: ", "), factor: factor.name, effects: effects, rows: data.rows)
            }
            for (name, column) in zip(data.terms[term].names, data.terms[term].columns) {
                let scale = (innerProduct(column, column) / Double(data.rows)).squareRoot()
                guard scale > 0, scale.isFinite else { throw .zeroColumn(term: name, factor: factor.name) }
                columns.append(column)
                scales.append(scale)
            }
        }
        let size = columns.count
        var flat = [Double](repeating: 0, count: data.rows * size)
        for (column, values) in columns.enumerated() {
            let inverse = 1 / scales[column]
            for row in 0..<data.rows { flat[row * size + column] = values[row] * inverse }
        }
        return ScaledFactor(
            levels: factor.levels.count, codes: factor.codes, size: size, columns: flat, scales: scales, terms: terms)
    }
}
