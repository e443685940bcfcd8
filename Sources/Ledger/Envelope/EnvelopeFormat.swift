import Crypto
import Foundation

/// An envelope: a file that only its recipient reads. Its parts cannot be changed, moved, cut
/// or mixed with another's without that being noticed. Anybody may close a whole new one: who
/// made what is inside is for the ledger's signed checkpoints to say.
///
/// HPKE (RFC 9180) in base mode with X25519, HKDF-SHA256 and ChaCha20-Poly1305. After the
/// head come frames of up to 64 KiB, each sealed with the next number of the HPKE context;
/// the first byte inside says whether it is the last.
///
/// | bytes | content |
/// |---|---|
/// | 8 | `MTRIENV1` |
/// | 32 | HPKE's encapsulated key |
/// | 4 + n, repeated | a frame: length, cipher text with its tag |
enum EnvelopeFormat {
    static let magic = Array("MTRIENV1".utf8)
    static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly
    static let info = Data("maitri envelope 1".utf8)
    static let frameBytes = 65_536
    static let tagBytes = 16
}

/// Why an envelope cannot be closed or opened. No message tells a content.
public enum EnvelopeError: Error, Hashable, Sendable, CustomStringConvertible {
    case notAKey
    case keyFile(String)
    case file(String)
    /// The file does not begin as an envelope does.
    case notAnEnvelope(String)
    /// It is for somebody else, or its beginning was changed.
    case notForThisKey(String)
    /// A frame does not open: it was changed, moved, or is another file's.
    case damaged(String, frame: Int)
    /// The last frame is missing.
    case cutShort(String)
    /// Bytes follow the last frame.
    case tooLong(String)

    public var description: String {
        switch self {
        case .notAKey: "This is not a recipient's key; it reads \(RecipientKey.prefix) and 44 characters."
        case .keyFile(let sentence): sentence
        case .file(let sentence): sentence
        case .notAnEnvelope(let path): "\(path) is not an encrypted backup of this program."
        case .notForThisKey(let path): "\(path) does not open with this key: it is for another recipient, or its beginning was changed."
        case .damaged(let path, let frame): "\(path) is damaged in part \(frame + 1), or parts were exchanged. Use another copy."
        case .cutShort(let path): "\(path) ends early: its last part is missing. Use another copy."
        case .tooLong(let path): "\(path) goes on behind its end. Use another copy."
        }
    }
}
