/// An address that can stand in an envelope and a header as it is: printable ASCII without
/// spaces, quotes, brackets or separators, so that nothing can be put behind it.
public struct MailAddress: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let description: String

    /// Nil for what is not an address such as ada@clinic.example. Lengths after RFC 5321,
    /// sections 4.5.3.1.1 to 4.5.3.1.3.
    public init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].utf8.count), !parts[1].isEmpty,
            parts.allSatisfy({ !$0.hasPrefix("-") && !$0.hasPrefix(".") && !$0.hasSuffix(".") }),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !",:;<>()[]\\\"".utf8.contains($0) })
        else { return nil }
        description = text
    }

    /// What stands behind the sign.
    var domain: Substring { description.drop { $0 != "@" }.dropFirst() }

    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
