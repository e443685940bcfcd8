/// What a comparison of two nested fits needs (`compare: [a, b]`).
public struct NestedFit: Hashable, Sendable {
    /// Minus twice the log-likelihood, or the chi-square of a structural equation model.
    public let badness: Double
    /// Parameters that are estimated.
    public let parameters: Int
    /// How many rows were analysed.
    public let rows: Int
    /// Of the outcomes in these rows: fits of different rows are not compared.
    public let rowsDigest: RowsDigest
    /// What was maximised ("REML of y ~ a"); fits by different criteria are not compared.
    public let criterion: String
    /// Names of what the model is made of; empty where they do not tell whether models are nested.
    public let terms: [String]
    /// Further terms that are special cases of this model's.
    public let covers: [String]
    /// Variances of random effects: one that the smaller model lacks is tested at its boundary, 0.
    public let variances: Int
    /// Scaling factor of a robust statistic, and the degrees of freedom it belongs to.
    public let scaling: Scaling?

    public struct Scaling: Hashable, Sendable {
        public let factor: Double
        public let degreesOfFreedom: Int

        public init(factor: Double, degreesOfFreedom: Int) {
            self.factor = factor
            self.degreesOfFreedom = degreesOfFreedom
        }
    }

    public init(
        badness: Double, parameters: Int, rows: Int, rowsDigest: RowsDigest, criterion: String, terms: [String] = [],
        covers: [String] = [], variances: Int = 0, scaling: Scaling? = nil
    ) {
        self.badness = badness
        self.parameters = parameters
        self.rows = rows
        self.rowsDigest = rowsDigest
        self.criterion = criterion
        self.terms = terms
        self.covers = covers
        self.variances = variances
        self.scaling = scaling
    }
}

/// 64 bits that two lists of numbers share when they are the same, and otherwise by a chance of
/// 2⁻⁶⁴ (the mixing of Steele, Lea and Flood 2014).
public struct RowsDigest: Hashable, Sendable {
    public private(set) var value: UInt64 = 0

    public init() {}

    public init(_ numbers: [Double]) { for number in numbers { add(number) } }

    /// 0 and −0 are the same number.
    public mutating func add(_ number: Double) { add((number + 0).bitPattern) }

    public mutating func add(_ bits: UInt64) {
        var z = (value ^ bits) &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        value = z ^ (z >> 31)
    }
}
