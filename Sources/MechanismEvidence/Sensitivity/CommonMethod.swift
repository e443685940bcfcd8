/// One way of answering in every self-report: a factor that takes the same share of the variance of each
/// measure on each occasion, and adds as much to each of their covariances (the adjustment of Lindell and
/// Whitney 2001 on the whole matrix).
public struct CommonMethod: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
        public let share: Double
        /// Nil where so much cannot be one method.
        public let indirect: EvidenceEstimate?
    }

    public let curve: [Point]
    /// The smallest share on the curve, read between its points, at which the effect is 0; nil where none
    /// takes it away.
    public let shareAtZero: Double?
    /// The largest share up to which each point of the curve has a solution: more cannot be one method here.
    public let lookedAt: Double
    /// Share that the marker shows: its mean correlation with the self-reports; nil without a marker.
    public let markerShare: Double?

    static let grid: [Double] = (0...12).map { Double($0) * 5 / 100 }

    init(curve: [Point], markerShare: Double?) {
        self.curve = curve
        self.markerShare = markerShare
        lookedAt = curve.prefix { $0.indirect != nil }.last?.share ?? 0
        var found: Double?
        for (one, next) in zip(curve, curve.dropFirst()) where found == nil {
            guard let first = one.indirect?.estimate, let second = next.indirect?.estimate, first != 0 else { continue }
            if first * second <= 0 {
                found = one.share + (next.share - one.share) * first / (first - second)
            }
        }
        shareAtZero = found
    }

    /// Why there is no ``shareAtZero``, a sentence.
    var reasonWithoutShare: String {
        let isWhole = lookedAt >= (curve.last?.share ?? 0)
        return "No share up to \(shortNumber(lookedAt)) takes the effect away\(isWhole ? "" : "; more cannot be one method here")."
    }
}
