/// A keyring file's text. Lines are in the order of their names and generations, and there
/// is one text for one keyring:
///
///     maitri keyring 1
///     serial 12
///     secret scrypt 16 8 1 <base 64 of the salt>      (or: secret key-file <salt>)
///     check <base 64 of 16 bytes>
///     key 1 <base 64 of the wrapped secret> clinical/P-001
///     destroyed 1772357400000 clinical/P-002
///     code <base 64 of HMAC-SHA256 over all lines above>
enum KeyringText {
    static let heading = "maitri keyring 1"

    /// The file's bytes.
    static func render(
        _ contents: KeyringContents, serial: Int64, locking: KeyringLocking, master: KeyringMaster
    ) throws(KeyringError) -> [UInt8] {
        var text = "\(heading)\nserial \(serial)\n\(line(of: locking))\n"
        text += "check \(Base64Text.encode(master.check))\n"
        for name in contents.names {
            switch contents.entries[name] {
            case nil: continue
            case .destroyed(let instant): text += "destroyed \(instant) \(name)\n"
            case .secrets(let secrets):
                for (index, secret) in secrets.enumerated() {
                    let wrapped = try master.wrap(secret, name, generation: index + 1)
                    text += "key \(index + 1) \(Base64Text.encode(wrapped)) \(name)\n"
                }
            }
        }
        let body = Array(text.utf8)
        return body + Array("code \(Base64Text.encode(master.code(for: body)))\n".utf8)
    }

    static func line(of locking: KeyringLocking) -> String {
        let salt = Base64Text.encode(locking.salt)
        switch locking.method {
        case .keyFile: return "secret key-file \(salt)"
        case .scrypt(let cost): return "secret scrypt \(cost.logN) \(cost.r) \(cost.p) \(salt)"
        }
    }
}
