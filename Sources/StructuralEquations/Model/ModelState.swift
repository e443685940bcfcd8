public import Statistics

/// The matrices of one group at given parameters; p observed variables, v variables in all.
public struct ModelState: Hashable, Sendable {
    /// B and S, v × v, and m.
    public let paths: Matrix
    public let disturbances: Matrix
    public let intercepts: [Double]
    /// E = (I − B)⁻¹, v × v.
    public let effects: Matrix
    /// C = E S E', v × v.
    public let covariance: Matrix
    /// η = E m.
    public let means: [Double]
    /// Σ, p × p.
    public let implied: Matrix
    /// [G | F C]: G the first p rows of E, F C those of C at the part's sources. Every derivative of Σ is
    /// made of its columns: by B_ij G_i (FC)_j' + its transpose, by S_ij G_i G_j' + its transpose.
    public let factors: Matrix

    public var impliedMeans: ArraySlice<Double> { means[..<implied.rows] }

    /// - Parameter sample: moments of the covariates whose moments are those of the sample.
    /// - Returns: nil where I − B cannot be inverted.
    public init?(_ part: StructuralModel.Part, _ theta: [Double], sample: SampleMoments) {
        let size = part.size
        let count = part.observed.count
        var paths = Matrix(rows: size, columns: size)
        var disturbances = Matrix(rows: size, columns: size)
        var intercepts = [Double](repeating: 0, count: size)
        for first in part.sampled {
            intercepts[first] = sample.means[first]
            for second in part.sampled { disturbances[first, second] = sample.covariance[first, second] }
        }
        for cell in part.cells {
            let value = cell.parameter >= 0 ? theta[cell.parameter] : cell.fixed
            switch cell.kind {
            case .path: paths[cell.row, cell.column] = value
            case .covariance:
                disturbances[cell.row, cell.column] = value
                disturbances[cell.column, cell.row] = value
            case .intercept: intercepts[cell.row] = value
            }
        }
        guard let effects = Self.effects(paths) else { return nil }
        let covariance = (effects * disturbances).timesTransposed(effects).symmetrized
        self.paths = paths
        self.disturbances = disturbances
        self.intercepts = intercepts
        self.effects = effects
        self.covariance = covariance
        means = effects * intercepts
        var implied = Matrix(rows: count, columns: count)
        var factors = Matrix(rows: count, columns: size + part.sources.count)
        for row in 0..<count {
            for column in 0..<count { implied[row, column] = covariance[row, column] }
            for column in 0..<size { factors[row, column] = effects[row, column] }
            for (place, source) in part.sources.enumerated() { factors[row, size + place] = covariance[row, source] }
        }
        self.implied = implied
        self.factors = factors
    }

    /// (I − B)⁻¹; exactly I + B where B B = 0, as in a factor model without paths among latent variables.
    private static func effects(_ paths: Matrix) -> Matrix? {
        var result = Matrix.identity(paths.rows)
        var power = paths
        for _ in 0..<4 {
            result = result + power
            power = power * paths
            if power.elements.allSatisfy({ $0 == 0 }) { return result }
        }
        return (Matrix.identity(paths.rows) - paths).inverse()
    }
}
