import Statistics

/// "95 % interval".
func intervalHeading(_ level: Double) -> String { "\(levelPercent(level)) % interval" }

/// A number in a sentence, with four figures behind the point at most.
func plain(_ value: Double) -> String { ((value * 10_000).rounded() / 10_000).shortestText ?? "–" }

/// A time as part of a result's name: 365 → t365, 1.5 → t1_5, −7 → before7.
func timeName(_ time: Double) -> String {
    let text = (time.magnitude.shortestText ?? "0").split(separator: ".").joined(separator: "_")
    return (time < 0 ? "before" : "t") + text
}

func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }

/// "Weeks" → "weeks", for the middle of a sentence.
func uncapitalised(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.lowercased() + text.dropFirst()
}

extension ReadableTable.Cell {
    static func ends(_ lower: Double?, _ upper: Double?, else reason: String) -> ReadableTable.Cell {
        guard let lower, let upper, lower.isFinite, upper.isFinite else { return .missing(reason) }
        return .interval(lower, upper)
    }

    static func probability(_ value: Double?, else reason: String) -> ReadableTable.Cell {
        guard let value, value.isFinite else { return .missing(reason) }
        return .p(value)
    }
}
