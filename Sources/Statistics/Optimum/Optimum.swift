/// Where a minimisation ended, and how.
public struct Optimum: Hashable, Sendable {
    public let point: [Double]
    public let value: Double
    public let gradient: [Double]
    public let iterations: Int
    /// Whether ``decrement`` fell below the tolerance asked for.
    public let isConverged: Bool
    /// What a further full step would still gain, about g' H⁻¹ g / 2, in units of the function.
    public let decrement: Double
    /// One line for each method tried.
    public let diary: [String]

    public init(
        point: [Double], value: Double, gradient: [Double], iterations: Int, isConverged: Bool, decrement: Double,
        diary: [String]
    ) {
        self.point = point
        self.value = value
        self.gradient = gradient
        self.iterations = iterations
        self.isConverged = isConverged
        self.decrement = decrement
        self.diary = diary
    }

    public var largestGradient: Double { gradient.reduce(0) { max($0, $1.magnitude) } }
}

/// A function to be minimised at one point, as far as it is known there.
public struct Slope: Sendable {
    public var value: Double
    public var gradient: [Double]

    public init(value: Double, gradient: [Double]) {
        self.value = value
        self.gradient = gradient
    }

    public var isFinite: Bool { value.isFinite && gradient.allSatisfy(\.isFinite) }
}
