/// What HTML and SVG agree on about single characters.
package enum Markup {
    /// The five characters with a meaning in markup.
    package static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", "&", "\"", "'": true
        default: false
        }
    }

    /// Everything but control characters (tab and line feed may stay) and the two that are never characters.
    package static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: true
        case 0..<0x20, 0x7F...0x9F: false
        default: (scalar.value & 0xFFFE) != 0xFFFE
        }
    }

    /// Text for an element or a quoted attribute, scalar by scalar.
    package static func escaped(_ text: some Sequence<Unicode.Scalar>) -> String {
        var out = ""
        for scalar in text where isAllowed(scalar) {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
