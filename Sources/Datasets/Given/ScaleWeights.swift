import Instruments

/// What a scale is made of: the weight of each item's keyed answer, negative where the key
/// reverses it. A score is the sum of |weight| × keyed answer, so that two scales with
/// proportional weights are one scale in two conventions.
struct ScaleWeights: Hashable, Sendable {
    /// By item number.
    let byItem: [Int: Double]

    init(byItem: [Int: Double]) { self.byItem = byItem }

    /// - Returns: nil for counts, tables, highest answers and whatever else is no weighted sum.
    init?(of scale: Scale, in instrument: Instrument, depth: Int = 0) {
        guard depth < 8 else { return nil }
        func earlier(_ id: String) -> [Int: Double]? {
            instrument.scale(id).flatMap { ScaleWeights(of: $0, in: instrument, depth: depth + 1)?.byItem }
        }
        func sum(_ terms: [ScoreTerm], share: Double) -> [Int: Double]? {
            var all: [Int: Double] = [:]
            for term in terms {
                guard let part = earlier(term.score) else { return nil }
                for (item, weight) in part {
                    let signed = (term.isReflected ? -weight : weight) / share
                    guard all.updateValue(signed, forKey: item) == nil else { return nil }
                }
            }
            return all
        }
        func keyed(_ keys: [ItemKey], share: Double) -> [Int: Double]? {
            var all: [Int: Double] = [:]
            for key in keys {
                guard all.updateValue((key.isReversed ? -1 : 1) / share, forKey: key.number) == nil else { return nil }
            }
            return all
        }
        var found: [Int: Double]?
        switch scale.method {
        case .sum(let keys): found = keyed(keys, share: 1)
        case .mean(let keys): found = keyed(keys, share: Double(keys.count))
        case .sumOfScores(let terms): found = sum(terms, share: 1)
        case .meanOfScores(let terms): found = sum(terms, share: Double(terms.count))
        case .reflection(let score): found = earlier(score)?.mapValues { -$0 }
        case .multiple(let score, let factor):
            found = factor > 0 ? earlier(score)?.mapValues { $0 * factor } : nil
        case .countAtLeast, .countOfConditions, .sumOfMaxima, .table, .brackets, .quotient, .tiers, .days:
            found = nil
        }
        guard let found, !found.isEmpty else { return nil }
        byItem = found
    }

    /// The same items, each keyed the same way, whatever their weights.
    func isSameContent(as other: ScaleWeights) -> Bool {
        byItem.count == other.byItem.count
            && byItem.allSatisfy { item, weight in other.byItem[item].map { ($0 > 0) == (weight > 0) } ?? false }
    }

    /// `other` = factor × this, for every answer; nil when there is no such factor.
    func factor(to other: ScaleWeights) -> Double? {
        guard isSameContent(as: other), let first = byItem.min(by: { $0.key < $1.key }), let match = other.byItem[first.key] else { return nil }
        let factor = match / first.value
        let holds = byItem.allSatisfy { item, weight in
            ((other.byItem[item] ?? 0) - factor * weight).magnitude <= 1e-12 * max(1, factor.magnitude)
        }
        return holds ? factor : nil
    }

    /// The weights of 1 or of 1/n with the signs of these.
    func unit(share: Double) -> ScaleWeights {
        ScaleWeights(byItem: byItem.mapValues { ($0 > 0 ? 1 : -1) / share })
    }

    var total: Double { byItem.keys.sorted().reduce(0) { $0 + (byItem[$1] ?? 0).magnitude } }
}
