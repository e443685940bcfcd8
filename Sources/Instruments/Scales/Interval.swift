/// A stretch of numbers whose ends may belong to it or not; an absent end is open without limit.
public struct Interval: Hashable, Sendable {
    public struct End: Hashable, Sendable {
        public let value: Double
        public let isIncluded: Bool
    }

    public let lower: End?
    public let upper: End?

    public func contains(_ value: Double) -> Bool {
        if let lower, value < lower.value || (value == lower.value && !lower.isIncluded) {
            return false
        }
        if let upper, value > upper.value || (value == upper.value && !upper.isIncluded) {
            return false
        }
        return true
    }

    /// Whether nothing at all lies between the ends.
    var isEmpty: Bool {
        guard let lower, let upper else { return false }
        return lower.value > upper.value
            || (lower.value == upper.value && !(lower.isIncluded && upper.isIncluded))
    }

    /// How this interval meets the one that should follow it.
    func meeting(_ next: Interval) -> Meeting {
        guard let upper, let lower = next.lower else { return .overlap }
        if upper.value > lower.value { return .overlap }
        if upper.value < lower.value { return .gap }
        if upper.isIncluded && lower.isIncluded { return .overlap }
        return upper.isIncluded || lower.isIncluded ? .exact : .gap
    }

    enum Meeting { case exact, gap, overlap }

    /// `from 5 to below 10`, for sentences.
    public var description: String {
        let from = lower.map { ($0.isIncluded ? "from " : "above ") + NumberText.short($0.value) }
        let to = upper.map { ($0.isIncluded ? "to " : "to below ") + NumberText.short($0.value) }
        return [from, to].compactMap(\.self).joined(separator: " ")
    }
}
