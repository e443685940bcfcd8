/// The words that a picture holds: the bytes, padded, and their Reed–Solomon correction.
enum CodeWords {
    static func of(_ bytes: [UInt8], _ version: CodeVersion) -> [UInt8] {
        var rest = data(bytes, version)[...]
        let blocks = version.blocks.map { count in
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        let corrections = blocks.map { correction(of: $0, count: version.correction) }
        return interleaved(blocks) + interleaved(corrections)
    }

    /// The mode (0100), the number of bytes, the bytes, an end of up to four zeros, and the
    /// two words that fill what is left.
    private static func data(_ bytes: [UInt8], _ version: CodeVersion) -> [UInt8] {
        let capacity = 8 * version.dataWords
        var bits: [Bool] = []
        func put(_ value: Int, _ count: Int) {
            for place in (0..<count).reversed() { bits.append(value >> place & 1 == 1) }
        }
        put(4, 4)
        put(bytes.count, version.countBits)
        for byte in bytes { put(Int(byte), 8) }
        put(0, min(4, capacity - bits.count))
        put(0, (8 - bits.count % 8) % 8)
        var filler = [0xEC, 0x11]
        while bits.count < capacity {
            put(filler[0], 8)
            filler.reverse()
        }
        return stride(from: 0, to: capacity, by: 8).map { start in
            bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }

    /// The first words of all blocks, then the second ones, and so on.
    private static func interleaved(_ blocks: [[UInt8]]) -> [UInt8] {
        let longest = blocks.map(\.count).max() ?? 0
        return (0..<longest).flatMap { place in blocks.compactMap { place < $0.count ? $0[place] : nil } }
    }

    /// The remainder of the data, as a polynomial over GF(256), by (x − 1)(x − α)…(x − αⁿ⁻¹).
    private static func correction(of data: [UInt8], count: Int) -> [UInt8] {
        var divisor: [UInt8] = [1]
        var root: UInt8 = 1
        for _ in 0..<count {
            let shifted = divisor + [0]
            divisor = zip(shifted, [0] + divisor.map { product($0, root) }).map { $0 ^ $1 }
            root = product(root, 2)
        }
        var remainder = data + Array(repeating: 0, count: count)
        for place in data.indices {
            let factor = remainder[place]
            for (offset, word) in divisor.enumerated() { remainder[place + offset] ^= product(word, factor) }
        }
        return Array(remainder.suffix(count))
    }

    /// In GF(256) modulo x⁸ + x⁴ + x³ + x² + 1.
    private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var (product, left, right) = (UInt8(0), left, right)
        while right > 0 {
            if right & 1 == 1 { product ^= left }
            left = left << 1 ^ (left & 0x80 == 0 ? 0 : 0x1D)
            right >>= 1
        }
        return product
    }
}
