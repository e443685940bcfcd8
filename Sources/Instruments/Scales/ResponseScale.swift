/// The values that an answer may take.
public struct ResponseScale: Hashable, Codable, Sendable {
    public let kind: ResponseKind
    public let minimum: Double
    /// nil where the scale has no upper end, as for a count of drinks.
    public let maximum: Double?
    /// The distance between two neighboring values; 0 where every value in the range is possible.
    public let step: Double
    /// The values that carry a printed label on the form (the labels themselves are wording).
    public let labeledSteps: [Double]
    /// What is counted, and from where, in our words: `standard drinks`. nil where the values
    /// have no unit.
    public let unit: String?

    init(
        kind: ResponseKind, minimum: Double, maximum: Double?, step: Double,
        labeledSteps: [Double] = [], unit: String? = nil
    ) {
        self.kind = kind
        self.minimum = minimum
        self.maximum = maximum
        self.step = step
        self.labeledSteps = labeledSteps
        self.unit = unit
    }
}

public enum ResponseKind: String, Hashable, Codable, Sendable, CaseIterable {
    case likert, clinicianRating, binary, visualAnalog, count
}

extension ResponseScale {
    /// Reversed answer = minimum + maximum − answer; nil where there is no maximum.
    public var reflectionSum: Double? { maximum.map { minimum + $0 } }

    public func accepts(_ value: Double) -> Bool { isWithin(value) && isOnStep(value) }

    package func isWithin(_ value: Double) -> Bool {
        value.isFinite && value >= minimum && value <= maximum ?? .infinity
    }

    package func isOnStep(_ value: Double) -> Bool {
        Self.isOnStep(value, from: minimum, step: step)
    }

    static func isOnStep(_ value: Double, from minimum: Double, step: Double) -> Bool {
        guard step > 0 else { return true }
        let steps = (value - minimum) / step
        return (steps - steps.rounded()).magnitude <= 1e-9 * max(1, steps.magnitude)
    }

    /// Every value in ascending order, where they are few enough for radio buttons.
    public var values: [Double]? {
        guard let maximum, step > 0 else { return nil }
        return Self.values(from: minimum, to: maximum, step: step)
    }

    static func values(from minimum: Double, to maximum: Double, step: Double) -> [Double]? {
        let count = ((maximum - minimum) / step).rounded()
        guard count >= 0, count <= 100 else { return nil }
        return stride(from: 0.0, through: count, by: 1).map { minimum + $0 * step }
    }

    /// `0 or more in steps of 0.1 (standard drinks)`: the description and the unit.
    public var fullDescription: String { unit.map { "\(description) (\($0))" } ?? description }

    /// `1 to 5 in steps of 1`, for sentences.
    public var description: String {
        let range =
            maximum.map { "\(NumberText.short(minimum)) to \(NumberText.short($0))" }
            ?? "\(NumberText.short(minimum)) or more"
        return step > 0 ? "\(range) in steps of \(NumberText.short(step))" : range
    }
}
