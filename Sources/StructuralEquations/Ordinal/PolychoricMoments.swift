package import Statistics

/// Thresholds and polychoric correlations of several ordered items, with the large-sample
/// covariance Γ of their estimates (of √n times them; Muthén 1984).
///
/// Their order: thresholds item by item, then the correlations of items (2, 1), (3, 1), … (3, 2), …
package struct PolychoricMoments: Hashable, Sendable {
    package let items: OrderedItems
    package let pairs: [PolychoricPair]
    /// p × p, ones on the diagonal.
    package let correlation: Matrix
    /// Item, threshold, category: n times a person's part in the threshold.
    package let thresholdInfluence: [[[Double]]]

    package init(_ items: OrderedItems, threads: Int) {
        let count = items.names.count
        let influence = items.thresholds.indices.map { item in
            items.thresholds[item].indices.map { threshold in
                items.categories[item].indices.map { items.influence(item: item, category: $0, threshold: threshold) }
            }
        }
        let places = (0..<count).flatMap { column in ((column + 1)..<max(count, column + 1)).map { ($0, column) } }
        let pairs = sharedOut(places.count, threads: threads) { index in
            PolychoricPair(items, places[index].0, places[index].1, thresholds: influence)
        }
        var correlation = Matrix.identity(count)
        for pair in pairs {
            correlation[pair.first, pair.second] = pair.estimate.correlation
            correlation[pair.second, pair.first] = pair.estimate.correlation
        }
        self.items = items
        self.pairs = pairs
        self.correlation = correlation
        thresholdInfluence = influence
    }

    /// What a reader must know of pairs at the end of the range, or whose search failed.
    package func remarks(place: String = "") -> [String] {
        var remarks: [String] = []
        for pair in pairs {
            let names = "\(items.names[pair.first]) and \(items.names[pair.second])\(place)"
            if pair.estimate.isAtBound {
                remarks.append("The polychoric correlation of \(names) lies at the end of the range, \(pair.estimate.correlation): their answers go together as if the two were one item; its standard error means little.")
            } else if !pair.estimate.isConverged {
                remarks.append("The search for the polychoric correlation of \(names) did not converge.")
            }
        }
        let sparse = pairs.count { $0.estimate.emptyCells > 0 }
        if sparse > 0 {
            remarks.append("\(sparse) of \(pairs.count) tables of two items\(place) have cells in which nobody is.")
        }
        return remarks
    }
}
