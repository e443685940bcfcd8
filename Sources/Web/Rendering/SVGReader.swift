/// Reads one `svg` element of the subset in `SVGAllowance` and writes it anew.
///
/// Reading is strict: quotes around every attribute, every element closed, no comments, declarations,
/// processing instructions or CDATA, no depth beyond `deepest`. Writing is ours, so the outcome holds only
/// what was understood.
package struct SVGReader {
    /// Charts nest three deep; a hundred is already a fault.
    package static let deepest = 32

    private let scalars: [Unicode.Scalar]
    private let idPrefix: String
    private var position = 0
    private var out = ""
    private var open: [String] = []

    package init(_ text: String, idPrefix: String) {
        scalars = Array(text.unicodeScalars)
        self.idPrefix = idPrefix
    }

    package mutating func read() throws -> String {
        out.reserveCapacity(scalars.count)
        skipSpace()
        guard current == "<" else { throw fault("does not begin with an element") }
        try tag()
        while !open.isEmpty {
            guard let current else { throw fault("ends inside <\(open.last ?? "")>") }
            if current == "<" { try tag() } else { try words() }
        }
        skipSpace()
        guard current == nil else { throw fault("goes on after its end") }
        return out
    }

    // MARK: Tags

    private mutating func tag() throws {
        position += 1
        if current == "/" {
            position += 1
            let name = self.name()
            skipSpace()
            guard name == open.last, current == ">" else { throw fault("closes an element that is not open: \(name)") }
            position += 1
            open.removeLast()
            out += "</\(name)>"
            return
        }
        let name = self.name()
        guard SVGAllowance.elements.contains(name) else { throw fault("has an element that charts do not use: <\(name)>") }
        guard (name == "svg") == open.isEmpty else { throw fault("must be one svg element and hold no other") }
        guard open.count < Self.deepest else { throw fault("is nested too deeply") }
        out += "<" + name
        let isClosed = try attributes(of: name)
        if isClosed {
            out += "></\(name)>"
        } else {
            out += ">"
            open.append(name)
        }
    }

    /// Attributes up to the end of the tag; true if the element is closed at once.
    private mutating func attributes(of element: String) throws -> Bool {
        var seen: Set<String> = []
        while true {
            let hadSpace = skipSpace()
            switch current {
            case ">":
                position += 1
                return false
            case "/":
                position += 1
                guard current == ">" else { throw fault("has a stray slash in <\(element)>") }
                position += 1
                return true
            case nil:
                throw fault("ends inside <\(element)>")
            default:
                let name = self.name()
                guard hadSpace, !name.isEmpty, seen.insert(name).inserted else {
                    throw fault("has a malformed or repeated attribute in <\(element)>")
                }
                try attribute(name, value: quoted(name))
            }
        }
    }

    private mutating func attribute(_ name: String, value: String) throws {
        let written: String
        if name == "xmlns" {
            guard value == SVGAllowance.namespace else { throw fault("is not in the namespace of SVG") }
            return
        } else if SVGAllowance.plainAttributes.contains(name) {
            guard SVGAllowance.isPlain(value) else { throw fault("has a value that charts do not use in \(name)") }
            written = value
        } else if SVGAllowance.identifierAttributes.contains(name) {
            let names = value.split(separator: " ").map(String.init)
            guard !names.isEmpty, names.allSatisfy(SVGAllowance.isIdentifier) else {
                throw fault("has a malformed name in \(name)")
            }
            written = names.map { "\(idPrefix)-\($0)" }.joined(separator: " ")
        } else if SVGAllowance.wordAttributes.contains(name) {
            written = value
        } else {
            throw fault("has an attribute that charts do not use: \(name)")
        }
        out += " \(name)=\"\(Markup.escaped(written.unicodeScalars))\""
    }

    // MARK: Words

    private mutating func words() throws {
        var found: [Unicode.Scalar] = []
        while let scalar = current, scalar != "<" {
            found.append(scalar == "&" ? try reference() : scalar)
            position += 1
        }
        if SVGAllowance.wordElements.contains(open.last ?? "") {
            out += Markup.escaped(found)
        } else if !found.allSatisfy(Self.isSpace) {
            throw fault("has words outside its text")
        }
    }

    private mutating func quoted(_ name: String) throws -> String {
        skipSpace()
        guard current == "=" else { throw fault("has no value for \(name)") }
        position += 1
        skipSpace()
        guard let quote = current, quote == "\"" || quote == "'" else { throw fault("has no quotes around \(name)") }
        position += 1
        var value = String.UnicodeScalarView()
        while let scalar = current, scalar != quote {
            guard scalar != "<" else { throw fault("has a < in the value of \(name)") }
            value.append(scalar == "&" ? try reference() : scalar)
            position += 1
        }
        guard current == quote else { throw fault("ends inside the value of \(name)") }
        position += 1
        return String(value)
    }

    /// The character that a reference stands for; leaves the position at its semicolon.
    private mutating func reference() throws -> Unicode.Scalar {
        var name = ""
        position += 1
        while let scalar = current, scalar != ";", name.count < 10 {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        guard current == ";" else { throw fault("has an unfinished reference") }
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        let digits = name.dropFirst(name.hasPrefix("#x") ? 2 : 1)
        guard name.hasPrefix("#"), let value = UInt32(digits, radix: name.hasPrefix("#x") ? 16 : 10),
            let scalar = Unicode.Scalar(value)
        else { throw fault("has an unknown reference") }
        return scalar
    }

    // MARK: Characters

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    @discardableResult
    private mutating func skipSpace() -> Bool {
        let start = position
        while let scalar = current, Self.isSpace(scalar) { position += 1 }
        return position > start
    }

    private mutating func name() -> String {
        var name = String.UnicodeScalarView()
        while let scalar = current {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ":", "_": name.append(scalar)
            default: return String(name)
            }
            position += 1
        }
        return String(name)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
    }

    private func fault(_ finding: String) -> SVGFault { SVGFault(finding: finding, offset: position) }
}
