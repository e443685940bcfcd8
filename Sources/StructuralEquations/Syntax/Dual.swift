/// A number with its derivatives.
public struct Dual: Hashable, Sendable {
    public let value: Double
    public let slope: [Double]

    public init(_ value: Double, _ count: Int) { self.init(value, slope: [Double](repeating: 0, count: count)) }

    public init(_ value: Double, slope: [Double]) {
        self.value = value
        self.slope = slope
    }

    func scaled(_ factor: Double) -> Dual { Dual(value * factor, slope: slope.map { $0 * factor }) }

    func mapped(_ value: Double, _ derivative: Double) -> Dual { Dual(value, slope: slope.map { $0 * derivative }) }

    func adding(_ other: Dual, times factor: Double) -> Dual {
        Self.combined(self, other, value + factor * other.value, 1, factor)
    }

    static func combined(_ a: Dual, _ b: Dual, _ value: Double, _ byA: Double, _ byB: Double) -> Dual {
        var slope = a.slope
        for index in slope.indices { slope[index] = byA * slope[index] + byB * b.slope[index] }
        return Dual(value, slope: slope)
    }
}
