/// What a drawing may consist of: shapes and words, and what places and paints them. No script, no style,
/// no link, no reference to anything outside or inside, no foreign content.
package enum SVGAllowance {
    package static let elements: Set<String> = [
        "svg", "g", "title", "desc", "line", "polyline", "polygon", "path", "rect", "circle", "ellipse",
        "text", "tspan",
    ]

    /// Elements that hold words; between the others only white space may stand, and it is dropped.
    package static let wordElements: Set<String> = ["title", "desc", "text", "tspan"]

    /// Attributes that hold numbers, keywords and colors.
    package static let plainAttributes: Set<String> = [
        "viewBox", "preserveAspectRatio", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy",
        "cx", "cy", "r", "rx", "ry", "d", "points", "transform", "class", "role", "focusable",
        "aria-hidden", "color", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width",
        "stroke-opacity", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
        "stroke-miterlimit", "opacity", "font-family", "font-size", "font-weight", "font-style",
        "font-variant-numeric", "letter-spacing", "text-anchor", "dominant-baseline", "paint-order",
        "vector-effect", "shape-rendering",
    ]

    /// Attributes that name an element, or list names; they receive the prefix of the page.
    package static let identifierAttributes: Set<String> = ["id", "aria-labelledby", "aria-describedby"]

    /// Attributes that hold words.
    package static let wordAttributes: Set<String> = ["aria-label"]

    package static let namespace = "http://www.w3.org/2000/svg"

    /// Letters, digits and the few signs that numbers, colors, names of fonts and path commands need. The
    /// colon and the slash are not among them, and neither is a way to write `url(`.
    package static func isPlain(_ value: String) -> Bool {
        let isMadeOfPlainSigns = value.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9": true
            case " ", "\n", "\t", ".", ",", "-", "+", "#", "%", "(", ")", "_", "'", "\"": true
            default: false
            }
        }
        return isMadeOfPlainSigns && !value.lowercased().contains("url")
    }

    package static func isIdentifier(_ value: String) -> Bool {
        !value.isEmpty
            && value.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
                default: false
                }
            }
    }
}

/// Why a drawing was not put on a page.
package struct SVGFault: Error, Hashable, CustomStringConvertible {
    /// What was found, in words.
    package let finding: String
    /// How many characters into the drawing.
    package let offset: Int

    package var description: String { "The drawing \(finding) (character \(offset))." }
}
