/// Numbers for sentences: a decimal point, no grouping, no locale.
package enum NumberText {
    /// At most `places` decimals, rounded half away from zero, without trailing zeros: `3`, `2.6`, `2.9231`.
    package static func short(_ value: Double, places: Int = 4) -> String {
        var scale = 1.0
        for _ in 0..<max(0, places) { scale *= 10 }
        let scaled = (value * scale).rounded()
        guard let units = Int64(exactly: scaled), let unit = Int64(exactly: scale) else {
            return "\(value)"
        }
        let sign = units < 0 ? "−" : ""
        let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: UInt64(unit))
        guard rest > 0 else { return "\(sign)\(whole)" }
        var digits = String(rest)
        digits = String(repeating: "0", count: max(0, places - digits.count)) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(sign)\(whole).\(digits)"
    }

    /// As `short`, with one decimal at least: `3.0`.
    static func mean(_ value: Double) -> String {
        let text = short(value)
        return text.contains(".") || text.contains("e") ? text : text + ".0"
    }
}
