import Charts
import StudyDesign

/// Numbers and lists as they stand in sentences.
enum Words {
    static func number(_ value: Double, _ decimals: Int = 2) -> String { ChartNumber.text(value, decimals: decimals) }

    static func interval(_ lower: Double, _ upper: Double, _ decimals: Int = 2) -> String {
        ChartNumber.interval(lower, upper, decimals: decimals)
    }

    /// An estimate with its interval, with as many decimals as the interval can use:
    /// `−5.76 (−9.43 to −3.11)`, `−0.003 (−0.023 to 0.014)`.
    static func estimate(_ value: Double, _ lower: Double, _ upper: Double) -> String {
        let places = decimals(for: (upper - lower) / 4)
        return "\(number(value, places)) (\(interval(lower, upper, places)))"
    }

    /// Decimals that still show a standard error: at least 2, at most 5.
    static func decimals(for standardError: Double) -> Int {
        var places = 2
        var size = standardError.magnitude
        guard size > 0, size.isFinite else { return places }
        while size < 0.045, places < 5 {
            size *= 10
            places += 1
        }
        return places
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

    /// A number near zero, such as a gradient: `3 × 10^−9`.
    static func small(_ value: Double) -> String {
        guard value.isFinite else { return "not a number" }
        guard value != 0, value.magnitude < 0.001 else { return number(value, 3) }
        var mantissa = value.magnitude
        var exponent = 0
        while mantissa < 1, exponent < 330 {
            mantissa *= 10
            exponent += 1
        }
        return "\(value < 0 ? "\u{2212}" : "")\(number(mantissa, 0)) × 10^\u{2212}\(exponent)"
    }

    static func level(_ level: Double) -> String {
        let percent = level * 100
        return "\(number(percent, percent == percent.rounded() ? 0 : 1)) %"
    }

    /// `10,000`.
    static func grouped(_ count: Int) -> String {
        let digits = Array(String(count.magnitude))
        let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
        return (count < 0 ? "\u{2212}" : "") + groups.reversed().joined(separator: ",")
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `11 February 2025`.
    static func day(_ day: Day) -> String {
        let (year, month, day) = day.civil
        return "\(day) \(months[month - 1]) \(year)"
    }

    /// `11 February 2025, 11:20 UTC`.
    static func moment(_ instant: Instant) -> String {
        let clock = instant.description.dropFirst(11).prefix(5)
        return "\(day(instant.day)), \(clock) UTC"
    }
}
