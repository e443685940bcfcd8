/// The known names that a misspelled one may have meant.
enum NearestName {
    /// Those at the smallest distance, alphabetical, at most three; none when even they are farther
    /// than half the name's length.
    static func of(_ name: String, among known: [String]) -> [String] {
        let limit = max(1, min(name.count, 24) / 2)
        let distances = known.map { distance(name.lowercased(), $0.lowercased()) }
        guard let smallest = distances.min(), smallest <= limit else { return [] }
        let nearest = zip(known, distances).filter { $0.1 == smallest }.map(\.0)
        return Array(nearest.sorted().prefix(3))
    }

    /// ` Did you mean 'scs_1' or 'scs_11'?`, or nothing.
    static func question(_ names: [String]) -> String {
        guard !names.isEmpty else { return "" }
        return " Did you mean " + names.map { "'\($0)'" }.joined(separator: " or ") + "?"
    }

    /// Insertions, deletions, substitutions and swapped neighbors (Damerau 1964, restricted) over
    /// the first 64 characters.
    private static func distance(_ first: String, _ second: String) -> Int {
        let (rows, columns) = (Array(first.prefix(64)), Array(second.prefix(64)))
        var beforeLast: [Int] = []
        var last = Array(0...columns.count)
        for row in rows.indices {
            var current = [row + 1]
            for column in columns.indices {
                let substitution = last[column] + (rows[row] == columns[column] ? 0 : 1)
                var best = min(last[column + 1] + 1, current[column] + 1, substitution)
                if row > 0, column > 0, rows[row] == columns[column - 1],
                    rows[row - 1] == columns[column]
                {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last.last ?? 0
    }
}
