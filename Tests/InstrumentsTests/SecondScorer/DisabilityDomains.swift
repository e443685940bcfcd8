/// SDS: each domain by itself, and whether one is at 5 or more (catalogue: topics and bands of
/// sds_sheehan). The total has no value where work does not apply: the key has no rule for blanks.
struct DisabilityDomains: SecondPart {
    let names = ["work_school", "social_life", "family_home"]
    let ruleNames = ["any_domain_ge5"]

    func finish(_ given: [Double], _ scores: inout [Double]) {
        for item in 0...2 { scores.append(max(given[item], SecondScorer.none)) }
    }

    func rules(_ given: [Double], _ scores: [Double]) -> [Bool?] {
        [SecondTruth.any(given, (0...2).map { ($0, { $0 >= 5 }) })]
    }
}
