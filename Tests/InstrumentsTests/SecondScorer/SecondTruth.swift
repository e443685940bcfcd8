/// Three truths for rules: yes, no, and nil while a blank could still change it.
enum SecondTruth {
    /// Whether any item meets its bound; a blank that could have leaves it open.
    static func any(_ given: [Double], _ tests: [(item: Int, holds: (Double) -> Bool)]) -> Bool? {
        var isOpen = false
        for test in tests {
            if given[test.item] < SecondScorer.none {
                isOpen = isOpen || given[test.item] != Given.skipped
            } else if test.holds(given[test.item]) {
                return true
            }
        }
        return isOpen ? nil : false
    }
}
