/// QIDS-SR16: of appetite down and up (6, 7) and of weight down and up (8, 9) one is answered and
/// the other is not asked (catalogue: either_or of qids_sr16).
struct QuickInventoryPairs: SecondPart {
    func fill(_ given: inout [Double]) {
        for first in [5, 7] {
            let second = first + 1
            if given[first] > SecondScorer.none {
                if Given.mayBeSkipped(given[second]) { given[second] = Given.skipped }
            } else if given[second] > SecondScorer.none, Given.mayBeSkipped(given[first]) {
                given[first] = Given.skipped
            }
        }
    }
}
