/// Numbers and enumerations as the language writes them; no locale of the machine is asked.
extension Phrases {
    /// A whole number, with the thousands parted from 10,000 on.
    public func number(_ number: Int) -> String {
        (number < 0 ? "\u{2212}" : "") + grouped(String(number.magnitude))
    }

    /// A number with so many decimals, rounded half away from zero as the eye expects; nil unless it is
    /// finite and of a size that people read.
    public func number(_ number: Double, decimals: Int) -> String? {
        guard number.isFinite, abs(number) < 1e12 else { return nil }
        let places = min(max(decimals, 0), 3)
        let scale = [1.0, 10, 100, 1000][places]
        guard let whole = Int64(exactly: (abs(number) * scale).rounded(.toNearestOrAwayFromZero)) else { return nil }
        let step = Int64(scale)
        let sign = number < 0 && whole > 0 ? "\u{2212}" : ""
        let front = grouped(String(whole / step))
        guard places > 0 else { return sign + front }
        let digits = String(whole % step)
        return sign + front + self["calendar.decimalSign"] + String(repeating: "0", count: places - digits.count) + digits
    }

    /// "bread", "bread and salt", "bread, salt and water".
    public func list(_ parts: [String]) -> String {
        guard let last = parts.last else { return "" }
        let before = parts.dropLast().joined(separator: self["calendar.listComma"])
        return before.isEmpty ? last : self("calendar.listEnd", ["before": before, "last": last])
    }

    private func grouped(_ digits: String) -> String {
        guard digits.utf8.count > 4 else { return digits }
        let sign = self["calendar.thousandsSign"]
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.utf8.count - index) % 3 == 0 { out += sign }
            out.append(digit)
        }
        return out
    }
}
