/// Up to three names within edit distance 1 + a third of the length, nearest first.
public func nearestNames(to name: String, among names: [String]) -> [String] {
    let reach = 1 + name.count / 3
    return names
        .map { (name: $0, distance: editDistance(name.lowercased(), $0.lowercased())) }
        .filter { $0.distance <= reach }
        .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
        .prefix(3).map(\.name)
}

/// Levenshtein's distance: insertions, deletions and substitutions, one each.
func editDistance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var previous = Array(0...right.count)
    for (row, character) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            let substituted = previous[column] + (character == other ? 0 : 1)
            current.append(min(substituted, previous[column + 1] + 1, current[column] + 1))
        }
        previous = current
    }
    return previous[right.count]
}
