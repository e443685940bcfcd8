import Crypto
public import StudyDesign

/// Codes by time (RFC 6238): HMAC-SHA-1, six digits, thirty seconds.
public enum TimeCode {
    static let secondsPerStep: Int64 = 30
    private static let digits = 6

    /// The code of one step, six digits.
    public static func code(of secret: TimeCodeSecret, step: Int64) -> String {
        let text = String(value(of: secret.bytes, step: step) % 1_000_000)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The thirty seconds in which a moment falls.
    public static func step(at moment: Instant) -> Int64 {
        let milliseconds = secondsPerStep * 1000
        let (quotient, rest) = moment.milliseconds.quotientAndRemainder(dividingBy: milliseconds)
        return rest < 0 ? quotient - 1 : quotient
    }

    /// The step for which `typed` is right: now, just before or just after, the newest first.
    /// Spaces between the digits make no difference. Every candidate is looked at, whichever fits.
    public static func step(of typed: String, made secret: TimeCodeSecret, around moment: Instant) -> Int64? {
        guard typed.utf8.count <= 20 else { return nil }
        let given = Array(typed.utf8.filter { $0 != UInt8(ascii: " ") })
        let current = step(at: moment)
        var found: Int64?
        for step in [current - 1, current, current + 1] where isSame(given, Array(code(of: secret, step: step).utf8)) {
            found = step
        }
        return found
    }

    /// What authenticators read from a link or a picture. Neither the study nor the system is
    /// named in it: the label is what others see on the phone.
    public static func address(of secret: TimeCodeSecret, label: String) -> String {
        let key = Base32Text.encode(secret.bytes)
        return "otpauth://totp/\(escaped(label))?secret=\(key)&algorithm=SHA1&digits=6&period=30"
    }

    /// The truncation of RFC 4226, section 5.3.
    package static func value(of secret: [UInt8], step: Int64) -> UInt32 {
        let code = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: FieldCoding.bytes(step), using: SymmetricKey(data: secret)))
        let offset = Int(code[19] & 15)
        let bytes = code[offset..<offset + 4]
        return bytes.reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    }

    private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func escaped(_ label: String) -> String {
        label.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            if byte < 128, character.isLetter || character.isNumber || "-._~".contains(character) { return String(character) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }
}
