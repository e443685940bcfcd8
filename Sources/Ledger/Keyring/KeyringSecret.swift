import Crypto
import Foundation

/// What unlocks a keyring. It never prints itself.
public enum KeyringSecret: Sendable, CustomStringConvertible, CustomReflectable {
    /// Words that an operator types at start; at least 12 characters. They are brought to
    /// Unicode normalization form C first, as RFC 8265 has it, so that a keyboard that writes
    /// an accented letter in two parts opens what another locked. Spaces and case count.
    case passphrase(String)
    /// A file of 32 random bytes, raw or as 64 hexadecimal digits, that only its owner may
    /// open: for a restart without an operator.
    case keyFile(path: String)

    /// The fewest characters of a new passphrase.
    public static let minimumPassphrase = 12
    /// The number of random bytes in a key file.
    static let keyFileBytes = 32

    /// Makes a key file of 64 hexadecimal digits with mode 0600; never overwrites one.
    ///
    /// - Throws: `KeyringError.keyFile`.
    public static func makeKeyFile(at path: String) throws(KeyringError) -> KeyringSecret {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        do {
            try KeyFileAccess.writeNew(Array((HexText.encode(bytes) + "\n").utf8), to: path)
        } catch {
            throw .keyFile(sentence(error, path))
        }
        return .keyFile(path: path)
    }

    /// The secret bytes; of a passphrase, those of its UTF-8.
    func bytes() throws(KeyringError) -> [UInt8] {
        switch self {
        case .passphrase(let words): return Array(words.precomposedStringWithCanonicalMapping.utf8)
        case .keyFile(let path):
            let limit = 2 * Self.keyFileBytes + 1
            let bytes: [UInt8]
            do {
                bytes = try KeyFileAccess.read(path, atMost: limit)
            } catch {
                throw .keyFile(Self.sentence(error, path))
            }
            if bytes.count == Self.keyFileBytes { return bytes }
            let digits = bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
            guard digits.count == 2 * Self.keyFileBytes,
                let key = HexText.decode(String(decoding: digits, as: UTF8.self))
            else {
                throw .keyFile("\(path) must hold 32 bytes or 64 lower-case hexadecimal digits.")
            }
            return key
        }
    }

    /// Refuses a passphrase that is too short to be a new one.
    func checkStrength() throws(KeyringError) {
        if case .passphrase(let words) = self, words.count < Self.minimumPassphrase {
            throw .shortPassphrase
        }
    }

    /// What the secret is, in a sentence.
    var kind: String {
        switch self {
        case .passphrase: "passphrase"
        case .keyFile: "key file"
        }
    }

    private static func sentence(_ error: SigningKeyFileError, _ path: String) -> String {
        switch error {
        case .exists: "\(path) exists already, and a key file is never overwritten; choose another path."
        case .missing: "there is no file \(path)."
        case .permissions(_, let mode): "\(path) is open to others (mode \(mode)); run chmod 600 on it."
        case .system(_, let action, let reason): "\(path) could not be \(action): \(reason)."
        default: "\(path) must be a regular file of 32 bytes or 64 hexadecimal digits."
        }
    }

    public var description: String { kind }

    public var customMirror: Mirror { Mirror(self, children: ["kind": kind]) }
}
