/// α = 1 − D_o/D_e: observed over expected disagreement of all pairs of ratings of a subject, each
/// subject with m ratings giving m (m − 1) ordered pairs of weight 1/(m − 1)
/// (Krippendorff 2004, chapter 11). Subjects with fewer than two ratings take no part.
public struct KrippendorffAlpha: Hashable, Sendable {
    public let subjects: Int
    /// Ratings that can be paired.
    public let ratings: Int
    public let observedDisagreement: Double
    public let expectedDisagreement: Double
    public let alpha: Double
    /// Percentiles of resamples of subjects; nil without resamples.
    public let interval: Ends?
    /// Monte-Carlo errors of its ends.
    public let monteCarlo: BootstrapInterval?
    public let resamples: Int
    /// Resamples in which all ratings were one category.
    public let undefinedResamples: Int

    /// The table of coincidences has the square of it.
    static let mostCategories = 2000

    init(_ data: RatedCategories, metric: AgreementSpecification.Metric, level: Double, resamples: Int, seed: UInt64) throws {
        let size = data.names.count
        guard metric != .interval || data.isNumeric else {
            throw AgreementError("The metric interval needs numbers; these ratings are text. Ask for metric: nominal or ordinal.")
        }
        let units = data.rows.map { $0.compactMap { $0 } }.filter { $0.count >= 2 }
        guard units.count >= 2 else {
            throw AgreementError("Krippendorff's alpha needs at least two subjects with two ratings each; here \(units.count == 1 ? "is one" : "are \(units.count)").")
        }
        guard size <= Self.mostCategories else {
            throw AgreementError("The ratings take \(size) different values; Krippendorff's alpha is worked out for up to \(Self.mostCategories). Round them, or use icc.")
        }
        // Each unit's coincidences: places in the flat table of size², each with its weight.
        let pairs = units.map { unit -> [(place: Int, weight: Double)] in
            let weight = 1 / Double(unit.count - 1)
            var found: [(place: Int, weight: Double)] = []
            for (place, one) in unit.enumerated() {
                for (other, two) in unit.enumerated() where other != place { found.append((one * size + two, weight)) }
            }
            return found
        }
        var total = [Double](repeating: 0, count: size * size)
        for unit in pairs { for pair in unit { total[pair.place] += pair.weight } }
        guard let whole = Self.disagreement(total, data.values, metric) else {
            throw AgreementError("All ratings are one and the same category, so there is no disagreement to expect and alpha is not defined.")
        }
        var replicates: [Double] = []
        if resamples > 0 {
            let indices = ResampleIndices(seed: seed, rows: units.count)
            for resample in 0..<resamples {
                for index in total.indices { total[index] = 0 }
                for row in indices.rows(ofResample: resample) {
                    for pair in pairs[row] { total[pair.place] += pair.weight }
                }
                if let drawn = Self.disagreement(total, data.values, metric) { replicates.append(1 - drawn.observed / drawn.expected) }
            }
        }
        subjects = units.count
        ratings = units.reduce(0) { $0 + $1.count }
        observedDisagreement = whole.observed
        expectedDisagreement = whole.expected
        alpha = 1 - whole.observed / whole.expected
        self.resamples = resamples
        undefinedResamples = resamples - replicates.count
        monteCarlo = BootstrapSummary(
            estimate: alpha, replicates: replicates, jackknife: nil, level: level,
            specification: BootstrapSpecification(resamples: resamples, intervals: [.percentile])
        )?.interval(.percentile)
        interval = monteCarlo?.ends
    }

    /// Both divided by the number of ratings; nil where one category alone occurs.
    private static func disagreement(
        _ table: [Double], _ values: [Double], _ metric: AgreementSpecification.Metric
    ) -> (observed: Double, expected: Double)? {
        let size = values.count
        let margins = (0..<size).map { i in (0..<size).reduce(0.0) { $0 + table[i * size + $1] } }
        var below = [Double](repeating: 0, count: size)
        var running = 0.0
        for i in 0..<size {
            below[i] = running + margins[i] / 2
            running += margins[i]
        }
        let n = running
        var observed = 0.0
        var expected = 0.0
        for i in 0..<size {
            for j in 0..<size where i != j {
                let delta: Double
                switch metric {
                case .nominal: delta = 1
                case .interval: delta = (values[i] - values[j]) * (values[i] - values[j])
                case .ordinal: delta = (below[i] - below[j]) * (below[i] - below[j])
                }
                observed += table[i * size + j] * delta
                expected += margins[i] * margins[j] * delta
            }
        }
        let chance = expected / (n * (n - 1))
        return chance > 0 ? (observed / n, chance) : nil
    }
}
