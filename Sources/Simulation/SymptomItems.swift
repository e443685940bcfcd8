import Statistics

/// How a CAPS-5 total spreads over its 20 ratings of 0 to 4.
///
/// Each rating has four steps; a step lies the higher the rarer the symptom, and the lower
/// the more the person is disposed to it. A total of T is the T lowest steps: the person's
/// severity is the one cut that passes exactly T of 80 (Guttman's order with personal
/// dispositions), so that ratings and total agree without either being edited.
struct SymptomItems: Sendable {
    /// By item, 1 to 20: how rare the symptom is. An assumption: amnesia, recklessness and
    /// flashbacks are rare in severe PTSD; avoidance, cued distress and poor sleep common.
    static let rarity: [Double] = [
        0.0, 0.2, 0.9, -0.4, 0.0, -0.6, -0.5, 1.1, -0.1, 0.2,
        -0.4, -0.1, -0.3, 0.2, 0.4, 1.6, -0.4, 0.1, -0.1, -0.6,
    ]
    /// By item: the DSM-5 cluster (B, C, D, E).
    static let clusters: [Int] = [0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3]
    static let stepsEach = 4

    static let clusterSpread = 0.5
    static let traitSpread = 0.6
    static let visitSpread = 0.7
    static let stepDistance = 1.0

    /// A person's lasting dispositions, by item.
    static func dispositions(_ stream: inout RandomStream) -> [Double] {
        let byCluster = (0..<4).map { _ in clusterSpread * stream.normal() }
        return clusters.map { byCluster[$0] + traitSpread * stream.normal() }
    }

    /// 20 ratings whose sum is `total`.
    static func ratings(total: Int, dispositions: [Double], _ stream: inout RandomStream) -> [Int] {
        var steps: [(height: Double, item: Int)] = []
        for item in rarity.indices {
            let ease = dispositions[item] + visitSpread * stream.normal()
            for step in 0..<stepsEach {
                steps.append((rarity[item] - ease + stepDistance * Double(step), item))
            }
        }
        steps.sort { ($0.height, $0.item) < ($1.height, $1.item) }
        var ratings = [Int](repeating: 0, count: rarity.count)
        for step in steps.prefix(max(0, total)) { ratings[step.item] += 1 }
        return ratings
    }
}
