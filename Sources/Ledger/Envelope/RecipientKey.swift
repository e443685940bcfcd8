import Crypto
import Foundation

/// For whom an envelope is closed: anybody may close one, and only the holder of the private
/// key opens it.
public struct RecipientKey: Hashable, Sendable, CustomStringConvertible {
    let bytes: [UInt8]

    static let prefix = "maitri-recipient:"

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads what `description` writes.
    ///
    /// - Throws: `EnvelopeError.notAKey`.
    public init(text: String) throws(EnvelopeError) {
        guard text.hasPrefix(Self.prefix), let bytes = Base64Text.decode(text.utf8.dropFirst(Self.prefix.utf8.count)),
            bytes.count == 32, (try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)) != nil
        else { throw .notAKey }
        self.bytes = bytes
    }

    public var description: String { Self.prefix + Base64Text.encode(bytes) }

    var publicKey: Curve25519.KeyAgreement.PublicKey {
        get throws(EnvelopeError) {
            do { return try Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes) } catch { throw .notAKey }
        }
    }
}

/// The key that opens envelopes, in a file of its own: it belongs on another machine than the
/// one that makes the backups. It never prints itself.
public struct RecipientPrivateKey: Sendable, CustomStringConvertible, CustomReflectable {
    let key: Curve25519.KeyAgreement.PrivateKey

    private static let heading = "maitri recipient key 1"

    public var recipient: RecipientKey { RecipientKey(bytes: Array(key.publicKey.rawRepresentation)) }

    /// Makes a key in a new file of mode 0600; never overwrites one.
    ///
    /// - Throws: `EnvelopeError.keyFile`.
    public static func create(at path: String) throws(EnvelopeError) -> RecipientPrivateKey {
        let key = RecipientPrivateKey(key: Curve25519.KeyAgreement.PrivateKey())
        let text = "\(heading)\n\(Base64Text.encode(Array(key.key.rawRepresentation)))\n"
        do { try KeyFileAccess.writeNew(Array(text.utf8), to: path) } catch { throw .keyFile("\(error)") }
        return key
    }

    /// - Throws: `EnvelopeError.keyFile`.
    public static func read(at path: String) throws(EnvelopeError) -> RecipientPrivateKey {
        let bytes: [UInt8]
        do { bytes = try KeyFileAccess.read(path, atMost: 4096) } catch { throw .keyFile("\(error)") }
        let lines = TextLines.split(String(decoding: bytes, as: UTF8.self))
        guard lines.count == 3, lines[0] == heading, lines[2].isEmpty, let secret = Base64Text.decode(lines[1].utf8[...]),
            let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret)
        else { throw .keyFile("\(path) is not a recipient's key: line 1 is \"\(heading)\", line 2 the key.") }
        return RecipientPrivateKey(key: key)
    }

    public var description: String { "private key of \(recipient)" }
    public var customMirror: Mirror { Mirror(self, children: ["recipient": recipient]) }
}
