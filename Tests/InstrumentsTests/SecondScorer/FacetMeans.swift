/// FFMQ-39: facets hold eight or seven items, so that only their means compare; the catalogue asks
/// for them beside the sums, which the lines hold in this order.
struct FacetMeans: SecondPart {
    let names = ["observe_mean", "describe_mean", "act_aware_mean", "nonjudge_mean", "nonreact_mean"]

    private static let counts: [Double] = [8, 8, 8, 8, 7]

    func finish(_ given: [Double], _ scores: inout [Double]) {
        for facet in 0..<5 {
            let sum = scores[facet]
            scores.append(sum > SecondScorer.none ? sum / Self.counts[facet] : SecondScorer.none)
        }
    }
}
