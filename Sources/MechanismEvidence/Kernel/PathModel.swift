/// One mediation model as places in a matrix of moments:
/// M = … + a X + C, Y = … + b M + c' X + C + D.
struct PathModel: Hashable, Sendable {
    /// Positions of C, in every equation.
    var covariates: [Int]
    var exposure: Int
    /// D, in the outcome equation alone.
    var outcomeCovariates: [Int]
    var mediators: [Int]
    var outcome: Int
    /// Of the measures that are corrected, by position.
    var errors: [Int: ErrorVariance] = [:]
    var method: Method?
    var keeps: Keeps = .everything

    enum ErrorVariance: Hashable, Sendable {
        /// Of the variance on the occasion.
        case share(Double)
        /// In squared standard deviations of the rows analysed.
        case fixed(Double)
    }

    enum Keeps: Hashable, Sendable { case everything, products }

    /// One factor in every self-report (Lindell and Whitney 2001).
    struct Method: Hashable, Sendable {
        /// Of the variance; nil: as the marker shows in each resample.
        var share: Double?
        /// Position of the marker.
        var marker: Int?
        /// The self-reports, by position, and the sign of each in the factor.
        var places: [Int]
        var signs: [Double]

        func sign(of place: Int) -> Double { places.firstIndex(of: place).map { signs[$0] } ?? 0 }
    }

    /// C, X, D, M, Y.
    var order: [Int] { covariates + [exposure] + outcomeCovariates + mediators + [outcome] }

    /// Whether an error is taken off a column that a path starts from.
    var isCorrected: Bool {
        errors.contains { place, error in
            guard place != outcome, order.contains(place) else { return false }
            switch error {
            case .share(let share): return share > 0
            case .fixed(let variance): return variance > 0
            }
        }
    }

    /// How many numbers a solution has.
    var width: Int { keeps == .products ? mediators.count : 3 * mediators.count + 5 }
}

/// Where the numbers of a solution stand.
struct PathPlaces: Sendable {
    let mediators: Int

    /// aᵢ bᵢ of each mediator comes first.
    func product(_ mediator: Int = 0) -> Int { mediator }
    func a(_ mediator: Int = 0) -> Int { mediators + mediator }
    func b(_ mediator: Int = 0) -> Int { 2 * mediators + mediator }
    /// c.
    var total: Int { 3 * mediators }
    /// c'.
    var direct: Int { 3 * mediators + 1 }
    /// Standard deviation of Y.
    var spread: Int { 3 * mediators + 2 }
    /// Correlation of M and Y beside X, C and D, of the last mediator: the ρ at which b is 0.
    var partial: Int { 3 * mediators + 3 }
    /// σ(Y) / σ(M) beside X, C and D.
    var ratio: Int { 3 * mediators + 4 }
}
