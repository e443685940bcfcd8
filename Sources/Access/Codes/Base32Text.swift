/// Base 32 without padding (RFC 4648, section 6), as authenticators read it.
package enum Base32Text {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    package static func encode(_ bytes: [UInt8], digits: [UInt8]? = nil) -> String {
        let digits = digits ?? Self.digits
        var text: [UInt8] = []
        var bits: UInt32 = 0
        var held: UInt32 = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            held += 8
            while held >= 5 {
                held -= 5
                text.append(digits[Int(bits >> held & 31)])
            }
            bits &= (1 << held) - 1
        }
        if held > 0 { text.append(digits[Int(bits << (5 - held) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}
