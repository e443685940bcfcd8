package import HTTPTypes

/// A cookie that holds a random reference and nothing else. Behind TLS the browser binds it to this host and to
/// TLS, by the prefix of its name (RFC 6265bis, section 4.1.3.2); on a loopback address without TLS it cannot.
package struct HostCookie: Hashable, Sendable {
    package enum SameSite: String, Hashable, Sendable { case lax = "Lax", strict = "Strict" }

    package let name: String
    private let attributes: String

    package init(_ name: String, isSecure: Bool, sameSite: SameSite) {
        self.name = isSecure ? "__Host-\(name)" : name
        attributes = "Path=/; HttpOnly; SameSite=\(sameSite.rawValue)" + (isSecure ? "; Secure" : "")
    }

    /// What was sent under the name, if it was sent exactly once: a second one was put there by somebody else.
    package func value(in headers: HTTPFields) -> String? {
        let pairs = headers[values: .cookie].flatMap { $0.split(separator: ";") }
            .map { $0.drop { $0 == " " } }.filter { $0.hasPrefix(name + "=") }
        guard pairs.count == 1 else { return nil }
        return String(pairs[0].dropFirst(name.count + 1))
    }

    /// - Parameter value: Of characters that stand in a cookie unchanged.
    package func setting(_ value: String) -> String { "\(name)=\(value); \(attributes)" }

    package var clearing: String { "\(name)=; Max-Age=0; \(attributes)" }
}
