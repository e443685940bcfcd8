/// A number as a file shows it: its value and how many decimals stand there. How far a printed
/// value may lie from the true one follows from the decimals.
struct PrintedNumber: Hashable, Sendable {
    let value: Double
    /// nil for a number with an exponent.
    let decimals: Int?

    /// Digits with at most one decimal mark and an exponent; a decimal comma where `commas`.
    init?(_ field: String, commas: Bool) {
        var plain = ""
        var decimals: Int?
        var hasExponent = false
        for character in field {
            switch character {
            case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9":
                if !hasExponent, let sofar = decimals { decimals = sofar + 1 }
                plain.append(character)
            case "+", "-": plain.append(character)
            case ".", ",":
                guard character == "." || commas, decimals == nil, !hasExponent else { return nil }
                decimals = 0
                plain.append(".")
            case "e", "E":
                guard !hasExponent else { return nil }
                hasExponent = true
                plain.append("e")
            default: return nil
            }
        }
        guard let number = Double(plain), number.isFinite else { return nil }
        value = number
        self.decimals = hasExponent ? nil : decimals ?? 0
    }

    /// A value that was computed, not printed.
    init(_ value: Double) {
        self.value = value
        decimals = nil
    }

    /// Half a unit of the last decimal, and a hair for the arithmetic.
    var tolerance: Double {
        let hair = 1e-9 * max(1, value.magnitude)
        guard let decimals, decimals < 12 else { return hair }
        // A whole number is taken as exact: a mean of 3 is 3, and a sum has no other form.
        guard decimals > 0 else { return hair }
        var unit = 1.0
        for _ in 0..<decimals { unit /= 10 }
        return unit / 2 + hair
    }
}
