import Foundation

/// Breaks blocks into lines and lines into pages of A4.
struct PDFLayout {
    static let width = 595
    static let height = 842
    static let margin = 60
    /// Room for the foot.
    static let bottom = 72

    /// Letters of one font in a row.
    struct Run: Hashable {
        let isBold: Bool
        let isNeighbor: Bool
        var bytes: [UInt8]
    }

    struct Line {
        /// Which block it belongs to.
        let block: Int
        let x: Int
        let y: Int
        let size: Int
        let runs: [Run]
    }

    private struct Letter {
        let place: PrintedLetters.Place
        let width: Int
        let isBold: Bool
        let isSpace: Bool
    }

    private(set) var pages: [[Line]] = [[]]
    private var y = PDFLayout.height - PDFLayout.margin

    init(_ blocks: [TextPDF.Block]) {
        for (index, block) in blocks.enumerated() { place(block, index) }
    }

    private mutating func place(_ block: TextPDF.Block, _ index: Int) {
        let style = block.style
        let leading = style.size * 14 / 10
        let room = (Self.width - 2 * Self.margin - style.indent) * 1000 / style.size
        let lines = Self.broken(Self.letters(of: block), room: room)
        // A heading does not stand alone at the foot of a page.
        let least = style.size > 12 ? leading + 40 : leading
        if !(pages.last?.isEmpty ?? true) { y -= style.space }
        if y - least < Self.bottom { turn() }
        for (number, letters) in lines.enumerated() {
            if y - leading < Self.bottom { turn() }
            y -= leading
            if case .item = block, number == 0 {
                let bullet = Self.runs(Self.letters("•", isBold: false))
                pages[pages.count - 1].append(Line(block: index, x: Self.margin + 2, y: y, size: style.size, runs: bullet))
            }
            pages[pages.count - 1].append(Line(block: index, x: Self.margin + style.indent, y: y, size: style.size, runs: Self.runs(letters)))
        }
    }

    private mutating func turn() {
        pages.append([])
        y = Self.height - Self.margin
    }

    private static func letters(of block: TextPDF.Block) -> [Letter] {
        switch block {
        case .title(let text), .heading(let text): letters(text, isBold: true)
        case .paragraph(let text), .item(let text), .small(let text): letters(text, isBold: false)
        case .fact(let name, let value): letters(name + ": ", isBold: true) + letters(value, isBold: false)
        }
    }

    private static func letters(_ text: String, isBold: Bool) -> [Letter] {
        var out: [Letter] = []
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            let written: [Unicode.Scalar] = if scalar == "\t" || scalar == "\n" || scalar == "\r" {
                [" "]
            } else if PrintedLetters.place(of: scalar) != nil {
                [scalar]
            } else {
                Array("[U+\(String(scalar.value, radix: 16, uppercase: true))]".unicodeScalars)
            }
            for scalar in written {
                guard let place = PrintedLetters.place(of: scalar) else { continue }
                out.append(Letter(place: place, width: PrintedWidths.width(of: scalar, isBold: isBold), isBold: isBold, isSpace: scalar == " "))
            }
        }
        return out
    }

    /// At spaces where there are any, and within a word that is longer than a line.
    private static func broken(_ letters: [Letter], room: Int) -> [[Letter]] {
        var lines: [[Letter]] = []
        var line: [Letter] = []
        var used = 0
        for letter in letters {
            line.append(letter)
            used += letter.width
            guard used > room, !letter.isSpace else { continue }
            let end = line.lastIndex(where: \.isSpace).map { $0 + 1 } ?? line.count - 1
            guard end > 0 else { continue }
            lines.append(Array(line[..<end]))
            line = Array(line[end...])
            used = line.reduce(0) { $0 + $1.width }
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    private static func runs(_ letters: [Letter]) -> [Run] {
        var runs: [Run] = []
        for letter in letters {
            let (isNeighbor, byte) = switch letter.place {
            case .usual(let byte): (false, byte)
            case .neighbor(let byte): (true, byte)
            }
            if let last = runs.indices.last, runs[last].isBold == letter.isBold, runs[last].isNeighbor == isNeighbor {
                runs[last].bytes.append(byte)
            } else {
                runs.append(Run(isBold: letter.isBold, isNeighbor: isNeighbor, bytes: [byte]))
            }
        }
        return runs
    }

    /// One line at the foot of a page.
    static func foot(_ text: String) -> Line {
        Line(block: -1, x: margin, y: 40, size: 8, runs: runs(letters(text, isBold: false)))
    }
}
