/// Admits columns one after another, those only that no constant and no column before can make up: modified
/// Gram-Schmidt on centred columns, each taken off twice.
struct IndependentColumns {
    private var directions: [[Double]] = []
    /// A column of which less than this share of its length is left says nothing of its own.
    private static let least = 1e-8

    /// - Returns: false where the column depends on the others.
    mutating func admit(_ column: [Double]) -> Bool {
        guard !MomentKernel.isConstant(column) else { return false }
        let mean = MomentKernel.moments(column).mean
        var rest = column.map { $0 - mean }
        let length = Self.product(rest, rest).squareRoot()
        for _ in 0..<2 {
            for direction in directions {
                let along = Self.product(rest, direction)
                for row in rest.indices { rest[row] -= along * direction[row] }
            }
        }
        let left = Self.product(rest, rest).squareRoot()
        guard left > Self.least * length else { return false }
        directions.append(rest.map { $0 / left })
        return true
    }

    private static func product(_ one: [Double], _ other: [Double]) -> Double {
        var sum = 0.0
        for row in one.indices { sum += one[row] * other[row] }
        return sum
    }
}
