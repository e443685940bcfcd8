/// Agreement of two raters beyond chance: κ = 1 − Σ w o / Σ w e with w the disagreement of two
/// categories (0 or 1; linear; quadratic), o the observed and e the shares expected from the margins
/// (Cohen 1960; Cohen 1968). Standard error for large samples, and the one under κ = 0 for the test
/// (Fleiss, Cohen and Everitt 1969).
public struct Kappa: Hashable, Sendable {
    public let subjects: Int
    public let categories: [String]
    /// Counts: first rater's category by row, second's by column.
    public let counts: Matrix
    public let observedAgreement: Double
    public let expectedAgreement: Double
    public let kappa: Double
    public let standardError: Double
    public let lower: Double
    public let upper: Double
    public let z: Double
    public let p: Double
    public let isWeighted: Bool

    init(_ ratings: RatedCategories, weights: AgreementSpecification.Weights?, level: Double) throws {
        guard let first = ratings.rows.first, first.count == 2 else {
            throw AgreementError("Kappa compares two raters; for more of them ask for statistic: krippendorff_alpha.")
        }
        let size = ratings.names.count
        var counts = Matrix(rows: size, columns: size)
        var pairs = 0
        for row in ratings.rows {
            guard let one = row[0], let two = row[1] else { continue }
            counts[one, two] += 1
            pairs += 1
        }
        guard pairs >= 2 else { throw AgreementError("Kappa needs at least two subjects whom both raters rated.") }
        let n = Double(pairs)
        let shares = counts.scaled(by: 1 / n)
        let rows = (0..<size).map { i in (0..<size).reduce(0.0) { $0 + shares[i, $1] } }
        let columns = (0..<size).map { j in (0..<size).reduce(0.0) { $0 + shares[$1, j] } }
        // Agreement weights: 1 on the diagonal, 0 at the greatest distance. Distances are of places.
        let span = Double(max(size - 1, 1))
        var v = Matrix(rows: size, columns: size)
        for i in 0..<size {
            for j in 0..<size {
                let distance = (Double(i) - Double(j)).magnitude / span
                switch weights {
                case nil: v[i, j] = i == j ? 1 : 0
                case .linear: v[i, j] = 1 - distance
                case .quadratic: v[i, j] = 1 - distance * distance
                }
            }
        }
        var observed = 0.0
        var expected = 0.0
        for i in 0..<size {
            for j in 0..<size {
                observed += v[i, j] * shares[i, j]
                expected += v[i, j] * rows[i] * columns[j]
            }
        }
        guard expected < 1 - 1e-15 else {
            throw AgreementError("Both raters used one and the same category throughout, so chance agreement is complete and kappa is not defined.")
        }
        let rowWeight = (0..<size).map { i in (0..<size).reduce(0.0) { $0 + v[i, $1] * columns[$1] } }
        let columnWeight = (0..<size).map { j in (0..<size).reduce(0.0) { $0 + v[$1, j] * rows[$1] } }
        var spread = 0.0
        var spreadNull = 0.0
        for i in 0..<size {
            for j in 0..<size {
                let both = rowWeight[i] + columnWeight[j]
                let term = v[i, j] * (1 - expected) - both * (1 - observed)
                spread += shares[i, j] * term * term
                let null = v[i, j] - both
                spreadNull += rows[i] * columns[j] * null * null
            }
        }
        let center = observed * expected - 2 * expected + observed
        let gap = (1 - expected) * (1 - expected)
        let variance = max(0, spread - center * center) / (n * gap * gap)
        let varianceNull = max(0, spreadNull - expected * expected) / (n * gap)
        let value = (observed - expected) / (1 - expected)
        let quantile = Normal.standard.quantile((1 + level) / 2) ?? .nan
        subjects = pairs
        categories = ratings.names
        self.counts = counts
        observedAgreement = observed
        expectedAgreement = expected
        kappa = value
        standardError = variance.squareRoot()
        lower = value - quantile * standardError
        upper = min(1, value + quantile * standardError)
        z = value / varianceNull.squareRoot()
        p = Normal.twoSided(z)
        isWeighted = weights != nil
    }
}
