/// Why a keyring or one of its keys cannot be used. No message shows a secret.
public enum KeyringError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The keyring has no such key.
    case absent(KeyName)
    /// The key was destroyed, at an instant in milliseconds since 1970.
    case destroyed(KeyName, at: Int64)
    /// The key has no such generation.
    case noGeneration(KeyName, Int)
    /// No key may bear the name.
    case name(KeyName)
    /// There is a file already.
    case exists(String)
    /// There is no file.
    case missing(String)
    /// Others than the owner may read or write the file; its mode in octal.
    case permissions(String, mode: String)
    /// It is not a regular file, or too large.
    case notAFile(String)
    /// The first line names another format.
    case format(String)
    /// A line is not what it must be; lines count from 1.
    case content(String, line: Int)
    /// The file asks for more memory or time than a keyring may.
    case cost(String)
    /// The passphrase or the key file is not the one that locked the keyring.
    case wrongSecret(String, kind: String)
    /// The keyring is locked by the other kind of secret.
    case otherKind(String, needs: String)
    /// The secret fits, and the file is not as it was written.
    case tampered(String)
    /// Another process has locked the keyring with a new secret.
    case secretChanged(String)
    /// The file is older than what this process has seen.
    case rolledBack(String)
    /// A write failed where it cannot be known what is on the disk.
    case doubtful(String)
    /// The passphrase is too short to be guarded by any derivation.
    case shortPassphrase
    /// The key file is not usable; why, as a sentence.
    case keyFile(String)
    /// A checkpoint is empty, too long or not text.
    case checkpoint(String)
    /// The operating system refused; what was tried and its reason.
    case system(String, action: String, reason: String)
    /// The cipher itself refused to work.
    case cipher

    public var description: String {
        switch self {
        case .absent(let name):
            "The keyring holds no key \(name)."
        case .destroyed(let name, let instant):
            "The key \(name) was destroyed at \(InstantText.utc(instant)); what it sealed cannot be read again, and it cannot be made anew."
        case .noGeneration(let name, let generation):
            "The keyring holds no generation \(generation) of the key \(name)."
        case .name(let name):
            "No key can be named with a subject of \(name.subject?.utf8.count ?? 0) bytes like this one: it must be 1 to \(KeyName.maximumSubjectBytes) bytes without control characters."
        case .exists(let path):
            "\(path) exists already; a keyring is never overwritten. Choose another path, or open the one that is there."
        case .missing(let path):
            "There is no keyring at \(path)."
        case .permissions(let path, let mode):
            "The keyring \(path) is open to others (mode \(mode)); run chmod 600 on it, and lock it with a new secret if someone else may have read it."
        case .notAFile(let path):
            "\(path) is not a keyring: it must be a regular file of at most \(KeyringFileAccess.maximumBytes >> 20) MiB."
        case .format(let path):
            "\(path) does not begin with \(KeyringText.heading); it is not a keyring, or one of a newer program."
        case .content(let path, let line):
            "Line \(line) of the keyring \(path) is not what it must be; the file is damaged. Bring back its newest copy."
        case .cost(let path):
            "The keyring \(path) asks for a key derivation that is cheaper or dearer than is allowed (16 KiB to 256 MiB of memory); the file was changed. Bring back its newest copy."
        case .wrongSecret(let path, let kind):
            "The \(kind) does not open the keyring \(path). If it is surely the right one, lines 3 and 4 of the file are damaged; bring back its newest copy."
        case .otherKind(let path, let needs):
            "The keyring \(path) is locked with a \(needs); give that."
        case .tampered(let path):
            "The secret fits the keyring \(path), but the file is not as it was written: a byte, a line or a name was changed. Bring back its newest copy, and find out who could write to it."
        case .secretChanged(let path):
            "The keyring \(path) was locked with a new secret meanwhile; open it again with that."
        case .rolledBack(let path):
            "The keyring \(path) is older than the one that was read or written here before: an old copy was put in its place. Bring back the newest copy."
        case .doubtful(let path):
            "A change of the keyring \(path) could not be made durable, and it is not known which state the disk holds; stop, look after the disk, and start again."
        case .shortPassphrase:
            "A passphrase must have at least \(KeyringSecret.minimumPassphrase) characters; five or more words by chance are better."
        case .keyFile(let sentence):
            "The keyring's key file cannot be used: \(sentence)"
        case .checkpoint(let path):
            "The checkpoint kept at \(path) must be text of 1 to \(KeyringFileAccess.maximumCheckpointBytes) bytes."
        case .system(let path, let action, let reason):
            "The keyring file \(path) could not be \(action): \(reason)."
        case .cipher:
            "The cipher did not wrap the keys."
        }
    }
}
