import Statistics

/// How much of what a scale shows is the person and not chance: what the correction for
/// unreliability takes off.
public enum MeasureReliability: Hashable, Sendable {
    /// Shares of the variance on each occasion that are not error, above 0 and at most 1.
    case shares(baseline: Double, early: Double, late: Double)
    /// The standard error of measurement in the units of the scale, the same on each occasion.
    case errorOfMeasurement(Double)

    /// The same share on each occasion.
    public static func share(_ value: Double) -> MeasureReliability { .shares(baseline: value, early: value, late: value) }

    /// As numbers, or nil where an error in units is stated.
    func share(on occasion: Occasion) -> Double? {
        guard case .shares(let baseline, let early, let late) = self else { return nil }
        switch occasion {
        case .baseline: return baseline
        case .early: return early
        case .late: return late
        }
    }

    /// What is wrong with it, as the end of a sentence; nil where nothing is.
    var fault: String? {
        switch self {
        case .shares(let baseline, let early, let late):
            [baseline, early, late].allSatisfy { $0 > 0 && $0 <= 1 } ? nil : "reliabilities lie above 0 and are at most 1."
        case .errorOfMeasurement(let error):
            error.isFinite && error >= 0 ? nil : "a standard error of measurement is 0 or more."
        }
    }

    /// In words, for a table of measures.
    public var words: String {
        switch self {
        case .shares(let baseline, let early, let late):
            if baseline == early, early == late { return shortNumber(late) }
            return "\(shortNumber(baseline)) at baseline, \(shortNumber(early)) early, \(shortNumber(late)) late"
        case .errorOfMeasurement(let error): return "standard error of measurement \(shortNumber(error))"
        }
    }
}

/// When a measure was taken, in the order of the design.
public enum Occasion: String, Hashable, Sendable, CaseIterable {
    case baseline, early, late
}

func shortNumber(_ value: Double) -> String {
    let rounded = (value * 1000).rounded() / 1000
    return (rounded.magnitude < 1e12 ? rounded : value).shortestText ?? "not a number"
}
