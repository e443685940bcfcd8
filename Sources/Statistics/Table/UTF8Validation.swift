/// The offset of the first byte in `range` that no well-formed UTF-8 has there, or nil.
///
/// Source: The Unicode Standard 15.0, section 3.9, table 3-7 (well-formed byte sequences): no
/// overlong forms, no surrogates, nothing above U+10FFFF.
func firstInvalidUTF8(in bytes: [UInt8], range: Range<Int>) -> Int? {
    var position = range.lowerBound
    while position < range.upperBound {
        let lead = bytes[position]
        let second: ClosedRange<UInt8>
        let following: Int
        switch lead {
        case 0x00...0x7F:
            position += 1
            continue
        case 0xC2...0xDF: (following, second) = (1, 0x80...0xBF)
        case 0xE0: (following, second) = (2, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: (following, second) = (2, 0x80...0xBF)
        case 0xED: (following, second) = (2, 0x80...0x9F)
        case 0xF0: (following, second) = (3, 0x90...0xBF)
        case 0xF1...0xF3: (following, second) = (3, 0x80...0xBF)
        case 0xF4: (following, second) = (3, 0x80...0x8F)
        default: return position
        }
        guard position + following < range.upperBound, second.contains(bytes[position + 1]) else {
            return position
        }
        for offset in stride(from: 2, through: following, by: 1)
        where !(0x80...0xBF).contains(bytes[position + offset]) {
            return position
        }
        position += 1 + following
    }
    return nil
}
