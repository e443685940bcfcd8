import AnalysisPlans
import Statistics

/// Columns as they are filled, person by person.
struct PlantedColumns {
    private let names: [String]
    private var values: [[Double?]]
    private var arms: [Int] = []

    init(_ names: [String], people: Int) {
        self.names = names
        values = names.map { _ in [] }
        for place in values.indices { values[place].reserveCapacity(people) }
    }

    /// One person: a value for each name, nil where none was seen.
    mutating func add(arm: Int, _ row: [Double?]) {
        arms.append(arm)
        for (place, value) in row.enumerated() where place < values.count { values[place].append(value) }
    }

    /// - Parameter extra: columns beside.
    func table(arms levels: [String] = ["control", "active"], extra: [Column] = []) throws -> DataTable {
        try DataTable(
            columns: [Column(name: "arm", content: .categorical(levels: levels, codes: arms.map { $0 }))]
                + zip(names, values).map { Column(name: $0, numbers: $1) } + extra)
    }
}

extension RandomStream {
    /// Arms of like size in random order.
    mutating func arms(_ people: Int, of count: Int = 2) -> [Int] { shuffled((0..<people).map { $0 % count }) }

    /// A value seen through a scale of this reliability; `spread` is the standard deviation of the true values.
    mutating func seen(_ value: Double, reliability: Double, spread: Double = 1) -> Double {
        guard reliability < 1, reliability > 0 else { return value }
        return value + spread * ((1 - reliability) / reliability).squareRoot() * normal()
    }
}

extension ResultTree {
    /// The number under a dotted name.
    func value(_ path: String) -> Double? { part(path)?.number }

    /// Whether the interval under this name leaves out 0; nil where there is none.
    func excludesZero(_ path: String, _ ends: (String, String) = ("ci_lower", "ci_upper")) -> Bool? {
        guard let lower = value("\(path).\(ends.0)"), let upper = value("\(path).\(ends.1)") else { return nil }
        return lower > 0 || upper < 0
    }
}
