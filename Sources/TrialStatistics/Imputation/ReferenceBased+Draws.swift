import Statistics

extension ReferenceBased {
    /// Completed vectors, persons × p, for each strategy, of one draw of the parameters.
    ///
    /// Gaps before the last observed visit are filled in under missing at random, alike in all strategies;
    /// every strategy uses the same random numbers.
    static func completed(
        _ data: VisitData, _ draw: DataAugmentation.Draw, strategies: [Strategy], number: Int, seed: UInt64
    ) throws -> [[[Double]]] {
        var result = [[[Double]]](repeating: data.values, count: strategies.count)
        let p = data.width
        var kept: [ConditionalKey: Conditional] = [:]
        func conditional(_ group: Int, _ given: [Int], _ of: [Int]) throws -> Conditional {
            let key = ConditionalKey(group: group, given: given, of: of)
            if let known = kept[key] { return known }
            guard let made = Conditional(draw.covariances[group], given: given, of: of) else {
                throw TrialError("A drawn covariance matrix is singular: columns of baseline and visits are combinations of each other. Leave one out.")
            }
            kept[key] = made
            return made
        }
        var stream = RandomStream(seed: seed, stream: UInt64(number), purpose: 29)
        for person in data.group.indices {
            let marks = data.isObserved[person]
            guard marks.contains(false) else { continue }
            let z = (0..<p).map { _ in stream.normal() }
            let own = data.group[person]
            let last = data.lastPlace[person]
            let before = (0..<p).filter { $0 <= last && !marks[$0] }
            var vector = data.values[person]
            if !before.isEmpty {
                let seen = (0..<p).filter { marks[$0] }
                let part = try conditional(own, seen, before)
                let filled = part.mean(vector, center: draw.means[own], own: draw.means[own])
                let noise = part.lower * before.indices.map { z[$0] }
                for (place, gap) in before.enumerated() { vector[gap] = filled[place] + noise[place] }
            }
            let given = Array(0..<(last + 1))
            let after = Array((last + 1)..<p)
            for (index, strategy) in strategies.enumerated() {
                var whole = vector
                if !after.isEmpty {
                    let (source, center, mean) = assumption(strategy, own, last, data, draw)
                    let part = try conditional(source, given, after)
                    let filled = part.mean(whole, center: center, own: mean)
                    let noise = part.lower * after.map { z[$0] }
                    for (place, gap) in after.enumerated() { whole[gap] = filled[place] + noise[place] }
                }
                result[index][person] = whole
            }
        }
        return result
    }

    /// Whose covariance, the mean up to the last visit, and the mean after it.
    private static func assumption(
        _ strategy: Strategy, _ own: Int, _ last: Int, _ data: VisitData, _ draw: DataAugmentation.Draw
    ) -> (source: Int, center: [Double], mean: [Double]) {
        let ours = draw.means[own]
        let theirs = draw.means[data.reference]
        // Without any earlier column the mean of the first visit stands for the last one.
        let place = max(0, last)
        switch strategy {
        case .mar: return (own, ours, ours)
        case .jumpToReference: return (data.reference, ours, theirs)
        case .copyReference: return (data.reference, theirs, theirs)
        case .copyIncrements: return (data.reference, ours, theirs.map { ours[place] + $0 - theirs[place] })
        case .lastMean: return (own, ours, [Double](repeating: ours[place], count: ours.count))
        }
    }
}

/// Which places of whose vector are drawn given which others.
private struct ConditionalKey: Hashable {
    let group: Int
    let given: [Int]
    let of: [Int]
}
