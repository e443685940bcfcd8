/// The answers that an item takes.
struct SecondItem: Sendable, Equatable {
    let low: Double
    /// nil where there is no upper end.
    let high: Double?
    /// 0 where every value of the range may be given.
    let step: Double

    /// What the tests try: every step of a scale with an upper end, quarters where there are no
    /// steps, and up to 120 steps, or whole numbers, where there is no end.
    var width: Int {
        guard let high else { return 120 }
        return Int(((high - low) / grid).rounded())
    }

    /// Value number `place` of `width + 1`.
    func value(_ place: Int) -> Double { low + Double(place) * grid }

    private var grid: Double { step > 0 ? step : high == nil ? 1 : 0.25 }
}
