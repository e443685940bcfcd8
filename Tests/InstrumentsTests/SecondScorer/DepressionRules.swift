/// PHQ-9: the number of symptoms and two syndromes (catalogue: rules of phq9). A symptom is an
/// answer of 2 or more, and of 1 or more at item 9; one of the first two must be there.
struct DepressionRules: SecondPart {
    let names = ["symptom_count"]
    let ruleNames = ["major_depressive_syndrome", "other_depressive_syndrome"]

    private static let from: [Double] = [2, 2, 2, 2, 2, 2, 2, 2, 1]

    func finish(_ given: [Double], _ scores: inout [Double]) {
        var count = 0.0
        for item in 0..<9 {
            if given[item] < SecondScorer.none {
                scores.append(SecondScorer.none)
                return
            }
            if given[item] >= Self.from[item] { count += 1 }
        }
        scores.append(count)
    }

    /// By brute force: a blank is a symptom or none, and a rule is decided when all 2ᵏ ways agree.
    func rules(_ given: [Double], _ scores: [Double]) -> [Bool?] {
        var blanks: [Int] = []
        var present = 0
        for item in 0..<9 {
            if given[item] < SecondScorer.none {
                blanks.append(item)
            } else if given[item] >= Self.from[item] {
                present |= 1 << item
            }
        }
        var (majorSeen, otherSeen) = (0, 0)
        for pattern in 0..<(1 << blanks.count) {
            var symptoms = present
            for bit in 0..<blanks.count where pattern & (1 << bit) != 0 { symptoms |= 1 << blanks[bit] }
            let isCore = symptoms & 3 != 0
            let count = symptoms.nonzeroBitCount
            majorSeen |= isCore && count >= 5 ? 1 : 2
            otherSeen |= isCore && count >= 2 && count <= 4 ? 1 : 2
        }
        return [majorSeen, otherSeen].map { $0 == 3 ? nil : $0 == 1 }
    }
}
