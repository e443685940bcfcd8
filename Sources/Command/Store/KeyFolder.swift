import Bookkeeping
import Foundation
import Ledger

/// The folder of a store's keys. It belongs outside the store, and into another backup.
///
/// | file | holds |
/// |---|---|
/// | `ledger.key` | signs checkpoints |
/// | `ledger.pub` | verifies them; may be given to anybody |
/// | `keyring` | the keys that seal what people say, themselves locked |
/// | `keyring.secret` | unlocks the keyring, where no passphrase does |
struct KeyFolder: Hashable {
    let path: String

    init(_ path: String) { self.path = path }

    var signingKey: String { file("ledger.key") }
    var publicKey: String { file("ledger.pub") }
    var keyring: String { file("keyring") }
    var secretFile: String { file("keyring.secret") }

    private func file(_ name: String) -> String { URL(fileURLWithPath: path).appendingPathComponent(name).path }

    /// The environment's variable with the keyring's passphrase.
    static let passphraseVariable = "MAITRI_PASSPHRASE"

    /// A passphrase from the environment, or else the key file.
    var secret: KeyringSecret {
        if let words = ProcessInfo.processInfo.environment[Self.passphraseVariable], !words.isEmpty { return .passphrase(words) }
        return .keyFile(path: secretFile)
    }

    /// Makes all keys of a new store.
    ///
    /// - Parameters:
    ///   - name: The ledger's name in its checkpoints, such as `clinic.example/trial-1`.
    ///   - outside: The store's directory, in which no key may lie.
    func make(name: String, outside store: String?) throws -> LedgerStore.Keys {
        try OutputFile.directory(path, isPrivate: true)
        let signing = try SigningKeyFile.create(
            at: signingKey, name: name, outside: store ?? "/nonexistent", seed: SigningKey.systemSeed)
        try OutputFile.write(signing.verificationKey.text + "\n", to: publicKey)
        var secret = self.secret
        if case .keyFile = secret { secret = try KeyringSecret.makeKeyFile(at: secretFile) }
        return LedgerStore.Keys(signing: signing, keyring: try Keyring.create(at: keyring, secret: secret))
    }

    /// - Parameter outside: The store's directory; keys that lie inside it are refused.
    func open(outside store: String?) throws -> LedgerStore.Keys {
        LedgerStore.Keys(
            signing: try SigningKeyFile.read(at: signingKey, outside: store ?? "/nonexistent"), keyring: try openKeyring())
    }

    func openKeyring() throws -> Keyring { try Keyring.open(at: keyring, secret: secret) }

    /// Nil when there is none here.
    func keyringIfPresent() throws -> Keyring? {
        FileManager.default.fileExists(atPath: keyring) ? try openKeyring() : nil
    }

    func verificationKey() throws -> VerificationKey {
        guard FileManager.default.fileExists(atPath: publicKey) else {
            throw CommandFault("\(publicKey) is missing: say where the public key of the checkpoints is.")
        }
        return try VerificationKey(text: try InputFile.text(publicKey).trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
