import Statistics

/// The shortest text of numbers that come again and again, as scores do.
///
/// Each number has one place, by its bits; a number that finds another there takes it over.
struct NumberCache: Sendable {
    private static let shift = 52
    private static let places = 1 << (64 - shift)
    /// The number's bits, the length of its text, three words of text.
    private static let stride = 5

    /// The longest text of a number has 24 bytes, as `-2.2250738585072014e-308`.
    static let longest = 24

    private var words = [UInt64](repeating: 0, count: places * stride)

    /// Writes the text at `place` of `out`, where `longest` bytes must be free.
    /// - Returns: the place after it; nil where the number has no such text.
    mutating func write(_ number: Double, to out: UnsafeMutableRawBufferPointer, at place: Int) -> Int? {
        guard place + Self.longest <= out.count else { return nil }
        let pattern = number.bitPattern
        let first = Int(truncatingIfNeeded: (pattern &* 0x9E37_79B9_7F4A_7C15) >> UInt64(Self.shift)) * Self.stride
        if words[first] != pattern || words[first + 1] == 0 {
            guard remember(number, at: first) else { return nil }
        }
        out.storeBytes(of: words[first + 2], toByteOffset: place, as: UInt64.self)
        out.storeBytes(of: words[first + 3], toByteOffset: place + 8, as: UInt64.self)
        out.storeBytes(of: words[first + 4], toByteOffset: place + 16, as: UInt64.self)
        return place + Int(truncatingIfNeeded: words[first + 1])
    }

    private mutating func remember(_ number: Double, at first: Int) -> Bool {
        guard let text = number.shortestText, text.utf8.count <= Self.longest else { return false }
        for word in 0..<3 { words[first + 2 + word] = 0 }
        for (index, byte) in text.utf8.enumerated() {
            words[first + 2 + index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
        }
        for word in 0..<3 { words[first + 2 + word] = words[first + 2 + word].littleEndian }
        words[first] = number.bitPattern
        words[first + 1] = UInt64(text.utf8.count)
        return true
    }
}
