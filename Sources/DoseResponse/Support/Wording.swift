import Statistics

/// "95 % interval".
func intervalHeading(_ level: Double) -> String { "\(levelPercent(level)) % interval" }

/// To so many decimals, as in a sentence.
func rounded(_ value: Double, _ decimals: Int = 2) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let whole = (value * scale).rounded() / scale
    return (whole == 0 ? 0 : whole).shortestText ?? "–"
}

/// A share in percent, as in a sentence.
func percent(_ share: Double) -> String { "\(rounded(100 * share, 1)) %" }

/// "p = 0.03", "p < 0.001".
func pWords(_ p: Double) -> String { p < 0.001 ? "p < 0.001" : "p = \(rounded(p, 3))" }

extension ReadableTable.Cell {
    /// Both ends finite, or the reason that there are none.
    static func ends(_ lower: Double, _ upper: Double, else reason: String) -> ReadableTable.Cell {
        lower.isFinite && upper.isFinite ? .interval(lower, upper) : .missing(reason)
    }

    static func probability(_ p: Double?, else reason: String) -> ReadableTable.Cell {
        p.flatMap { $0.isFinite ? .p($0) : nil } ?? .missing(reason)
    }
}

/// A name as a part of a result's name: a dot would cut it.
func resultWord(_ name: String) -> String { name.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "_") }

/// "a", "a and b", "a, b and c".
func listed(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) and \(last)"
}
