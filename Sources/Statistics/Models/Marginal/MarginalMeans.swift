/// Estimated marginal means of a factor, and differences of its levels, on the scale of the linear
/// predictor (Searle, Speed and Milliken 1980).
///
/// Other factors are averaged with equal weights over their levels; numeric covariates are held at
/// their means over the rows that take part.
public struct MarginalMeans: Hashable, Sendable {
    public let specification: MarginalMeansSpecification
    public let means: [Row]
    public let contrasts: [Row]

    /// A mean or a difference.
    public struct Row: Hashable, Sendable {
        /// The level, or `low - placebo`.
        public let name: String
        /// The level of the factor within which it holds.
        public let by: String?
        /// The combination of coefficients that it is.
        public let weights: [Double]
        public let estimate: Double
        public let standardError: Double
        /// nil: the normal distribution.
        public let df: Double?
        public let lower: Double
        public let upper: Double
        /// estimate / standardError; nil where the standard error is 0.
        public let statistic: Double?
        /// Two-sided, not adjusted for multiplicity.
        public let p: Double?
    }

    /// - Parameters:
    ///   - covariance: of the coefficients.
    ///   - df: degrees of freedom of a combination of coefficients; nil is the normal distribution.
    /// - Throws: ``FormulaError`` when a factor is not in the model; what `df` throws.
    public init(
        _ specification: MarginalMeansSpecification, design: DesignMatrix, coefficients: [Double], covariance: Matrix,
        level: Double = 0.95, df: ([Double]) throws -> Double?
    ) throws {
        self.specification = specification
        guard let levels = design.levels(of: specification.of) else {
            throw FormulaError("Marginal means of \"\(specification.of)\": it is no factor of the model. A numeric column becomes one by its levels under \"variables\".")
        }
        let within: [String?]
        if let by = specification.by {
            guard let levels = design.levels(of: by), by != specification.of else {
                throw FormulaError("Marginal means by \"\(by)\": it is no other factor of the model. A numeric column becomes one by its levels under \"variables\".")
            }
            within = levels
        } else {
            within = [nil]
        }
        func row(_ name: String, _ by: String?, _ weights: [Double]) throws -> Row {
            let estimate = dot(weights, coefficients)
            let se = max(0, covariance.quadraticForm(weights)).squareRoot()
            return Row(name: name, by: by, weights: weights, estimate: estimate, se: se, df: try df(weights), level: level)
        }
        var means: [Row] = []
        var contrasts: [Row] = []
        for by in within {
            var rows: [[Double]] = []
            for level in levels {
                var at = [specification.of: level]
                if let name = specification.by { at[name] = by }
                rows.append(try design.row(for: at))
                means.append(try row(level, by, rows[rows.count - 1]))
            }
            for later in levels.indices.dropFirst() {
                let earlier = specification.contrasts == .pairwise ? 0..<later : 0..<1
                for first in earlier {
                    let weights = zip(rows[later], rows[first]).map { $0 - $1 }
                    contrasts.append(try row("\(levels[later]) - \(levels[first])", by, weights))
                }
            }
        }
        self.means = means
        self.contrasts = contrasts
    }

    public init(_ specification: MarginalMeansSpecification, means: [Row], contrasts: [Row]) {
        self.specification = specification
        self.means = means
        self.contrasts = contrasts
    }
}

extension MarginalMeans.Row {
    public init(name: String, by: String?, weights: [Double], estimate: Double, se: Double, df: Double?, level: Double) {
        let tail = (1 + level) / 2
        let student = df.flatMap { StudentT(df: $0) }
        let quantile = student?.quantile(tail) ?? Normal.standard.quantile(tail) ?? .infinity
        let statistic = se > 0 ? estimate / se : nil
        self.init(
            name: name, by: by, weights: weights, estimate: estimate, standardError: se, df: df,
            lower: estimate - quantile * se, upper: estimate + quantile * se, statistic: statistic,
            p: statistic.map { student?.twoSided($0) ?? Normal.twoSided($0) })
    }
}
