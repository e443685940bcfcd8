/// MEQ30: all four subscales at 60 % of their highest value or more (catalogue: complete_mystical).
/// In whole numbers, where nothing can be rounded: sum ≥ 3 × number of items.
struct CompleteMystical: SecondPart {
    let ruleNames = ["complete_mystical"]

    private static let subscales = [
        [4, 5, 6, 9, 14, 15, 16, 18, 20, 21, 23, 24, 25, 26, 28], [2, 8, 12, 17, 27, 30],
        [1, 7, 11, 13, 19, 22], [3, 10, 29],
    ]

    /// One complete subscale below the bound decides it; otherwise a blank leaves it open.
    func rules(_ given: [Double], _ scores: [Double]) -> [Bool?] {
        var isOpen = false
        for numbers in Self.subscales {
            var (sum, isComplete) = (0, true)
            for number in numbers {
                let answer = given[number - 1]
                if answer < SecondScorer.none { isComplete = false } else { sum += Int(answer) }
            }
            if !isComplete { isOpen = true } else if sum < 3 * numbers.count { return [false] }
        }
        return [isOpen ? nil : true]
    }
}
