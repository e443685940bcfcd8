/// The known names that a misspelled one may have meant.
enum NearestName {
    /// At most three, nearest first, then alphabetical; none farther than half the name's length.
    static func of(_ name: String, among known: [String]) -> [String] {
        let limit = max(1, min(name.count, 24) / 2)
        return known.map { (distance: distance(name.lowercased(), $0.lowercased()), name: $0) }
            .filter { $0.distance <= limit }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(3).map(\.name)
    }

    /// ` Did you mean 'scs_1' or 'scs_11'?`, or nothing.
    static func question(_ names: [String]) -> String {
        guard !names.isEmpty else { return "" }
        return " Did you mean " + names.map { "'\($0)'" }.joined(separator: " or ") + "?"
    }

    /// Insertions, deletions and substitutions (Levenshtein 1966) over the first 64 characters.
    private static func distance(_ first: String, _ second: String) -> Int {
        let (rows, columns) = (Array(first.prefix(64)), Array(second.prefix(64)))
        var previous = Array(0...columns.count)
        for (row, character) in rows.enumerated() {
            var current = [row + 1]
            for (column, other) in columns.enumerated() {
                let substitution = previous[column] + (character == other ? 0 : 1)
                current.append(min(previous[column + 1] + 1, current[column] + 1, substitution))
            }
            previous = current
        }
        return previous.last ?? 0
    }
}
