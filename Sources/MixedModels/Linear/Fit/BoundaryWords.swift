import Statistics

/// What a fit on the boundary means, a sentence each.
struct BoundaryWords {
    let sentences: [String]

    init(_ estimate: LinearMixedEstimate, covariances: [Matrix]) {
        guard !estimate.zeroColumns.isEmpty else {
            sentences = []
            return
        }
        var sentences: [String] = []
        for (term, psi) in zip(estimate.data.terms, covariances) {
            let place = estimate.place(ofTerm: estimate.data.terms.firstIndex { $0.label == term.label } ?? 0)
            let range = place.start..<(place.start + term.names.count)
            let zeros = estimate.zeroColumns.count { $0.factor == place.factor && range.contains($0.column) }
            guard zeros > 0 else { continue }
            let absent = term.names.indices.filter { psi[$0, $0] == 0 }
            for index in absent {
                sentences.append(
                    "The variance of \(term.names[index]) between the levels of \(estimate.data.factors[term.factor].name) is estimated as exactly 0: they differ no more than chance within them makes them. The fit is at the boundary of what is possible, and otherwise sound.")
            }
            guard zeros > absent.count else { continue }
            var pairs: [String] = []
            for one in term.names.indices {
                for other in 0..<one where psi[one, one] > 0 && psi[other, other] > 0 {
                    let r = psi[one, other] / (psi[one, one] * psi[other, other]).squareRoot()
                    if r.magnitude > 1 - 1e-9 {
                        pairs.append("\(term.names[other]) and \(term.names[one]) is estimated as exactly \(r > 0 ? "1" : "−1")")
                    }
                }
            }
            let what = pairs.isEmpty
                ? "The random effects of \(term.label) are tied to each other: one is a combination of the others"
                : "The correlation of the random effects \(pairs.joined(separator: ", that of "))"
            sentences.append(
                "\(what) (\(term.label)). The data do not say enough to tell them apart; a simpler random part, for instance with || or without the slope, describes them as well.")
        }
        self.sentences = sentences
    }
}
