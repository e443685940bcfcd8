/// An item's response scale and code without anything that scoring does not need.
struct ItemLimits: Hashable, Sendable {
    let code: String
    let minimum: Double
    /// Infinite where the scale has no upper end.
    let maximum: Double
    let step: Double
    let hasSkipRule: Bool

    init(_ item: Item, standard: ResponseScale) {
        let scale = item.response ?? standard
        code = item.code
        minimum = scale.minimum
        maximum = scale.maximum ?? .infinity
        step = scale.step
        hasSkipRule = item.skip != nil
    }

    /// minimum + maximum, nil where there is no maximum.
    var reflectionSum: Double? { maximum.isFinite ? minimum + maximum : nil }

    /// Every value, where they are few.
    var values: [Double]? {
        guard maximum.isFinite, step > 0 else { return nil }
        return ResponseScale.values(from: minimum, to: maximum, step: step)
    }

    func isWithin(_ value: Double) -> Bool {
        value.isFinite && value >= minimum && value <= maximum
    }

    func isOnStep(_ value: Double) -> Bool {
        ResponseScale.isOnStep(value, from: minimum, step: step)
    }
}
