/// Why a signing key's file is not written or not used. No message shows any of the key.
public enum SigningKeyFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is a file already.
    case exists(String)
    /// There is no file.
    case missing(String)
    /// The file lies inside the data directory.
    case insideDataDirectory(String)
    /// Others than the owner may read or write the file; its mode in octal.
    case permissions(String, mode: String)
    /// It is not a regular file, or too large for a key.
    case notAKeyFile(String)
    /// A line is not what it must be; lines count from 1.
    case content(String, line: Int)
    /// The algorithm is one that this program does not sign with.
    case algorithm(String, String)
    /// The name or the seed is not allowed.
    case key(String, SigningKeyError)
    /// The operating system refused; what was tried and its reason.
    case system(String, action: String, reason: String)

    public var description: String {
        switch self {
        case .exists(let path):
            "\(path) exists already; a signing key is never overwritten. Choose another path, or move the old key away."
        case .missing(let path):
            "There is no signing key at \(path)."
        case .insideDataDirectory(let path):
            "The signing key \(path) would lie inside the data directory; keep it elsewhere, so that a copy of the data is not also a copy of the key."
        case .permissions(let path, let mode):
            "The signing key \(path) is open to others (mode \(mode)); run chmod 600 on it, and make a new key if someone else may have read it."
        case .notAKeyFile(let path):
            "\(path) is not a signing key: it must be a regular file of at most \(SigningKeyFile.maximumBytes) bytes."
        case .content(let path, let line):
            "Line \(line) of the signing key \(path) is not what it must be: 1 \(SigningKeyFile.heading), 2 algorithm, 3 name, 4 seed in base 64, and nothing after."
        case .algorithm(let path, let name):
            "The signing key \(path) names the algorithm \(name); this program signs with \(SignatureAlgorithm.ed25519.rawValue)."
        case .key(let path, let error):
            "The signing key \(path) cannot be used: \(error)"
        case .system(let path, let action, let reason):
            "The signing key \(path) could not be \(action): \(reason)."
        }
    }
}
