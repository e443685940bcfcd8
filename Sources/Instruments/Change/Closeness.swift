/// Comparisons of scores that were divided: 3 − 2.6 reaches 0.4, although its last digit does not.
enum Closeness {
    /// A billionth of the larger of 1 and the number: far below any step of a scale.
    static func slack(_ value: Double) -> Double { 1e-9 * max(1, value.magnitude) }

    static func isAtLeast(_ value: Double, _ bound: Double) -> Bool { value >= bound - slack(bound) }

    /// `= 6`, or `≈ 3.3541` where four decimals do not hold the value.
    static func equals(_ value: Double) -> String {
        let scaled = value * 10_000
        let isShort = (scaled - scaled.rounded()).magnitude < 1e-6
        return (isShort ? "= " : "≈ ") + NumberText.short(value)
    }

    /// A number as a term of a difference: `3`, `(−3)`.
    static func term(_ value: Double) -> String {
        value < 0 ? "(\(NumberText.short(value)))" : NumberText.short(value)
    }
}
