import Statistics

/// How 26 answers come out of six facets, and six facets out of one level.
///
/// Facet correlations, spreads and reliabilities: 375 Italian adults (Caudek, ema_scs_piel).
/// The facets' true correlations are the published ones divided by √(αα′) (Spearman 1904)
/// times 0.98, without which the matrix is not positive definite. The level carries the
/// total; a pattern of five dimensions, which leaves the total alone, carries the rest.
struct SelfCompassionItems: Sendable {
    struct Facet: Hashable, Sendable {
        /// Numbers on the published 26-item form.
        let items: [Int]
        let isNegative: Bool
        /// Clinical baseline: an assumption, below the community on the kind facets
        /// and above it on the unkind ones.
        let baseline: Double
        let standardDeviation: Double
        let alpha: Double
    }

    static let facets: [Facet] = [
        Facet(items: [5, 12, 19, 23, 26], isNegative: false, baseline: 2.30, standardDeviation: 0.802, alpha: 0.839),
        Facet(items: [1, 8, 11, 16, 21], isNegative: true, baseline: 3.80, standardDeviation: 0.847, alpha: 0.817),
        Facet(items: [3, 7, 10, 15], isNegative: false, baseline: 2.55, standardDeviation: 0.849, alpha: 0.745),
        Facet(items: [4, 13, 18, 25], isNegative: true, baseline: 3.75, standardDeviation: 0.901, alpha: 0.755),
        Facet(items: [9, 14, 17, 22], isNegative: false, baseline: 2.60, standardDeviation: 0.826, alpha: 0.780),
        Facet(items: [2, 6, 20, 24], isNegative: true, baseline: 3.70, standardDeviation: 0.920, alpha: 0.776),
    ]

    static let correlations: [[Double]] = [
        [1, -0.642, 0.619, -0.531, 0.620, -0.472],
        [-0.642, 1, -0.435, 0.627, -0.432, 0.624],
        [0.619, -0.435, 1, -0.433, 0.605, -0.356],
        [-0.531, 0.627, -0.433, 1, -0.512, 0.684],
        [0.620, -0.432, 0.605, -0.512, 1, -0.599],
        [-0.472, 0.624, -0.356, 0.684, -0.599, 1],
    ]

    static let count = 26
    /// The answer passes to the next step at each of these.
    static let thresholds: [Double] = [1.5, 2.5, 3.5, 4.5]
    /// Undoes what five steps with ends take off a spread.
    static let widening = 1.1
    /// Steps add error of their own; items bring this much less.
    static let itemErrorShare = 0.93
    /// How much of a person's pattern is still there at the next visit.
    static let patternPersistence = 0.8

    /// By facet: how a facet moves with the level; Σ weight × loading = 1.
    let loadings: [Double]
    /// By facet: signed share in the total.
    let weights: [Double]
    /// Cholesky's lower triangle of the facets' true covariance.
    let factor: Matrix
    /// By facet: variance of the pattern, what the level leaves over.
    let patternVariances: [Double]
    /// Variance of the level among the people of the published sample.
    let levelVariance: Double
    let items: [ItemModel]

    /// One item: its facet, its place on the latent scale and its own error.
    struct ItemModel: Sendable {
        let number: Int
        let facet: Int
        let baseline: Double
        let errorDeviation: Double
    }

    /// - Throws: ``SimulationError`` where the correlations above are no correlations.
    init() throws(SimulationError) {
        let facets = Self.facets
        let spreads = facets.map { $0.standardDeviation * $0.alpha.squareRoot() }
        let covariance = facets.indices.map { row in
            facets.indices.map { column -> Double in
                let attenuation = (facets[row].alpha * facets[column].alpha).squareRoot()
                let correlation = row == column ? 1 : 0.98 * Self.correlations[row][column] / attenuation
                return correlation * spreads[row] * spreads[column]
            }
        }
        let weights = facets.map { ($0.isNegative ? -1.0 : 1.0) * Double($0.items.count) / Double(Self.count) }
        let withTotal = covariance.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        let ofTotal = zip(withTotal, weights).reduce(0) { $0 + $1.0 * $1.1 }
        self.weights = weights
        loadings = withTotal.map { $0 / ofTotal }
        levelVariance = ofTotal
        patternVariances = facets.indices.map { index in
            covariance[index][index] - withTotal[index] * withTotal[index] / ofTotal
        }
        guard let factor = Cholesky(Matrix(columns: covariance)) else {
            throw SimulationError(faults: ["The correlations of the six facets are not positive definite, so no answers can be drawn from them."])
        }
        self.factor = factor.lower
        items = facets.indices.flatMap { index -> [ItemModel] in
            let facet = facets[index]
            let count = Double(facet.items.count)
            let errorVariance = spreads[index] * spreads[index] * (1 / facet.alpha - 1) * count
            return facet.items.enumerated().map { place, number in
                let offset = 0.12 * (Double(place) - (count - 1) / 2)
                return ItemModel(
                    number: number, facet: index, baseline: facet.baseline + offset,
                    errorDeviation: Self.itemErrorShare * errorVariance.squareRoot())
            }
        }.sorted { $0.number < $1.number }
    }
}
