import Statistics

/// A person's standing on the six facets beyond the level: five dimensions, no effect on the total.
struct FacetPattern: Hashable, Sendable {
    let deviations: [Double]
}

extension SelfCompassionItems {
    func pattern(_ stream: inout RandomStream) -> FacetPattern {
        let draws = Self.facets.map { _ in stream.normal() }
        let facets = Self.facets.indices.map { row in
            (0...row).reduce(0) { $0 + factor[row, $1] * draws[$1] }
        }
        let level = zip(weights, facets).reduce(0) { $0 + $1.0 * $1.1 }
        return FacetPattern(deviations: zip(facets, loadings).map { $0 - $1 * level })
    }

    /// The pattern at the next visit: as variable as before, and correlated with it.
    func next(after pattern: FacetPattern, _ stream: inout RandomStream) -> FacetPattern {
        let kept = Self.patternPersistence
        let fresh = self.pattern(&stream)
        let news = (1 - kept * kept).squareRoot()
        return FacetPattern(
            deviations: zip(pattern.deviations, fresh.deviations).map { kept * $0 + news * $1 })
    }

    /// 26 answers, 1 to 5, in the order of the form.
    func answers(level: Double, pattern: FacetPattern, _ stream: inout RandomStream) -> [Int] {
        items.map { item in
            let facet = loadings[item.facet] * level + pattern.deviations[item.facet]
            let latent = item.baseline + Self.widening * facet + item.errorDeviation * stream.normal()
            return 1 + Self.thresholds.count { latent > $0 }
        }
    }

    /// The mean of the 26 answers with the negative facets turned round: the score on which
    /// later visits depend.
    func total(of answers: [Int]) -> Double {
        let sum = zip(items, answers).reduce(0) { sum, pair in
            sum + (Self.facets[pair.0.facet].isNegative ? 6 - pair.1 : pair.1)
        }
        return Double(sum) / Double(Self.count)
    }
}
