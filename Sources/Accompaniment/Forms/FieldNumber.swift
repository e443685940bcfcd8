import Instruments

/// Numbers in the fields of a page: as a browser sends them, and as people type them.
public enum FieldNumber {
    static let longest = 24

    /// The value of a field: `3`, `-1`, `0.5`; read again, it is the same number.
    public static func text(_ value: Double) -> String {
        if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return "\(whole)" }
        let text = "\(value)"
        let decimals = text.split(separator: ".").last?.utf8.count
        return decimals == 3 ? text + "0" : text
    }

    /// For reading: as `text`, with a true minus.
    public static func shown(_ value: Double) -> String { NumberText.short(value) }

    /// What somebody typed: digits of any script, a point or a comma, a sign; nothing else, and no exponent.
    public static func read(_ typed: some StringProtocol) -> Result<Double, Unreadable> {
        let scalars = Array(typed.unicodeScalars.drop { $0.properties.isWhitespace }.reversed().drop { $0.properties.isWhitespace }.reversed())
        guard !scalars.isEmpty, scalars.count <= longest else { return .failure(.notANumber) }
        var (plain, decimals, hasMark) = ("", 0, false)
        for (place, scalar) in scalars.enumerated() {
            if let digit = digit(scalar) {
                plain += "\(digit)"
                if hasMark { decimals += 1 }
            } else if ".,\u{66B}".unicodeScalars.contains(scalar), !hasMark {
                hasMark = true
                plain += "."
            } else if place == 0, "-−+".unicodeScalars.contains(scalar) {
                if scalar != "+" { plain += "-" }
            } else {
                return .failure(.notANumber)
            }
        }
        guard !hasMark || decimals != 3 else { return .failure(.ambiguous) }
        guard plain.contains(where: \.isNumber), !plain.hasSuffix("."), let value = Double(plain), value.isFinite else {
            return .failure(.notANumber)
        }
        return .success(value == 0 ? 0 : value)
    }

    public enum Unreadable: Error, Hashable, Sendable { case notANumber, ambiguous }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return Int(exactly: value)
    }
}
