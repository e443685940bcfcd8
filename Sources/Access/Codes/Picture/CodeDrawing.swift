/// The picture while it is drawn. Coordinates are row and column from the upper left.
struct CodeDrawing {
    let version: CodeVersion
    var side: Int { version.side }
    private(set) var cells: [Bool]
    /// Cells that hold no data.
    private var taken: [Bool]

    init(_ version: CodeVersion) {
        self.version = version
        cells = Array(repeating: false, count: version.side * version.side)
        taken = cells
    }

    private mutating func mark(_ row: Int, _ column: Int, _ isDark: Bool) {
        guard (0..<side).contains(row), (0..<side).contains(column) else { return }
        cells[row * side + column] = isDark
        taken[row * side + column] = true
    }

    /// The three large squares in the corners, the dotted lines between them, the small
    /// squares, and the number of a version from 7 on.
    mutating func drawMarks() {
        for place in 0..<side {
            mark(6, place, place.isMultiple(of: 2))
            mark(place, 6, place.isMultiple(of: 2))
        }
        for (row, column) in [(3, 3), (3, side - 4), (side - 4, 3)] { drawSquare(row, column, reach: 4) }
        let last = version.squares.last ?? 0
        for row in version.squares {
            for column in version.squares where ![[6, 6], [6, last], [last, 6]].contains([row, column]) {
                drawSquare(row, column, reach: 2)
            }
        }
        guard version.number >= 7 else { return }
        let bits = version.number << 12 | Self.remainder(version.number, 12, by: 0x1F25)
        for place in 0..<18 {
            let isDark = bits >> place & 1 == 1
            mark(place / 3, side - 11 + place % 3, isDark)
            mark(side - 11 + place % 3, place / 3, isDark)
        }
    }

    /// Rings around a centre; of a large square the outermost, light one too.
    private mutating func drawSquare(_ row: Int, _ column: Int, reach: Int) {
        for down in -reach...reach {
            for across in -reach...reach {
                let ring = max(abs(down), abs(across))
                mark(row + down, column + across, reach == 4 ? ring != 2 && ring != 4 : ring != 1)
            }
        }
    }

    /// Error correction M (00) and the mask, twice.
    mutating func drawFormat(mask: Int) {
        let bits = (mask << 10 | Self.remainder(mask, 10, by: 0x537)) ^ 0x5412
        for place in 0..<15 {
            let isDark = bits >> place & 1 == 1
            switch place {
            case 0...5: mark(place, 8, isDark)
            case 6: mark(7, 8, isDark)
            case 7: mark(8, 8, isDark)
            case 8: mark(8, 7, isDark)
            default: mark(8, 14 - place, isDark)
            }
            if place < 8 { mark(8, side - 1 - place, isDark) } else { mark(side - 15 + place, 8, isDark) }
        }
        mark(side - 8, 8, true)
    }

    /// In pairs of columns from the right, up and down in turn, past the dotted column.
    mutating func draw(_ words: [UInt8], mask: Int) {
        var place = 0
        var isUpward = true
        for right in stride(from: side - 1, through: 1, by: -2).map({ $0 <= 6 ? $0 - 1 : $0 }) {
            for step in 0..<side {
                let row = isUpward ? side - 1 - step : step
                for column in [right, right - 1] where !taken[row * side + column] {
                    let isSet = place < 8 * words.count && words[place / 8] >> (7 - UInt8(place % 8)) & 1 == 1
                    cells[row * side + column] = isSet != Self.isTurned(row, column, mask)
                    place += 1
                }
            }
            isUpward.toggle()
        }
    }

    /// Whether a mask turns a cell over.
    private static func isTurned(_ row: Int, _ column: Int, _ mask: Int) -> Bool {
        let product = row * column
        let value =
            switch mask {
            case 0: (row + column) % 2
            case 1: row % 2
            case 2: column % 3
            case 3: (row + column) % 3
            case 4: (row / 2 + column / 3) % 2
            case 5: product % 2 + product % 3
            case 6: (product % 2 + product % 3) % 2
            default: ((row + column) % 2 + product % 3) % 2
            }
        return value == 0
    }

    /// Of `value`, shifted by `count` bits, divided by a polynomial over GF(2) of that degree.
    private static func remainder(_ value: Int, _ count: Int, by divisor: Int) -> Int {
        var rest = value << count
        for place in (count..<count + 6).reversed() where rest >> place & 1 == 1 { rest ^= divisor << (place - count) }
        return rest
    }
}
