/// What a form sent (application/x-www-form-urlencoded), decoded once. Order and doubles are kept.
package struct PostedFields: Hashable, Sendable {
    package let pairs: [(name: String, value: String)]

    package static let most = 2_000

    package static func == (left: PostedFields, right: PostedFields) -> Bool {
        left.pairs.elementsEqual(right.pairs) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) {
        for pair in pairs { hasher.combine(pair.name); hasher.combine(pair.value) }
    }

    package init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

    /// - Returns: nil when the bytes are no such form: a broken percent sign, text that is not UTF-8, or
    ///   more than ``most`` fields.
    package init?(decoding bytes: some Collection<UInt8>) {
        var pairs: [(String, String)] = []
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard pairs.count < Self.most, let name = Self.text(sides.first), let value = sides.count > 1 ? Self.text(sides[1]) : "" else {
                return nil
            }
            pairs.append((name, value))
        }
        self.pairs = pairs
    }

    /// The value of a field that was sent exactly once.
    package subscript(name: String) -> String? {
        let found = pairs.filter { $0.name == name }
        return found.count == 1 ? found[0].value : nil
    }

    /// Every value of a field, in the order in which they were sent.
    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// The fields without those of the given names.
    package func without(_ names: Set<String>) -> PostedFields { PostedFields(pairs.filter { !names.contains($0.name) }) }

    private static func text(_ bytes: (some Collection<UInt8>)?) -> String? {
        guard let bytes else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): out.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
                out.append(high << 4 | low)
            default: out.append(byte)
            }
        }
        return String(validating: out, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
