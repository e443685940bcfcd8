import CSodium
import Foundation

/// Argon2id as libsodium computes it.
enum Argon2 {
    /// Why no hash could be computed: there was no memory for it.
    struct Failure: Error, CustomStringConvertible {
        let description = "The password could not be hashed: the memory for it could not be had."
    }

    /// What is hashed: the UTF-8 of Unicode normalization form C (RFC 8265, section 4.2), so
    /// that a keyboard that writes an accented letter in two parts opens what another set.
    /// More bytes than a password can have are cut off; one more is kept, which fits nothing.
    static func bytes(of password: String) -> [UInt8] {
        Array(password.precomposedStringWithCanonicalMapping.utf8.prefix(PasswordRules.longestBytes + 1))
    }

    static func hash(_ password: [UInt8], cost: PasswordCost) throws(Failure) -> PasswordHash {
        guard sodium_init() >= 0 else { throw Failure() }
        var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let outcome = crypto_pwhash_str(
            &text, characters(password), UInt64(password.count), UInt64(cost.passes), cost.mebibytes << 20)
        let written = text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
        guard outcome == 0, let hash = PasswordHash(String(decoding: written, as: UTF8.self)) else { throw Failure() }
        return hash
    }

    static func fits(_ password: [UInt8], _ hash: PasswordHash) -> Bool {
        guard sodium_init() >= 0 else { return false }
        return crypto_pwhash_str_verify(hash.text, characters(password), UInt64(password.count)) == 0
    }

    /// With an end, so that there is an address for no characters at all.
    private static func characters(_ bytes: [UInt8]) -> [CChar] { bytes.map(CChar.init(bitPattern:)) + [0] }
}
