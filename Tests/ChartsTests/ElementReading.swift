import Charts

extension SVGElement {
    /// This element and all below it, in drawing order.
    var family: [SVGElement] {
        var out = [self]
        for child in children {
            if case .element(let element) = child { out += element.family }
        }
        return out
    }

    var words: String {
        var out = ""
        for child in children {
            if case .text(let text) = child { out += text }
        }
        return out
    }

    func number(_ name: String) -> Double? { self[name].flatMap { Double($0) } }
}

/// A drawn line of text with its estimated box.
struct TextBox: CustomStringConvertible {
    let text: String
    let box: Box

    /// nil for anything but a text element. Ascent and descent are those of capitals and digits, 0.72 and 0.2 em.
    init?(_ element: SVGElement) {
        guard element.name == "text", let x = element.number("x"), let y = element.number("y"),
            let size = element.number("font-size")
        else { return nil }
        let width = Label.width(element.words, size: size, bold: element["font-weight"] != nil)
        let left = switch element["text-anchor"] {
        case "middle": x - width / 2
        case "end": x - width
        default: x
        }
        text = element.words
        box = Box(left: left, right: left + width, top: y - 0.72 * size, bottom: y + 0.2 * size)
    }

    var description: String { "\"\(text.prefix(30))\" at \(Int(box.left)),\(Int(box.top))" }

    static func all(in drawing: ChartDrawing) -> [TextBox] { drawing.root.family.compactMap(TextBox.init) }
}
