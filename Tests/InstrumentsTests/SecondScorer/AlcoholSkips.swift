/// AUDIT: never drinking (item 1 = 0) skips items 2 to 8; never more than a little (items 2 and 3
/// both 0) skips 4 to 8. Skipped items count as 0, and items 9 and 10 are always asked
/// (catalogue: skip_1, skip_2_3 and escalate of audit).
struct AlcoholSkips: SecondPart {
    let ruleNames = ["escalate"]

    func fill(_ given: inout [Double]) {
        if given[0] == 0 { zero(&given, 1...7) }
        if given[1] == 0 && given[2] == 0 { zero(&given, 3...7) }
    }

    private func zero(_ given: inout [Double], _ items: ClosedRange<Int>) {
        for item in items where Given.mayBeSkipped(given[item]) { given[item] = 0 }
    }

    /// 2 or more at items 4 to 6, or 4 at item 9 or 10.
    func rules(_ given: [Double], _ scores: [Double]) -> [Bool?] {
        let signs = (3...5).map { item in (item, { (answer: Double) in answer >= 2 }) }
        let harms = (8...9).map { item in (item, { (answer: Double) in answer == 4 }) }
        return [SecondTruth.any(given, signs + harms)]
    }
}
