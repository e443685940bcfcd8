/// PCL-5 and CAPS-5: a symptom is 2 or more; B 1 of items 1–5, C 1 of 6–7, D 2 of 8–14, E 2 of
/// 15–20 (catalogue: rules of pcl5 and caps5).
struct PosttraumaticRules: SecondPart {
    let ruleNames: [String]

    private static let clusters = [(0, 4, 1), (5, 6, 1), (7, 13, 2), (14, 19, 2)]

    /// More symptoms never undo the rule: it is met when it is met without the blanks, and not met
    /// when it would not be met with every blank a symptom.
    func rules(_ given: [Double], _ scores: [Double]) -> [Bool?] {
        var (isSure, isPossible) = (true, true)
        for (first, last, need) in Self.clusters {
            var (sure, possible) = (0, 0)
            for item in first...last {
                if given[item] >= 2 { sure += 1 }
                if given[item] >= 2 || given[item] < SecondScorer.none { possible += 1 }
            }
            isSure = isSure && sure >= need
            isPossible = isPossible && possible >= need
        }
        return [isSure ? true : isPossible ? nil : false]
    }
}
