extension Wording {
    /// The words as bytes, the same for the same words: what a checksum is taken of.
    ///
    /// One line a field, `name`, tab, value, in UTF-8; backslash, tab, line feed and carriage
    /// return are written `\\`, `\t`, `\n`, `\r`, so that no text can imitate a line. The origin
    /// is left out: the same words brought by two people have one checksum.
    public var canonicalForm: [UInt8] {
        var lines = CanonicalLines()
        lines.add("maitri wording", "1")
        lines.add("instrument", instrument.rawValue)
        lines.add("definition", definitionVersion)
        lines.add("language", language.rawValue)
        lines.add("title", title)
        if let instructions { lines.add("instructions", instructions) }
        lines.add(response)
        for item in items {
            lines.add("item", item.code)
            lines.add("text", item.text)
            guard let own = item.response else { continue }
            lines.add("own response", "")
            lines.add(own)
        }
        return lines.bytes
    }
}

private struct CanonicalLines {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ name: String, _ value: String) {
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: "\t"))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
            case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
            case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
            case UInt8(ascii: "\r"): bytes.append(contentsOf: #"\r"#.utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func add(_ response: ResponseWording) {
        for option in response.options {
            add("value", OptionWording.text(of: option.value))
            add("label", option.label)
        }
        guard let anchors = response.anchors else { return }
        add("low", anchors.low)
        if let middle = anchors.middle { add("middle", middle) }
        add("high", anchors.high)
    }
}

extension OptionWording {
    /// A value as files write it: `3`, `0.5`, `-1`; whole numbers without a decimal point.
    public static func text(of value: Double) -> String {
        Int64(exactly: value).map(String.init) ?? "\(value)"
    }
}
