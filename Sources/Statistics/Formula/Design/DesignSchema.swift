/// Which columns a formula makes of a table: terms × variables, with levels, contrasts and knots.
public struct DesignSchema: Hashable, Sendable {
    public let hasIntercept: Bool
    public let terms: [FormulaTerm]
    /// R's names, for instance `(Intercept)`, `age`, `armlow`, `armlow:visitm3`.
    public private(set) var names: [String] = []
    /// The term of each column: 0 the intercept, 1 the first term.
    public private(set) var assign: [Int] = []
    let variables: [DesignVariable]
    /// For each term its variables by number, and whether each is coded in full.
    let parts: [[Part]]
    /// Means of the numeric columns over the rows, for reference rows.
    let means: [String: Double]
    /// Levels of the factors and of categorical columns within expressions.
    let levels: [String: [String]]

    struct Part: Hashable, Sendable {
        let variable: Int
        let isFull: Bool
    }

    init(
        hasIntercept: Bool, terms: [FormulaTerm], variables: [DesignVariable], means: [String: Double],
        levels: [String: [String]]
    ) {
        self.hasIntercept = hasIntercept
        self.terms = terms
        self.variables = variables
        self.means = means
        self.levels = levels
        parts = Self.coded(terms, variables, hasIntercept)
    }

    /// A factor is coded by contrasts when the rest of its term is in the model too, else in full
    /// (Chambers and Hastie 1992, section 2.4). Without an intercept the first main effect of a
    /// factor carries the mean.
    private static func coded(
        _ terms: [FormulaTerm], _ variables: [DesignVariable], _ hasIntercept: Bool
    ) -> [[Part]] {
        var number: [FormulaVariable: Int] = [:]
        for (index, variable) in variables.enumerated() { number[variable.variable] = index }
        let sets = terms.map { Set($0.variables.compactMap { number[$0] }) }
        var needsMean = !hasIntercept
        return zip(terms, sets).map { term, set in
            term.variables.compactMap { number[$0] }.map { index in
                guard case .factor = variables[index].kind else { return Part(variable: index, isFull: false) }
                if set.count == 1 {
                    let isFull = needsMean
                    needsMean = false
                    return Part(variable: index, isFull: isFull)
                }
                return Part(variable: index, isFull: !sets.contains(set.subtracting([index])))
            }
        }
    }

    /// All columns, row by row.
    ///
    /// - Parameter values: of ``variables``, in their order.
    mutating func matrix(_ values: [FrameValues], rows: Int) -> Matrix {
        let sources = parts.map { parts in
            parts.map { variables[$0.variable].source(values[$0.variable], isFull: $0.isFull) }
        }
        let widths = sources.map { $0.reduce(1) { $0 * $1.width } }
        let width = widths.reduce(hasIntercept ? 1 : 0, +)
        names = hasIntercept ? [LeastSquares.interceptName] : []
        assign = hasIntercept ? [0] : []
        for (term, sources) in sources.enumerated() {
            var below = [""]
            for (place, source) in sources.enumerated() {
                below = source.names.flatMap { name in below.map { place == 0 ? name : "\($0):\(name)" } }
            }
            names += below
            assign += [Int](repeating: term + 1, count: below.count)
        }
        var matrix = Matrix(rows: rows, columns: width)
        matrix.withElements { out in
            if hasIntercept { for row in 0..<rows { out[row * width] = 1 } }
            var first = hasIntercept ? 1 : 0
            for (sources, termWidth) in zip(sources, widths) where termWidth > 0 {
                Self.fill(out, from: first, stride: width, rows: rows, sources)
                first += termWidth
            }
        }
        return matrix
    }

    /// The products of the sources' columns, those of the first source fastest.
    private static func fill(
        _ out: UnsafeMutableBufferPointer<Double>, from first: Int, stride: Int, rows: Int, _ sources: [DesignVariable.Source]
    ) {
        for row in 0..<rows { out[row * stride + first] = 1 }
        var done = 1
        for source in sources {
            let width = source.width
            source.store.withUnsafeBufferPointer { store in
                for row in 0..<rows {
                    let place = (source.codes.map { $0[row] } ?? row) * width
                    let base = row * stride + first
                    var column = width - 1
                    while column >= 0 {
                        let value = store[place + column]
                        for inner in 0..<done { out[base + column * done + inner] = out[base + inner] * value }
                        column -= 1
                    }
                }
            }
            done *= width
        }
    }
}
