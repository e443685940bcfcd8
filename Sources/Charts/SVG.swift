/// One element of a drawing: a name, attributes in the order given, and children.
///
/// The tree is plain data so that a test can walk it (text boxes, colors) before it becomes markup.
package struct SVGElement: Sendable, Equatable {
    package enum Node: Sendable, Equatable {
        case element(SVGElement)
        case text(String)
    }

    package struct Attribute: Sendable, Equatable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }

        package init(_ name: String, _ value: Double) {
            self.name = name
            self.value = ChartNumber.coordinate(value)
        }
    }

    package let name: String
    package let attributes: [Attribute]
    package let children: [Node]

    package init(_ name: String, _ attributes: [Attribute] = [], _ children: [SVGElement] = []) {
        self.name = name
        self.attributes = attributes
        self.children = children.map(Node.element)
    }

    package init(_ name: String, _ attributes: [Attribute] = [], text: String) {
        self.name = name
        self.attributes = attributes
        self.children = text.isEmpty ? [] : [.text(text)]
    }

    /// The value of an attribute, if the element carries it.
    package subscript(name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }

    /// Well-formed XML text; one element a line, so that two versions can be compared by eye.
    package var markup: String {
        var out = ""
        write(to: &out)
        return out
    }

    private func write(to out: inout String) {
        out += "<" + name
        for attribute in attributes {
            out += " \(attribute.name)=\"\(SVGText.escaped(attribute.value))\""
        }
        guard !children.isEmpty else {
            out += "/>"
            return
        }
        out += ">"
        for child in children {
            switch child {
            case .text(let text):
                out += SVGText.escaped(text)
            case .element(let element):
                out += "\n"
                element.write(to: &out)
            }
        }
        if case .element = children[children.count - 1] { out += "\n" }
        out += "</\(name)>"
    }
}

/// Text on its way into markup.
package enum SVGText {
    /// Escapes the five characters with a meaning in XML and drops those XML 1.0 does not allow at all
    /// (control characters, U+FFFE, U+FFFF). Line breaks and tabs become spaces.
    package static func escaped(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\n", "\r", "\t": out += " "
            default:
                let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                let isForbidden = (scalar.value & 0xFFFE) == 0xFFFE
                if !isControl && !isForbidden { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }

    /// A prefix that is a valid XML name whatever was passed in.
    package static func identifier(_ prefix: String) -> String {
        var out = ""
        for scalar in prefix.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_": out.unicodeScalars.append(scalar)
            default: out += "-"
            }
        }
        let startsWithLetter = out.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
        return startsWithLetter ? out : "chart-" + out
    }
}
