import Statistics

/// Which variables stand in the equation of which: one that others determine says nothing more.
///
/// A variable that earlier ones determine (those with fewer missing values first) would also lock its chain:
/// each of the two is drawn from the other's last draw and never moves. So it helps to draw the others only
/// where it is observed in every row in which they are missing.
struct ChainedPredictors {
    struct Variable {
        let name: String
        /// Anything where missing; several for categories.
        let columns: [[Double]]
        let observed: [Int]
        let missing: [Int]
    }

    /// The places of the predictors of each variable, in order; all others for one that is complete.
    let ofEach: [[Int]]
    let warnings: [String]

    /// What the others leave of a column, of its spread: below it the ridge of the regressions weighs more.
    private static let tolerance = 1e-3

    init(_ variables: [Variable], rows: Int) {
        var isSeen = variables.map { _ in [Bool](repeating: false, count: rows) }
        for (place, variable) in variables.enumerated() { for row in variable.observed { isSeen[place][row] = true } }
        let order = variables.indices.sorted { (variables[$0].missing.count, $0) < (variables[$1].missing.count, $1) }
        /// Whether the columns of `candidate` are combinations of those of `kept`, in rows that have all of them and `target`.
        func isDetermined(_ candidate: Int, by kept: [Int], target: Int?) -> Bool {
            let needed = kept + [candidate] + (target.map { [$0] } ?? [])
            let both = (0..<rows).filter { row in needed.allSatisfy { isSeen[$0][row] } }
            let others = kept.flatMap { variables[$0].columns }
            let own = variables[candidate].columns
            guard both.count > others.count + own.count + 1 else { return false }
            var space = Span()
            for column in others { _ = space.rest(both.map { column[$0] }, tolerance: Self.tolerance) }
            for column in own where space.rest(both.map { column[$0] }, tolerance: Self.tolerance) { return false }
            return true
        }
        var basis: [Int] = []
        var determined: Set<Int> = []
        for place in order {
            if !basis.isEmpty, isDetermined(place, by: basis, target: nil) { determined.insert(place) } else { basis.append(place) }
        }
        var left: [Int: [String]] = [:]
        ofEach = variables.indices.map { target in
            guard !variables[target].missing.isEmpty else { return variables.indices.filter { $0 != target } }
            var kept: [Int] = []
            for place in basis + order.filter({ determined.contains($0) }) where place != target {
                let locks = determined.contains(place) && !determined.contains(target)
                    && variables[target].missing.contains { !isSeen[place][$0] }
                if locks || isDetermined(place, by: kept, target: target) {
                    left[place, default: []].append("\"\(variables[target].name)\"")
                } else {
                    kept.append(place)
                }
            }
            return kept.sorted()
        }
        warnings = variables.indices.compactMap { place in
            guard let targets = left[place] else { return nil }
            return "\"\(variables[place].name)\" has one value, or is determined by the other variables, in the rows in which \(targets.joined(separator: " and ")) \(targets.count == 1 ? "is" : "are") known, so it is left out of \(targets.count == 1 ? "that equation" : "those equations")."
        }
    }
}

/// The span of columns less their means, by orthogonalisation done twice.
private struct Span {
    private var directions: [[Double]] = []

    /// - Returns: whether more than `tolerance` of the column's spread is new; then it joins.
    mutating func rest(_ values: [Double], tolerance: Double) -> Bool {
        let mean = Moments(values).mean
        let size = values.reduce(0) { max($0, $1.magnitude) }
        var rest = values.map { $0 - mean }
        let whole = Self.product(rest, rest).squareRoot()
        guard whole > 1e-12 * size * Double(values.count).squareRoot() else { return false }
        for _ in 0..<2 {
            for direction in directions {
                let part = Self.product(direction, rest)
                for row in rest.indices { rest[row] -= part * direction[row] }
            }
        }
        let length = Self.product(rest, rest).squareRoot()
        guard length > tolerance * whole else { return false }
        directions.append(rest.map { $0 / length })
        return true
    }

    private static func product(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for index in left.indices { sum += left[index] * right[index] }
        return sum
    }
}
