import Crypto
import CryptoExtras

/// How a keyring file's keys are derived from its secret; written on the file's third line.
struct KeyringLocking: Hashable, Sendable {
    enum Method: Hashable, Sendable {
        case scrypt(KeyringCost)
        case keyFile
    }

    let method: Method
    /// 16 bytes of chance.
    let salt: [UInt8]

    static let saltByteCount = 16

    /// The locking that a new keyring, or one with a new secret, gets.
    init(for secret: KeyringSecret, cost: KeyringCost, salt: [UInt8]) {
        switch secret {
        case .passphrase: method = .scrypt(cost)
        case .keyFile: method = .keyFile
        }
        self.salt = salt
    }

    init(_ method: Method, salt: [UInt8]) {
        self.method = method
        self.salt = salt
    }

    /// Derives the keys: 32 bytes by scrypt (RFC 7914) from a passphrase, by HKDF-SHA256
    /// (RFC 5869) from a key file, and from those three keys by HKDF-SHA256.
    func unlock(_ secret: KeyringSecret, path: String) throws(KeyringError) -> KeyringMaster {
        let root: SymmetricKey
        switch (method, secret) {
        case (.scrypt(let cost), .passphrase):
            let bytes = try secret.bytes()
            do {
                root = try KDF.Scrypt.deriveKey(
                    from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.logN,
                    blockSize: cost.r, parallelism: cost.p)
            } catch {
                throw .cost(path)
            }
        case (.keyFile, .keyFile):
            root = HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: try secret.bytes()), salt: salt,
                info: Array("maitri keyring 1 key file".utf8), outputByteCount: 32)
        case (.scrypt, .keyFile): throw .otherKind(path, needs: "passphrase")
        case (.keyFile, .passphrase): throw .otherKind(path, needs: "key file")
        }
        return KeyringMaster(root: root)
    }
}

/// The keys that guard a keyring file while it is open.
struct KeyringMaster: Sendable {
    private let wrapping: SymmetricKey
    private let authentication: SymmetricKey
    /// 16 bytes on the file's fourth line, which tell a wrong secret from a damaged file.
    let check: [UInt8]

    init(root: SymmetricKey) {
        func derive(_ label: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: root, info: Array("maitri keyring 1 \(label)".utf8),
                outputByteCount: 32)
        }
        wrapping = derive("wrap")
        authentication = derive("file")
        check = derive("check").withUnsafeBytes { Array($0.prefix(16)) }
    }

    /// HMAC-SHA256 of the file's text above its last line.
    func code(for text: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: text, using: authentication))
    }

    func isCode(_ code: [UInt8], for text: [UInt8]) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(
            code, authenticating: text, using: authentication)
    }

    /// AES key wrap (RFC 3394) of the secret and 16 bytes of its name's digest: a wrapped
    /// secret cannot be taken for another name's or generation's, whatever the file says.
    func wrap(
        _ secret: SymmetricKey, _ name: KeyName, generation: Int
    ) throws(KeyringError) -> [UInt8] {
        let bound = secret.withUnsafeBytes { Array($0) } + Self.place(name, generation)
        guard let wrapped = try? AES.KeyWrap.wrap(SymmetricKey(data: bound), using: wrapping)
        else { throw .cipher }
        return Array(wrapped)
    }

    /// Nil when the bytes are no secret of this name and generation.
    func unwrap(_ wrapped: [UInt8], _ name: KeyName, generation: Int) -> SymmetricKey? {
        guard let key = try? AES.KeyWrap.unwrap(wrapped, using: wrapping) else { return nil }
        let bound = key.withUnsafeBytes { Array($0) }
        guard bound.count == DataKey.secretByteCount + 16,
            Array(bound.suffix(16)) == Self.place(name, generation)
        else { return nil }
        return SymmetricKey(data: Array(bound.prefix(DataKey.secretByteCount)))
    }

    private static func place(_ name: KeyName, _ generation: Int) -> [UInt8] {
        Array(Digest256(hashing: "\(generation) \(name)").bytes.prefix(16))
    }
}
