/// Numbers as people read them in a chart: fixed decimals, a true minus sign, no locale.
public enum ChartNumber {
    /// The largest magnitude a chart draws. No questionnaire, count or coefficient comes near it; a
    /// number beyond is drawn as missing, in words, because it is a fault upstream.
    public static let largestDrawn: Double = 1e12

    /// `value` with exactly `decimals` decimals (0 to 12), U+2212 for minus, never "−0.0".
    ///
    /// Rounding is of the exact binary value, ties to even, as C's `printf` does it. A number that is not
    /// finite is "not available"; from 10^12 on a power of ten is written ("1.2 × 10^15").
    public static func text(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return "not available" }
        guard abs(value) < largestDrawn else { return powerText(value) }
        let digits = plainDigits(abs(value), decimals: min(max(decimals, 0), 12))
        let isZero = !digits.contains { $0 != "0" && $0 != "." }
        return value < 0 && !isZero ? "\u{2212}" + digits : digits
    }

    /// The same with another mark before the decimals, for readers whose language has one.
    public static func text(_ value: Double, decimals: Int, mark: String) -> String {
        let text = text(value, decimals: decimals)
        return mark == "." || text.contains("^") || !value.isFinite ? text : text.map { $0 == "." ? mark : String($0) }.joined()
    }

    /// An interval in words: "15.4 to 23.8" (a dash would be mistaken for a minus sign).
    public static func interval(_ lower: Double, _ upper: Double, decimals: Int) -> String {
        text(lower, decimals: decimals) + " to " + text(upper, decimals: decimals)
    }

    /// A coordinate for markup: at most two decimals, ASCII minus, no trailing zeros.
    package static func coordinate(_ value: Double) -> String {
        guard value.isFinite, abs(value) < largestDrawn else { return "0" }
        var digits = plainDigits(abs(value), decimals: 2)
        while digits.hasSuffix("0") { digits.removeLast() }
        if digits.hasSuffix(".") { digits.removeLast() }
        return value < 0 && digits != "0" ? "-" + digits : digits
    }

    private static func plainDigits(_ magnitude: Double, decimals: Int) -> String {
        let places = magnitude < 1e3 ? decimals : min(decimals, 6)
        var factor = 1.0
        for _ in 0..<places { factor *= 10 }
        let product = magnitude * factor
        // The part of the exact product that did not fit: decides a tie that is not truly one.
        let lost = (-product).addingProduct(magnitude, factor)
        var whole = product.rounded(.down)
        let rest = product - whole
        let isOdd = whole.truncatingRemainder(dividingBy: 2) == 1
        if rest > 0.5 || (rest == 0.5 && (lost > 0 || (lost == 0 && isOdd))) { whole += 1 }
        guard let units = UInt64(exactly: whole) else { return powerText(magnitude) }
        var digits = String(units)
        if decimals > 0 {
            while digits.count <= places { digits = "0" + digits }
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
            digits += String(repeating: "0", count: decimals - places)
        }
        return digits
    }

    private static func powerText(_ value: Double) -> String {
        var mantissa = abs(value)
        var exponent = 0
        while mantissa >= 10 {
            mantissa /= 10
            exponent += 1
        }
        if mantissa >= 9.95 {
            mantissa = 1
            exponent += 1
        }
        let sign = value < 0 ? "\u{2212}" : ""
        return "\(sign)\(plainDigits(mantissa, decimals: 1)) \u{00D7} 10^\(exponent)"
    }
}

extension Optional where Wrapped == Double {
    /// The value if a chart can draw it: present, finite and not absurdly large.
    package var drawable: Double? {
        guard let self, self.isFinite, abs(self) < ChartNumber.largestDrawn else { return nil }
        return self
    }

    /// Why there is nothing to draw, in words; the caller's reason first.
    package func missingWords(_ reason: String?) -> String {
        if let reason, !reason.isEmpty { return reason }
        guard let self else { return "not available" }
        return self.isFinite ? "too large to draw" : "not a finite number"
    }
}
