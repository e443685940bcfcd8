extension CodePicture {
    /// How hard the picture is to read (ISO/IEC 18004, 7.8.3): of eight masks the least is taken.
    var penalty: Int { lines.map(linePenalty).reduce(0, +) + squares + balance }

    /// All rows, then all columns.
    private var lines: [[Bool]] {
        (0..<side).map { row in (0..<side).map { isDark(row: row, column: $0) } }
            + (0..<side).map { column in (0..<side).map { isDark(row: $0, column: column) } }
    }

    /// Long runs, and what looks like a corner's square.
    private func linePenalty(_ line: [Bool]) -> Int {
        var penalty = 0
        var run = 0
        for place in line.indices {
            run = place > 0 && line[place] == line[place - 1] ? run + 1 : 1
            if run == 5 { penalty += 3 } else if run > 5 { penalty += 1 }
        }
        for start in 0..<max(0, line.count - 10) {
            let window = Array(line[start..<start + 11])
            if window == Self.square || window == Self.square.reversed() { penalty += 40 }
        }
        return penalty
    }

    private static let square = [true, false, true, true, true, false, true, false, false, false, false]

    /// Blocks of two by two alike.
    private var squares: Int {
        var count = 0
        for row in 0..<side - 1 {
            for column in 0..<side - 1 {
                let cell = isDark(row: row, column: column)
                let others = [isDark(row: row, column: column + 1), isDark(row: row + 1, column: column), isDark(row: row + 1, column: column + 1)]
                if others.allSatisfy({ $0 == cell }) { count += 1 }
            }
        }
        return 3 * count
    }

    /// How far the dark ones are from half.
    private var balance: Int {
        let percent = 100 * cells.count { $0 } / cells.count
        return 10 * (abs(percent - 50) / 5)
    }
}
