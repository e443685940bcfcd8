/// The rows of bootstrap resamples: resample r of n rows is a pure function of seed, r and n.
///
/// Each word of the Philox stream (seed; r, purpose 1) gives k row numbers, k the largest up to 8 with
/// nᵏ ≤ 2⁵⁶: the word times n has the first in its high half and the rest of the chance in its low
/// half, which times n gives the second, and so on. A word whose last low half lies below 2⁶⁴ mod nᵏ is
/// dropped, which makes all nᵏ outcomes exactly alike likely (Brackett-Rozinsky and Lemire 2024; for
/// k = 1 Lemire 2019).
public struct ResampleIndices: Hashable, Sendable {
    public let seed: UInt64
    public let rows: Int
    /// Each stratum of a stratified bootstrap has streams of its own.
    public let stratum: Int
    private let bound: UInt64
    /// k: row numbers a word.
    private let perWord: Int
    /// 2⁶⁴ mod nᵏ.
    private let threshold: UInt64

    /// How many places beyond `rows` a buffer for ``fill(_:resample:)`` has.
    public static let slack = 32

    static let purpose: UInt64 = 1

    /// - Parameter rows: from 1 to 2³² − 1.
    public init(seed: UInt64, rows: Int, stratum: Int = 0) {
        precondition(rows > 0 && rows <= Int(UInt32.max), "Rows are counted in 32 bits.")
        self.seed = seed
        self.rows = rows
        self.stratum = stratum
        bound = UInt64(rows)
        var perWord = 1
        var outcomes = bound
        while perWord < 8, outcomes <= (UInt64(1) << 56) / bound {
            outcomes *= bound
            perWord += 1
        }
        self.perWord = perWord
        threshold = (0 &- outcomes) % outcomes
    }

    /// Writes the zero-based row numbers of one resample to the first `rows` places.
    ///
    /// - Parameter buffer: `rows` + ``slack`` places; what lies beyond `rows` is scratch.
    public func fill(_ buffer: UnsafeMutableBufferPointer<UInt32>, resample: Int) {
        precondition(buffer.count >= rows + Self.slack, "The buffer has no slack.")
        let stream = UInt64(truncatingIfNeeded: resample)
        let stratum = UInt64(truncatingIfNeeded: self.stratum)
        var position = 0
        var block: UInt64 = 0
        while position < rows {
            // Four words side by side keep the multiplier busy.
            var (a, b, c, d) = Philox4x64.words(
                counter: (block, stream, Self.purpose, stratum), key: (seed, 0))
            block &+= 1
            var place = position
            for _ in 0..<perWord {
                buffer[place] = Self.take(&a, bound)
                buffer[place &+ perWord] = Self.take(&b, bound)
                buffer[place &+ 2 &* perWord] = Self.take(&c, bound)
                buffer[place &+ 3 &* perWord] = Self.take(&d, bound)
                place &+= 1
            }
            if min(min(a, b), min(c, d)) >= threshold {
                position &+= 4 &* perWord
            } else {
                closeRanks(buffer, &position, kept: [a, b, c, d].map { $0 >= threshold })
            }
        }
    }

    /// The high half of word · bound; the word becomes the low half.
    @inline(__always)
    private static func take(_ word: inout UInt64, _ bound: UInt64) -> UInt32 {
        let product = word.multipliedFullWidth(by: bound)
        word = product.low
        return UInt32(truncatingIfNeeded: product.high)
    }

    /// Moves the rows of the words that are kept to where those of dropped words stood.
    private func closeRanks(
        _ buffer: UnsafeMutableBufferPointer<UInt32>, _ position: inout Int, kept: [Bool]
    ) {
        let start = position
        for word in kept.indices where kept[word] {
            for index in 0..<perWord {
                buffer[position + index] = buffer[start + word * perWord + index]
            }
            position += perWord
        }
    }

    /// The zero-based row numbers of one resample.
    public func rows(ofResample resample: Int) -> [Int] {
        var buffer = [UInt32](repeating: 0, count: rows + Self.slack)
        buffer.withUnsafeMutableBufferPointer { fill($0, resample: resample) }
        return buffer.prefix(rows).map(Int.init)
    }
}
