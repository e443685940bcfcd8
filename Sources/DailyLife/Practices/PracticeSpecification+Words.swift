import Statistics

extension PracticeSpecification {
    /// What a row stands for, read from the name of its column: "week", "visit"; "occasion" where it says nothing.
    var unit: String {
        let words = week.lowercased().split { !$0.isLetter }.map(String.init)
        for unit in ["week", "day", "month", "visit", "session"] where words.contains(unit) || words.contains("\(unit)s") { return unit }
        return "occasion"
    }

    /// Whether the column counts a length of time.
    var countsTime: Bool { ["week", "day", "month"].contains(unit) }

    /// A row in words: with a step other than 1, an occasion.
    var period: String {
        if step == 1 { return unit }
        return unit == "day" && step == 7 ? "week" : "occasion"
    }

    /// How much later the next row is.
    var later: String {
        step == 1 || period == "week" ? "one \(period) later" : "\(step.shortestText ?? "one step") \(unit)s later"
    }
}
