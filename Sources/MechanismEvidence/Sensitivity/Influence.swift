import Statistics

/// What single people do to the effect.
public struct Influence: Hashable, Sendable {
    public struct Person: Hashable, Sendable {
        /// Of the table, from 1; the first row of what is drawn together.
        public let row: Int
        /// The effect without this person minus the effect.
        public let change: Double
        /// Squared change over the squared bootstrap standard error (as of Cook 1977 for one coefficient).
        public let distance: Double?
    }

    /// The largest changes, largest first.
    public let largest: [Person]
    /// So many people, left out one after another, those who carry most of the effect first, turn its sign. Fewer may do,
    /// for not every group is tried. Nil where no such group of up to a third of the people was found.
    public let fewestToTurn: Int?
    public let people: Int

    static let shown = 5

    static let reasonWithoutTurn = "None was found up to a third of the people, taking those who carry most of the effect first."

    init?(_ solutions: PathSolutions, _ model: Int, rows: [Int], standardError: Double?, running: Running) throws {
        let kernel = solutions.kernel
        let count = kernel.drawn.unitCount
        let without = try kernel.solve([solutions.models[model]], from: .leavingOne, running: running)
        let unit = solutions.unit(model)
        guard let own = solutions.whole.combined([solutions.product(model)], 0) else { return nil }
        var changes: [(unit: Int, change: Double)] = []
        for place in 0..<count {
            guard let value = without.combined([.init(0, 0, times: unit)], place) else { continue }
            changes.append((place, value - own))
        }
        guard !changes.isEmpty else { return nil }
        let ordered = changes.sorted { ($1.change.magnitude, $0.unit) < ($0.change.magnitude, $1.unit) }
        largest = ordered.prefix(Self.shown).map { entry in
            let first = kernel.drawn.rows(ofUnit: entry.unit).first ?? 0
            let distance = standardError.flatMap { $0 > 0 ? (entry.change / $0) * (entry.change / $0) : nil }
            return Person(row: rows[first] + 1, change: entry.change, distance: distance)
        }
        people = count
        let sign: Double = own < 0 ? -1 : 1
        let carrying = changes.filter { $0.change * sign < 0 }.sorted { ($0.change * sign, $0.unit) < ($1.change * sign, $1.unit) }
        let most = min(carrying.count, count / 3)
        guard most > 0 else {
            fewestToTurn = nil
            return
        }
        let sets = (1...most).map { carrying.prefix($0).map(\.unit) }
        let left = try kernel.solve([solutions.models[model]], from: .leaving(sets), running: running)
        var found: Int?
        for place in sets.indices where found == nil {
            guard let value = left.combined([.init(0, 0, times: unit)], place) else { break }
            if value * sign <= 0 { found = place + 1 }
        }
        fewestToTurn = found
    }
}
