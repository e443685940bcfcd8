import Charts

/// Numbers and lists as they stand in sentences.
enum Words {
    static func number(_ value: Double, _ decimals: Int = 2) -> String { ChartNumber.text(value, decimals: decimals) }

    static func interval(_ lower: Double, _ upper: Double, _ decimals: Int = 2) -> String {
        ChartNumber.interval(lower, upper, decimals: decimals)
    }

    /// `1 person`, `3 people`.
    static func count(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    /// `a`, `a and b`, `a, b and c`.
    static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// A p value: `0.032`, `below 0.001`.
    static func probability(_ p: Double) -> String {
        p < 0.001 ? "below 0.001" : number(p, 3)
    }

    static func level(_ level: Double) -> String {
        let percent = level * 100
        return "\(number(percent, percent == percent.rounded() ? 0 : 1)) %"
    }
}
