/// How a ledger's tree is hashed. The identifier is stored beside what was hashed, so
/// that a second algorithm can be added without guessing about old records.
public enum HashAlgorithm: String, Hashable, Codable, Sendable, CaseIterable {
    /// The Merkle tree of RFC 6962, section 2.1, with SHA-256.
    case rfc6962SHA256 = "rfc6962-sha256"

    /// The identifier's byte inside an encoded ledger entry.
    var code: UInt8 {
        switch self {
        case .rfc6962SHA256: 1
        }
    }

    init?(code: UInt8) {
        guard let match = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = match
    }
}

/// How a checkpoint is signed.
public enum SignatureAlgorithm: String, Hashable, Codable, Sendable, CaseIterable {
    /// Ed25519 over the note text (RFC 8032; C2SP signed-note, type 0x01).
    case ed25519

    /// The signature type byte of the C2SP signed-note specification.
    var noteType: UInt8 {
        switch self {
        case .ed25519: 0x01
        }
    }

    /// The length of a public key, in bytes.
    var publicKeyByteCount: Int {
        switch self {
        case .ed25519: 32
        }
    }

    init?(noteType: UInt8) {
        guard let match = Self.allCases.first(where: { $0.noteType == noteType }) else {
            return nil
        }
        self = match
    }
}
