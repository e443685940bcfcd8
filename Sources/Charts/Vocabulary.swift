/// Which way a score gets better, for the note beside the axis.
public enum ScoreDirection: Sendable, Hashable {
    case lowerIsBetter, higherIsBetter

    public var words: String {
        switch self {
        case .lowerIsBetter: "lower is better"
        case .higherIsBetter: "higher is better"
        }
    }
}

/// A session (dosing) day on the time axis.
public struct SessionMark: Sendable, Hashable {
    /// Weeks since the start of the axis; may be a fraction.
    public var week: Double
    /// Short, e.g. "Session 1".
    public var label: String

    public init(week: Double, label: String) {
        self.week = week
        self.label = label
    }
}

/// One measured (or missed) occasion of one score of one person.
public struct Occasion: Sendable, Hashable {
    public var week: Double
    /// e.g. "Baseline", "After session 1".
    public var label: String
    /// nil where there is no score.
    public var score: Double?
    /// Why there is none, e.g. "visit missed: travelling".
    public var reason: String?

    public init(week: Double, label: String, score: Double?, reason: String? = nil) {
        self.week = week
        self.label = label
        self.score = score
        self.reason = reason
    }
}

/// The two sides of self-compassion. Uncompassionate facets are shown as answered: higher is harsher.
public enum FacetSide: Sendable, Hashable {
    case compassionate, uncompassionate

    public var words: String {
        switch self {
        case .compassionate: "compassionate: higher is kinder"
        case .uncompassionate: "uncompassionate: higher is harsher"
        }
    }
}

/// An estimate with its interval or its standard error; what is missing is nil.
public struct ChartEstimate: Sendable, Hashable {
    public var estimate: Double?
    public var lower: Double?
    public var upper: Double?
    public var standardError: Double?

    public init(
        _ estimate: Double?, lower: Double? = nil, upper: Double? = nil,
        standardError: Double? = nil
    ) {
        self.estimate = estimate
        self.lower = lower
        self.upper = upper
        self.standardError = standardError
    }

    /// Both ends, in order, if both can be drawn.
    package var interval: (lower: Double, upper: Double)? {
        guard let low = lower.drawable, let high = upper.drawable else { return nil }
        return (min(low, high), max(low, high))
    }

    /// True when the interval includes `value`; nil without an interval.
    package func includes(_ value: Double) -> Bool? {
        interval.map { $0.lower <= value && value <= $0.upper }
    }

    /// "−9.2 (−13.1 to −5.4)", "−9.2 (SE 1.9)", "−9.2" or "not available".
    package func words(decimals: Int) -> String {
        guard let value = estimate.drawable else { return estimate.missingWords(nil) }
        let number = ChartNumber.text(value, decimals: decimals)
        guard let spread = spreadWords(decimals: decimals) else { return number }
        return "\(number) (\(spread))"
    }

    package func spreadWords(decimals: Int) -> String? {
        if let interval {
            return ChartNumber.interval(interval.lower, interval.upper, decimals: decimals)
        }
        guard let error = standardError.drawable else { return nil }
        return "SE " + ChartNumber.text(error, decimals: decimals)
    }
}
