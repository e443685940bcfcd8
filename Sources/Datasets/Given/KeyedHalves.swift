import Instruments

/// The two halves of a scale whose key reverses some items: as answered they go in opposite
/// directions, so that their correlation tells whether somebody has reversed one of them already.
struct KeyedHalves: Hashable, Sendable {
    let scale: Scale
    let straight: [Item]
    let reversed: [Item]

    var items: [Item] { straight + reversed }

    /// Every scale made directly of items of both kinds, the one with the most items first.
    static func all(of instrument: Instrument) -> [KeyedHalves] {
        var found: [KeyedHalves] = []
        for scale in instrument.scales {
            guard let keys = keys(of: scale) else { continue }
            let straight = keys.filter { !$0.isReversed }.compactMap { instrument.item(number: $0.number) }
            let reversed = keys.filter(\.isReversed).compactMap { instrument.item(number: $0.number) }
            guard !straight.isEmpty, !reversed.isEmpty else { continue }
            // A mean and a sum of the same items say the same.
            guard !found.contains(where: { $0.straight == straight && $0.reversed == reversed }) else { continue }
            found.append(KeyedHalves(scale: scale, straight: straight, reversed: reversed))
        }
        return found.enumerated()
            .sorted { ($1.element.items.count, $0.offset) < ($0.element.items.count, $1.offset) }
            .map(\.element)
    }

    static func keys(of scale: Scale) -> [ItemKey]? {
        switch scale.method {
        case .sum(let keys), .mean(let keys): keys
        default: nil
        }
    }

    /// Scales that lie wholly in the reversed half.
    func facets(of instrument: Instrument) -> [(scale: Scale, items: [Item])] {
        let half = Set(reversed.map(\.number))
        var found: [(scale: Scale, items: [Item])] = []
        for scale in instrument.scales where scale.group == .facet || scale.group == .cluster {
            guard let keys = Self.keys(of: scale), keys.count < half.count, half.isSuperset(of: keys.map(\.number)) else { continue }
            found.append((scale, keys.compactMap { instrument.item(number: $0.number) }))
        }
        return found
    }
}
