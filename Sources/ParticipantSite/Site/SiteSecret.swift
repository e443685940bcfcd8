package import Access
import Crypto
import Foundation

/// The site's own secret, from which the token of each browser's forms follows. It never prints itself.
package struct SiteSecret: Sendable, CustomStringConvertible {
    private let key: SymmetricKey
    private let access: AccessKey

    /// - Parameter bytes: 32 of them; any other number is hashed to 32.
    package init(_ bytes: [UInt8]) {
        let whole = bytes.count == AccessKey.byteCount ? bytes : Array(SHA256.hash(data: bytes))
        key = SymmetricKey(data: whole)
        access = AccessKey(bytes: whole) ?? AccessKey(.system)
    }

    /// What every form of a session carries; where nobody has signed in, what every form of one browser carries.
    package func formToken(of session: Session?, start: Token) -> String {
        session.map { PageSeal.text(of: $0, with: access) } ?? PageSeal.text(ofStranger: start, with: access)
    }

    package func isFormToken(_ text: String, of session: Session?, start: Token) -> Bool {
        session.map { PageSeal.isOf($0, text, with: access) } ?? PageSeal.isOf(stranger: start, text, with: access)
    }

    /// A key of its own for another purpose.
    package func derived(for purpose: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(("purpose\u{0}" + purpose).utf8), using: key))
    }

    package var description: String { "a secret" }
}
