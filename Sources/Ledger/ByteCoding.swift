/// Appends big-endian integers and length-prefixed blocks.
package struct ByteWriter {
    package private(set) var bytes: [UInt8] = []

    package init(capacity: Int) { bytes.reserveCapacity(capacity) }

    package mutating func put(_ byte: UInt8) { bytes.append(byte) }

    package mutating func put(_ block: [UInt8]) { bytes.append(contentsOf: block) }

    package mutating func put(_ value: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
        }
    }

    /// A block of at most 2³² − 1 bytes: four bytes of length, then the bytes.
    /// Callers have checked the length against the format's limits.
    package mutating func putBlock(_ block: some Collection<UInt8>) {
        let length = UInt32(truncatingIfNeeded: block.count)
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: length >> UInt32(shift)))
        }
        bytes.append(contentsOf: block)
    }
}

/// Takes big-endian integers and blocks from the front; nil at the end, never a trap.
package struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var remaining: Int { bytes.count - position }

    package mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= remaining else { return nil }
        defer { position += count }
        return bytes[position..<position + count]
    }

    package mutating func takeByte() -> UInt8? { take(1)?.first }

    package mutating func takeInteger() -> UInt64? {
        take(8)?.reduce(0) { $0 << 8 | UInt64($1) }
    }

    package mutating func takeLength() -> Int? {
        take(4)?.reduce(0) { $0 << 8 | Int($1) }
    }
}
