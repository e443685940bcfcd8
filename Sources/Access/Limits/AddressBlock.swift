/// From where a request came, as far as limits care: neighbors share a block, so that nobody gains by
/// changing the last figures of an address. 24 bits of IPv4, 56 of IPv6; anything else is one block.
public struct AddressBlock: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public static let unknown = AddressBlock(description: "unknown")

    private init(description: String) { self.description = description }

    /// - Parameter address: As a socket or a proxy writes it: `192.0.2.7`, `2001:db8::1`, `::ffff:192.0.2.7`.
    public init(_ address: String) {
        let text = address.prefix { $0 != "%" }.lowercased()
        if let four = Self.four(text) {
            self = Self.block(four)
        } else if let six = Self.six(text) {
            // An IPv4 address in the dress of IPv6.
            if six.prefix(5).allSatisfy({ $0 == 0 }), six[5] == 0xFFFF {
                self = Self.block([six[6] >> 8, six[6] & 0xFF, six[7] >> 8, six[7] & 0xFF])
            } else {
                let parts = [six[0], six[1], six[2], six[3] & 0xFF00].map { String($0, radix: 16) }
                description = parts.joined(separator: ":") + "::/56"
            }
        } else {
            self = .unknown
        }
    }

    private static func block(_ four: [UInt16]) -> AddressBlock {
        AddressBlock(description: "\(four[0]).\(four[1]).\(four[2]).0/24")
    }

    private static func four(_ text: some StringProtocol) -> [UInt16]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let numbers = parts.compactMap { part in part.utf8.allSatisfy { (48...57).contains($0) } ? UInt8(part) : nil }
        return numbers.count == 4 ? numbers.map(UInt16.init) : nil
    }

    private static func six(_ text: String) -> [UInt16]? {
        guard text.utf8.count <= 45, text.contains(":") else { return nil }
        var halves: [[UInt16]] = []
        var rest = text[...]
        while let end = rest.firstRange(of: "::") {
            guard let part = pieces(rest[..<end.lowerBound]) else { return nil }
            halves.append(part)
            rest = rest[end.upperBound...]
        }
        guard let last = pieces(rest) else { return nil }
        halves.append(last)
        switch halves.count {
        case 1: return halves[0].count == 8 ? halves[0] : nil
        case 2:
            let missing = 8 - halves[0].count - halves[1].count
            return missing >= 1 ? halves[0] + Array(repeating: 0, count: missing) + halves[1] : nil
        default: return nil
        }
    }

    private static func pieces(_ text: Substring) -> [UInt16]? {
        if text.isEmpty { return [] }
        var out: [UInt16] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            if let four = four(part) {
                out += [four[0] << 8 | four[1], four[2] << 8 | four[3]]
            } else if (1...4).contains(part.utf8.count), let value = UInt16(part, radix: 16) {
                out.append(value)
            } else {
                return nil
            }
        }
        return out
    }
}
