/// A word of the right side of a formula, with its place in Unicode scalars from 0.
struct FormulaToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case name(String)
        /// A name with brackets behind it, and what stands in them.
        case call(String, FormulaText)
        case number(Double)
        case symbol(String)
        case end
    }

    let kind: Kind
    let position: Int
}

/// A part of a formula that knows where it stands.
struct FormulaText: Hashable, Sendable {
    let text: String
    /// Of its first character in the whole formula, in Unicode scalars.
    let position: Int

    init(_ text: String, at position: Int) {
        self.text = text
        self.position = position
    }

    init(_ scalars: ArraySlice<Unicode.Scalar>, at position: Int) {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        self.init(text, at: position)
    }

    /// Without the white space at its ends.
    var trimmed: FormulaText {
        let scalars = Array(text.unicodeScalars)
        var start = 0
        var end = scalars.count
        while start < end, scalars[start].properties.isWhitespace { start += 1 }
        while end > start, scalars[end - 1].properties.isWhitespace { end -= 1 }
        return FormulaText(scalars[start..<end], at: position + start)
    }

    /// The parts between separators that stand outside of brackets and quotation marks.
    func split(at separator: Unicode.Scalar) -> [FormulaText] {
        let scalars = Array(text.unicodeScalars)
        var parts: [FormulaText] = []
        var start = 0
        var index = 0
        while index < scalars.count {
            if scalars[index] == separator {
                parts.append(FormulaText(scalars[start..<index], at: position + start).trimmed)
                start = index + 1
                index += 1
            } else {
                index = FormulaText.end(from: index, in: scalars) ?? scalars.count
            }
        }
        return parts + [FormulaText(scalars[start...], at: position + start).trimmed]
    }

    /// Behind what begins at `start`: one scalar, or all up to the closing mark of a bracket or a
    /// quotation; nil when it is never closed.
    static func end(from start: Int, in scalars: [Unicode.Scalar]) -> Int? {
        var index = start
        var depth = 0
        repeat {
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case "(": depth += 1
            case ")": depth -= 1
            case "\"", "'", "`":
                while index < scalars.count, scalars[index] != scalar {
                    index += scalars[index] == "\\" ? 2 : 1
                }
                guard index < scalars.count else { return nil }
                index += 1
            default: break
            }
        } while depth > 0 && index < scalars.count
        return depth > 0 ? nil : index
    }
}
