/// A text as a square of dark and light cells that a phone's camera reads (ISO/IEC 18004: byte
/// mode, error correction M, versions 1 to 10).
///
/// The text is drawn where it is made: it goes to no other service.
public struct CodePicture: Hashable, Sendable {
    /// How many cells a side has.
    public let side: Int
    /// Row by row; true is dark.
    let cells: [Bool]

    /// Nil for a text of more than 213 bytes.
    public init?(_ text: String) {
        let pictures = (0..<8).compactMap { CodePicture(text, mask: $0) }
        guard let best = pictures.min(by: { $0.penalty < $1.penalty }) else { return nil }
        self = best
    }

    /// With one of the eight masks.
    package init?(_ text: String, mask: Int) {
        let bytes = Array(text.utf8)
        guard let version = CodeVersion.smallest(for: bytes.count) else { return nil }
        var drawing = CodeDrawing(version)
        drawing.drawMarks()
        drawing.drawFormat(mask: mask)
        drawing.draw(CodeWords.of(bytes, version), mask: mask)
        side = drawing.side
        cells = drawing.cells
    }

    package func isDark(row: Int, column: Int) -> Bool {
        guard (0..<side).contains(row), (0..<side).contains(column) else { return false }
        return cells[row * side + column]
    }

    /// The `d` of an SVG path that fills the dark cells, each a unit wide, with the margin of
    /// four that the standard asks for; the picture is ``width`` units wide.
    public var path: String {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                let length = (column..<side).prefix { isDark(row: row, column: $0) }.count
                if length > 0 { path += "M\(column + 4) \(row + 4)h\(length)v1h-\(length)z" }
                column += max(length, 1)
            }
        }
        return path
    }

    public var width: Int { side + 8 }
}
