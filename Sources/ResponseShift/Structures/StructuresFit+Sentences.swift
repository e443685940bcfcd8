extension StructuresFit {
    /// What the structures say of the total, of the sides and of the facets; no structure is named the winner.
    public var sentences: [String] {
        var sentences: [String] = []
        func percent(_ share: Double) -> String { "\(ScaleShift.short(100 * share, 0)) %" }
        if let total = meaning.total {
            let word = total.general >= 0.8 ? "it may be read as one number, with the sides beside it"
                : total.general >= 0.65 ? "read it with care, and the sides beside it" : "it mixes several things: take the sides or facets as scores"
            let common = meaning.explainedCommonVariance.map { ", and the general factor carries \(percent($0)) of what the items have in common" } ?? ""
            sentences.append("Total score (n = \(persons)): \(percent(total.general)) of its variance goes with one general factor (omega h \(ScaleShift.short(total.general, 2)), an estimate without an interval)\(common); \(word).")
        } else if isDoubtful(.bifactor) {
            sentences.append("Total score (n = \(persons)): how much of it goes with one general factor cannot be told, since the bifactor structure has a doubtful solution.")
        }
        if let r = meaning.twoTier ?? meaning.twoFactors, specification.scale.sides.count == 2 {
            let names = specification.scale.sides.map(\.name)
            let interval = r.lower.flatMap { lower in r.upper.map { " (\(ScaleShift.short(lower, 2)) to \(ScaleShift.short($0, 2)))" } } ?? ""
            let shared = r.value * r.value
            let word = switch r.verdict {
            case .apart: "they are not one thing: report both beside any total, since a treatment may move one of them alone"
            case .together: "they hang together closely; a total loses little"
            case .open: "whether they are one thing or two cannot be told: report both beside any total"
            }
            let turned = specification.reversed.isEmpty ? "" : ", once reversed items are turned round,"
            sentences.append("\(names[0]) and \(names[1]) (n = \(persons)): their factors\(turned) correlate \(ScaleShift.short(r.value, 2))\(interval), \(percent(shared)) shared; \(word).")
        } else if specification.scale.sides.count == 2, isDoubtful(.two_tier) || isDoubtful(.two_factors) {
            let names = specification.scale.sides.map(\.name)
            sentences.append("\(names[0]) and \(names[1]) (n = \(persons)): whether they are one thing or two cannot be told, since no structure with both has a solution that is as it should be.")
        }
        if let least = meaning.facets.map(\.own).min(), let most = meaning.facets.map(\.own).max() {
            sentences.append("Facets: beside the general factor a facet keeps \(percent(least)) to \(percent(most)) of its score's variance to itself; facet results say something of their own where that share is large.")
        }
        sentences.append("Fit alone does not choose: structures with a factor of all items beside others fit well even where they are not true (Bonifay, Lane and Reise 2017). The primary score is the one that the plan named before the outcome was seen.")
        return sentences
    }

    private func isDoubtful(_ structure: ScaleStructure) -> Bool { structures.contains { $0.structure == structure && $0.doubt != nil } }
}
