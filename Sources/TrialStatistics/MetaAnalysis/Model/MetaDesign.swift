import Statistics

/// The columns of the moderators, centered and scaled for the arithmetic: Z = X T⁻¹, and β = T b brings
/// the coefficients back. Likelihoods, tests and predictions are the same in both.
struct MetaDesign {
    /// Names of the coefficients; the intercept is called `intrcpt`.
    let names: [String]
    /// Coefficients.
    let p: Int
    /// Z row by row: k × p.
    let z: [Double]
    /// X row by row: k × p.
    let x: [Double]
    /// T: p × p.
    let back: Matrix
    let hasIntercept: Bool

    /// Whether the intercept is all there is.
    var isPlain: Bool { p == 1 && hasIntercept }

    init(_ design: DesignMatrix) {
        self.init(
            x: design.matrix.elements, k: design.rows,
            names: design.names.map { $0 == LeastSquares.interceptName ? Self.intercept : $0 })
    }

    /// - Returns: nil when a column beside the intercept does not vary.
    init?(columns: [[Double]], names: [String]) {
        let isFlat = zip(columns, names).contains { column, name in
            guard name != Self.intercept, let lowest = column.min(), let highest = column.max() else { return false }
            return highest - lowest <= 1e-12 * max(lowest.magnitude, highest.magnitude)
        }
        if isFlat { return nil }
        self.init(x: Matrix(columns: columns).elements, k: columns.first?.count ?? 0, names: names)
    }

    static let intercept = "intrcpt"

    private init(x: [Double], k: Int, names: [String]) {
        let p = names.count
        let intercept = names.firstIndex(of: Self.intercept)
        var z = x
        var back = Matrix.identity(p)
        for column in 0..<p where column != intercept {
            var mean = 0.0
            if intercept != nil {
                for row in 0..<k { mean += z[row * p + column] }
                mean /= Double(k)
            }
            var squares = 0.0
            for row in 0..<k { squares += (z[row * p + column] - mean) * (z[row * p + column] - mean) }
            let spread = (squares / Double(k)).squareRoot()
            guard spread > 0 else { continue }
            for row in 0..<k { z[row * p + column] = (z[row * p + column] - mean) / spread }
            back[column, column] = 1 / spread
            if let intercept { back[intercept, column] = -mean / spread }
        }
        self.names = names
        self.p = p
        self.z = z
        self.x = x
        self.back = back
        hasIntercept = intercept != nil
    }

    private init(_ whole: MetaDesign, rows: [Int]) {
        names = whole.names
        p = whole.p
        z = rows.flatMap { row in whole.z[(row * whole.p)..<((row + 1) * whole.p)] }
        x = rows.flatMap { row in whole.x[(row * whole.p)..<((row + 1) * whole.p)] }
        back = whole.back
        hasIntercept = whole.hasIntercept
    }

    func selecting(_ rows: [Int]) -> MetaDesign { MetaDesign(self, rows: rows) }

    /// The intercept alone, for k rows.
    init(plain k: Int) {
        names = ["intrcpt"]
        p = 1
        z = [Double](repeating: 1, count: k)
        x = z
        back = .identity(1)
        hasIntercept = true
    }
}
