/// The rows of bootstrap resamples: resample r of n rows is a pure function of seed, r and n.
///
/// Each word of the Philox stream (seed; r, purpose 1) gives two row numbers, from its low and then
/// its high half, by Lemire's multiplication with rejection (2019), so that every row is exactly
/// alike likely.
public struct ResampleIndices: Hashable, Sendable {
    public let seed: UInt64
    public let rows: Int
    private let bound: UInt64
    /// Products whose low half lies below this are drawn again: 2³² mod n.
    private let threshold: UInt32

    /// How many places beyond `rows` a buffer for ``fill(_:resample:)`` has.
    public static let slack = 8

    static let purpose: UInt64 = 1

    /// - Parameter rows: from 1 to 2³² − 1.
    public init(seed: UInt64, rows: Int) {
        precondition(rows > 0 && rows <= Int(UInt32.max), "Rows are counted in 32 bits.")
        self.seed = seed
        self.rows = rows
        bound = UInt64(rows)
        threshold = (0 &- UInt32(rows)) % UInt32(rows)
    }

    /// Writes the zero-based row numbers of one resample to the first `rows` places.
    ///
    /// - Parameter buffer: `rows` + ``slack`` places; what lies beyond `rows` is scratch.
    public func fill(_ buffer: UnsafeMutableBufferPointer<UInt32>, resample: Int) {
        precondition(buffer.count >= rows + Self.slack, "The buffer has no slack.")
        let stream = UInt64(truncatingIfNeeded: resample)
        var position = 0
        var block: UInt64 = 0
        while position < rows {
            let words = Philox4x64.words(counter: (block, stream, Self.purpose, 0), key: (seed, 0))
            block &+= 1
            place(words.0, buffer, &position)
            place(words.1, buffer, &position)
            place(words.2, buffer, &position)
            place(words.3, buffer, &position)
        }
    }

    @inline(__always)
    private func place(
        _ word: UInt64, _ buffer: UnsafeMutableBufferPointer<UInt32>, _ position: inout Int
    ) {
        let low = (word & 0xFFFF_FFFF) &* bound
        let high = (word >> 32) &* bound
        buffer[position] = UInt32(truncatingIfNeeded: low >> 32)
        position &+= UInt32(truncatingIfNeeded: low) >= threshold ? 1 : 0
        buffer[position] = UInt32(truncatingIfNeeded: high >> 32)
        position &+= UInt32(truncatingIfNeeded: high) >= threshold ? 1 : 0
    }

    /// The zero-based row numbers of one resample.
    public func rows(ofResample resample: Int) -> [Int] {
        var buffer = [UInt32](repeating: 0, count: rows + Self.slack)
        buffer.withUnsafeMutableBufferPointer { fill($0, resample: resample) }
        return buffer.prefix(rows).map(Int.init)
    }
}
