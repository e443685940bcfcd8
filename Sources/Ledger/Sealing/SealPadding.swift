/// Hides how long a content is: four bytes of length, the content, then zeros up to the
/// next size class.
///
/// The smallest class is 256 bytes. Above it, classes lie an eighth of the power of two
/// below apart (288, 320, … 512, 576, …), so that padding adds at most 12.5 % and a length
/// tells no more than one of eight steps an octave.
enum SealPadding {
    static let smallestClass = 256
    static let prefixByteCount = 4

    /// The class of a content of `count` bytes, prefix included.
    static func paddedCount(_ count: Int) -> Int {
        let framed = count + prefixByteCount
        guard framed > smallestClass else { return smallestClass }
        // The greatest power of two below `framed`; it is at least 256 here.
        let power = 1 << (Int.bitWidth - 1 - (framed - 1).leadingZeroBitCount)
        let step = power / 8
        return (framed + step - 1) / step * step
    }

    static func pad(_ content: [UInt8]) -> [UInt8] {
        let size = paddedCount(content.count)
        var writer = ByteWriter(capacity: size)
        writer.putBlock(content)
        writer.put([UInt8](repeating: 0, count: size - content.count - prefixByteCount))
        return writer.bytes
    }

    /// The content; nil unless `padded` is exactly what `pad` would write for it.
    static func unpad(_ padded: [UInt8]) -> [UInt8]? {
        var reader = ByteReader(padded)
        guard let count = reader.takeLength(), count <= reader.remaining,
            paddedCount(count) == padded.count, let content = reader.take(count),
            let rest = reader.take(reader.remaining), rest.allSatisfy({ $0 == 0 })
        else { return nil }
        return Array(content)
    }
}
