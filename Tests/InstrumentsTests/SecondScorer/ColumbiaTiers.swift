/// C-SSRS screener: items Q1 to Q5, behaviour in a lifetime, behaviour in three months
/// (catalogue: branches and risks of cssrs_screener). 0 none, 1 low, 2 moderate, 3 high.
struct ColumbiaTiers: SecondPart {
    let names = ["risk"]
    let ruleNames = ["inconsistent", "needs_human_review"]

    static let tiers = ["none", "low", "moderate", "high"]

    /// Q2 no: Q3 to Q5 are not asked. Lifetime behaviour no: the three months are not asked.
    /// What was not asked is a no.
    func fill(_ given: inout [Double]) {
        if given[1] == 0 { for item in 2...4 { skip(&given[item]) } }
        if given[5] == 0 { skip(&given[6]) }
    }

    private func skip(_ given: inout Double) {
        if Given.mayBeSkipped(given) { given = 0 }
    }

    func finish(_ given: [Double], _ scores: inout [Double]) {
        let (least, most) = Self.span(given)
        scores.append(least == most ? Double(least) : SecondScorer.none)
    }

    /// The lowest and the highest tier over every way to answer what is open.
    static func span(_ given: [Double]) -> (least: Int, most: Int) {
        var (least, most) = (3, 0)
        forEveryWay(given) { answers in
            let tier = tier(answers)
            (least, most) = (min(least, tier), max(most, tier))
        }
        return (least, most)
    }

    /// A yes where the question before it closed the way. A person looks at every yes and at every
    /// question that was asked and has no answer.
    func rules(_ given: [Double], _ scores: [Double]) -> [Bool?] {
        var (yes, no) = (false, false)
        Self.forEveryWay(given) { answers in
            let thoughts = answers[1] == 0 && (answers[2] == 1 || answers[3] == 1 || answers[4] == 1)
            if thoughts || (answers[5] == 0 && answers[6] == 1) { yes = true } else { no = true }
        }
        return [yes && no ? nil : yes, given.contains { $0 == 1 || $0 < SecondScorer.none }]
    }

    private static func forEveryWay(_ given: [Double], _ body: ([Double]) -> Void) {
        var answers = given
        let open = answers.indices.filter { answers[$0] < SecondScorer.none }
        for pattern in 0..<(1 << open.count) {
            for (bit, item) in open.enumerated() { answers[item] = Double((pattern >> bit) & 1) }
            body(answers)
        }
    }

    private static func tier(_ answers: [Double]) -> Int {
        if answers[3] == 1 || answers[4] == 1 || answers[6] == 1 { return 3 }
        if answers[2] == 1 || answers[5] == 1 { return 2 }
        return answers[0] == 1 || answers[1] == 1 ? 1 : 0
    }
}
