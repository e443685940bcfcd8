/// SIDAS: no ideation at item 1 ends the form and fixes the total at 0; item 2, which is reversed,
/// is never filled with a zero (catalogue: skip and any_nonzero of sidas).
struct SuicidalIdeationSkip: SecondPart {
    let ruleNames = ["follow_up", "inconsistent"]

    /// Item 1 at 0: items 3 to 5 are not asked, and are nothing.
    func fill(_ given: inout [Double]) {
        guard given[0] == 0 else { return }
        for item in 2...4 where Given.mayBeSkipped(given[item]) { given[item] = 0 }
    }

    func finish(_ given: [Double], _ scores: inout [Double]) {
        if given[0] == 0 { scores[0] = 0 }
    }

    /// Any ideation at all, or closeness to an attempt; and no ideation beside closeness, distress
    /// or interference. What is open stays open unless the rest decides.
    func rules(_ given: [Double], _ scores: [Double]) -> [Bool?] {
        let (ideation, rest) = (given[0], given[2...4])
        let isOpen = { (value: Double) in value < SecondScorer.none }
        let followUp: Bool? =
            ideation >= 1 || given[2] >= 1 ? true : isOpen(ideation) || isOpen(given[2]) ? nil : false
        let inconsistent: Bool?
        if ideation >= 1 || rest.allSatisfy({ $0 == 0 }) {
            inconsistent = false
        } else if isOpen(ideation) {
            inconsistent = nil
        } else {
            inconsistent = rest.contains { $0 >= 1 } ? true : nil
        }
        return [followUp, inconsistent]
    }
}
