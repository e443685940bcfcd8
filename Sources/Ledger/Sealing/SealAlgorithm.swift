/// How a content is committed to and sealed. The identifier is stored beside what was
/// sealed, so that a second algorithm can be added without guessing about old records.
public enum SealAlgorithm: String, Hashable, Codable, Sendable, CaseIterable {
    /// A commitment by HMAC-SHA256; from it a key and a nonce of the box's own by
    /// HKDF-SHA256 (RFC 5869); the box by AES-256-GCM (NIST SP 800-38D).
    ///
    /// The commitment takes the place of chance, as in SIV mode (RFC 5297): a machine that
    /// repeats its random numbers cannot use a nonce for two contents.
    case hmacSHA256WithAES256GCM = "hmac-sha256+aes-256-gcm"

    /// The identifier's byte inside a sealed content.
    var code: UInt8 {
        switch self {
        case .hmacSHA256WithAES256GCM: 1
        }
    }

    init?(code: UInt8) {
        guard let match = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = match
    }

    /// The bytes of the authentication tag at the end of a box.
    static let tagByteCount = 16
}
