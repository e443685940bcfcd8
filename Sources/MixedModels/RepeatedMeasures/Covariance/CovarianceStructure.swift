public import Statistics

/// What is assumed of the covariance of one person's repeated measures, T visits in order:
/// `us` every variance and covariance free; `cs` one correlation; `ar1` ρ to the power of the lag;
/// `toep` one correlation for each lag; `ad` the product of the correlations between neighbouring
/// visits.
public typealias CovarianceStructure = CovarianceTerm.Structure

extension CovarianceTerm.Structure {
    /// Whether each visit has a variance of its own (the `h` of the names).
    public var hasVariancePerVisit: Bool {
        switch self {
        case .us, .csh, .ar1h, .toeph, .adh: true
        case .cs, .ar1, .toep, .ad: false
        }
    }

    /// Parameters beside the standard deviations.
    public func correlationCount(visits: Int) -> Int {
        guard visits > 1 else { return 0 }
        return switch self {
        case .us: visits * (visits - 1) / 2
        case .cs, .csh, .ar1, .ar1h: 1
        case .toep, .toeph, .ad, .adh: visits - 1
        }
    }

    /// Length of θ for one covariance matrix.
    public func parameterCount(visits: Int) -> Int {
        (hasVariancePerVisit ? visits : 1) + correlationCount(visits: visits)
    }

    /// Structures that this one becomes when some of its parameters are held equal or at 0.
    public var specialCases: [CovarianceStructure] {
        switch self {
        case .us: [.cs, .csh, .ar1, .ar1h, .toep, .toeph, .ad, .adh]
        case .toeph: [.cs, .csh, .ar1, .ar1h, .toep]
        case .toep: [.cs, .ar1]
        case .adh: [.ar1, .ar1h, .ad]
        case .csh: [.cs]
        case .ar1h, .ad: [.ar1]
        case .cs, .ar1: []
        }
    }

    public var title: String {
        switch self {
        case .us: "unstructured"
        case .cs: "compound symmetry"
        case .csh: "compound symmetry with a variance for each visit"
        case .ar1: "first-order autoregression"
        case .ar1h: "first-order autoregression with a variance for each visit"
        case .toep: "Toeplitz"
        case .toeph: "Toeplitz with a variance for each visit"
        case .ad: "ante-dependence"
        case .adh: "ante-dependence with a variance for each visit"
        }
    }
}
