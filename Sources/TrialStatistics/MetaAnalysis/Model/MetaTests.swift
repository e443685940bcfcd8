import RealModule
public import Statistics

/// One coefficient of a meta-analysis.
public struct MetaCoefficient: Hashable, Sendable {
    /// `intrcpt`, or the moderator's.
    public let term: String
    public let estimate: Double
    public let standardError: Double
    /// estimate / standardError; nil where the standard error is 0.
    public let statistic: Double?
    /// Two-sided.
    public let p: Double?
    public let interval: Ends

    var results: ResultTree {
        let none = "The standard error is 0."
        return .of([
            "est": .number(estimate), "se": .number(standardError), "stat": .finite(statistic ?? .nan, else: none),
            "p": .finite(p ?? .nan, else: none), "ci_lower": .number(interval.lower), "ci_upper": .number(interval.upper),
        ])
    }
}

/// Which distribution tests and intervals are read off.
enum MetaReference {
    case normal
    case t(StudentT)

    init(_ test: MetaAnalysis.Test, df: Double) {
        if test != .z, let t = StudentT(df: df) { self = .t(t) } else { self = .normal }
    }

    func quantile(_ level: Double) -> Double {
        let p = (1 + level) / 2
        switch self {
        case .normal: return Normal.standard.quantile(p) ?? 0
        case .t(let t): return t.quantile(p) ?? 0
        }
    }

    func twoSided(_ statistic: Double) -> Double {
        switch self {
        case .normal: Normal.twoSided(statistic)
        case .t(let t): t.twoSided(statistic)
        }
    }

    /// The coefficients at a covariance in their own units.
    func coefficients(_ names: [String], _ beta: [Double], _ covariance: Matrix, level: Double) -> [MetaCoefficient] {
        let quantile = quantile(level)
        return names.indices.map { index in
            let error = max(0, covariance[index, index]).squareRoot()
            let statistic = error > 0 ? beta[index] / error : nil
            return MetaCoefficient(
                term: names[index], estimate: beta[index], standardError: error, statistic: statistic,
                p: statistic.map(twoSided),
                interval: Ends(lower: beta[index] - quantile * error, upper: beta[index] + quantile * error))
        }
    }
}

/// Wald's test of several coefficients at once.
public struct MetaWald: Hashable, Sendable {
    /// χ² for normal tests, F for tests by t.
    public let statistic: Double
    public let df1: Int
    /// nil for χ².
    public let df2: Double?
    public let p: Double

    /// - Parameter which: the coefficients that are 0 under the hypothesis.
    init?(_ beta: [Double], _ covariance: Matrix, _ which: [Int], df2: Double?) {
        guard !which.isEmpty else { return nil }
        let block = covariance.selecting(rows: which, columns: which)
        let right = Matrix(rows: which.count, columns: 1, elements: which.map { beta[$0] })
        guard let solved = block.solvingPositiveDefinite(right) else { return nil }
        let count = Double(which.count)
        let square = zip(which, solved.solution.elements).reduce(0) { $0 + beta[$1.0] * $1.1 }
        guard square.isFinite else { return nil }
        df1 = which.count
        self.df2 = df2
        if let df2 {
            statistic = square / count
            guard let f = FisherF(df1: count, df2: df2) else { return nil }
            p = f.upperTail(square / count)
        } else {
            statistic = square
            guard let chi = ChiSquared(df: count) else { return nil }
            p = chi.upperTail(square)
        }
    }
}
