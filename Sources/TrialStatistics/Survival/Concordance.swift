import Statistics

/// Of the pairs in which one is known to have the event before the other, the share in which that one
/// has the larger linear predictor; equal predictors count one half (Harrell et al. 1982).
/// Pairs are made within strata. In n log n by a tree of counts.
func concordance(_ fit: CoxFit) -> Double? {
    let data = fit.likelihood.data
    let eta = fit.likelihood.predictors(fit.scaled)
    let distinct = Set(eta).sorted()
    let place = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
    let rank = eta.map { place[$0] ?? 0 }
    var concordant = 0.0
    var tied = 0.0
    var pairs = 0.0
    let order = fit.likelihood.order
    var tree = [Int](repeating: 0, count: distinct.count + 1)
    var inserted = 0
    func insert(_ value: Int) {
        var node = value + 1
        while node < tree.count {
            tree[node] += 1
            node += node & -node
        }
        inserted += 1
    }
    /// How many lie strictly below `value`.
    func below(_ value: Int) -> Int {
        var node = value
        var sum = 0
        while node > 0 {
            sum += tree[node]
            node -= node & -node
        }
        return sum
    }
    var position = 0
    var stratum = -1
    while position < order.count {
        if data.strata[order[position]] != stratum {
            stratum = data.strata[order[position]]
            tree = [Int](repeating: 0, count: distinct.count + 1)
            inserted = 0
        }
        let first = position
        let now = data.time[order[first]]
        while position < order.count, data.strata[order[position]] == stratum, data.time[order[position]] == now {
            // Cut short at this time: it happened later, if at all.
            if !data.isEvent[order[position]] { insert(rank[order[position]]) }
            position += 1
        }
        for index in first..<position where data.isEvent[order[index]] {
            let own = rank[order[index]]
            let less = below(own)
            concordant += Double(less)
            tied += Double(below(own + 1) - less)
            pairs += Double(inserted)
        }
        for index in first..<position where data.isEvent[order[index]] { insert(rank[order[index]]) }
    }
    return pairs > 0 ? (concordant + tied / 2) / pairs : nil
}
