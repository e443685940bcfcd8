import Crypto

/// Ten codes on paper, each of which stands once for the authenticator: 120 random bits each,
/// in an alphabet without I, L, O and U. It never prints itself.
public struct RecoverySheet: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    public static let count = 10
    private static let byteCount = 15
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// As printed: `7G4K-…`, six groups of four.
    public let codes: [String]

    package init(_ random: Randomness) {
        codes = (0..<Self.count).map { _ in
            let text = Base32Text.encode(random.bytes(Self.byteCount), digits: Self.alphabet)
            return stride(from: 0, to: 24, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: "-")
        }
    }

    /// What the book keeps.
    package var hashes: [[UInt8]] { codes.compactMap(Self.hash) }

    /// SHA-256 of a typed code, whatever its capitals, spaces and dashes, and with O read as
    /// 0 and I and L as 1; nil for what cannot be a code.
    package static func hash(of typed: String) -> [UInt8]? {
        guard typed.utf8.count <= 100 else { return nil }
        var code: [UInt8] = []
        for character in typed.uppercased().utf8 {
            switch character {
            case UInt8(ascii: " "), UInt8(ascii: "-"): continue
            case UInt8(ascii: "O"): code.append(UInt8(ascii: "0"))
            case UInt8(ascii: "I"), UInt8(ascii: "L"): code.append(UInt8(ascii: "1"))
            default:
                guard alphabet.contains(character) else { return nil }
                code.append(character)
            }
        }
        return code.count == 24 ? Array(SHA256.hash(data: Array("maitri/recovery/1/".utf8) + code)) : nil
    }

    public var description: String { "a recovery sheet" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
