/// A stream of random numbers that is a pure function of its seed, its number and its purpose.
///
/// The words are those of ``Philox4x64`` under the key (seed, 0), at the counters
/// (0, stream, purpose, 0), (1, stream, purpose, 0), …: streams never overlap, and the tenth person
/// of a simulation draws the same numbers whether or not the ninth was drawn.
public struct RandomStream: Hashable, Sendable, RandomNumberGenerator {
    public let seed: UInt64
    public let stream: UInt64
    public let purpose: UInt64
    private var block: UInt64 = 0
    private var buffer: SIMD4<UInt64> = .zero
    private var used = 4

    public init(seed: UInt64, stream: UInt64, purpose: UInt64 = 0) {
        self.seed = seed
        self.stream = stream
        self.purpose = purpose
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        if used == 4 {
            let words = Philox4x64.words(counter: (block, stream, purpose, 0), key: (seed, 0))
            buffer = SIMD4(words.0, words.1, words.2, words.3)
            block &+= 1
            used = 0
        }
        defer { used += 1 }
        return buffer[used]
    }

    /// Uniform on the multiples of 2⁻⁵³ in [0, 1).
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Uniform on 0, 1, …, bound − 1 without bias (Lemire 2019, algorithm 5). `bound` is above 0.
    public mutating func index(below bound: Int) -> Int {
        precondition(bound > 0, "There is no index below 0.")
        let range = UInt64(bound)
        var product = next().multipliedFullWidth(by: range)
        if product.low < range {
            let threshold = (0 &- range) % range
            while product.low < threshold { product = next().multipliedFullWidth(by: range) }
        }
        return Int(product.high)
    }

    /// Standard normal: the quantile of one uniform number in the middle of its cell, so that one
    /// draw uses one word and never gives an infinity.
    public mutating func normal() -> Double {
        let middle = (Double(next() >> 11) + 0.5) * 0x1p-53
        return Normal.standard.quantile(middle) ?? 0
    }

    /// Whether an event of this probability happens.
    public mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

    /// The elements in random order, every order alike (Durstenfeld 1964).
    public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for last in stride(from: result.count - 1, to: 0, by: -1) {
            result.swapAt(last, index(below: last + 1))
        }
        return result
    }
}
