/// Why a bundle is not written, or cannot be verified at all. What verification finds wrong
/// with a bundle is not an error but a `BundleFinding`.
public enum BundleError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is something in the target already.
    case notEmpty(String)
    /// The path is something else than a directory.
    case notADirectory(String)
    /// The operating system refused.
    case file(PlainFileError)
    /// The ledger to be written does not verify; the first finding.
    case damaged(String)
    /// An entry is longer than the encoding allows.
    case entryTooLong(Int64)
    /// The bundle holds no ledger's key, and the reader gave none.
    case noKey(String)
    /// The key that the reader gave is not a ledger's verification key.
    case expectedKey(SigningKeyError)
    /// A witness's key that the reader gave is not one.
    case witnessKey(String, WitnessKeyError)
    /// The checkpoint that the reader kept cannot be read.
    case keptCheckpoint(SignedNoteError)

    public var description: String {
        switch self {
        case .notEmpty(let path):
            "\(path) is not empty; a bundle is written into a new or an empty directory."
        case .notADirectory(let path): "\(path) is not a directory."
        case .file(let error): error.description
        case .damaged(let sentence):
            "The ledger does not verify, so no bundle was written: \(sentence)"
        case .entryTooLong(let number):
            "Entry \(number) is longer than \(BundleFormat.entryBytes) bytes, which no entry can be; verify the ledger."
        case .noKey(let path):
            "\(path) holds no readable verification key in \(BundleFormat.keys), so no signature can be checked; give the ledger's key, had from elsewhere."
        case .expectedKey(let error): "The key to compare with cannot be used: \(error)"
        case .witnessKey(let text, let error): "The witness key \(text) cannot be used: \(error)"
        case .keptCheckpoint(let error): "The checkpoint that was kept cannot be read: \(error)"
        }
    }
}

/// Runs file work inside a function that throws `BundleError`.
func mapped<Result>(
    _ body: () throws(PlainFileError) -> Result
) throws(BundleError) -> Result {
    do {
        return try body()
    } catch {
        throw .file(error)
    }
}
