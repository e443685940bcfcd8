/// The "minimal standard" generator x ← 16807 x mod (2³¹ − 1) (Park and Miller 1988), for lists of
/// resamples that anyone can write down again. Never for drawing anything that matters.
public struct MinimalStandard: Hashable, Sendable {
    public private(set) var state: UInt64

    static let modulus: UInt64 = 2_147_483_647

    /// - Returns: nil unless the seed lies between 1 and 2³¹ − 2.
    public init?(seed: Int) {
        guard seed > 0, seed < Int(Self.modulus) else { return nil }
        state = UInt64(seed)
    }

    /// floor(x / (2³¹ − 1) · n) after one step, in double arithmetic: a zero-based row of n.
    public mutating func row(of n: Int) -> Int {
        state = state &* 16_807 % Self.modulus
        return Int(Double(state) / Double(Self.modulus) * Double(n))
    }
}
