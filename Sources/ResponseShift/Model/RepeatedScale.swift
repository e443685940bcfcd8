/// The items of one scale at successive occasions.
public struct RepeatedScale: Hashable, Sendable {
    public let name: String
    /// In their order in time; the first stands before treatment.
    public let occasions: [String]
    /// For each occasion the columns of the items, in the same order everywhere.
    public let columns: [[String]]

    public init(_ name: String, occasions: [String], columns: [[String]]) {
        self.name = name
        self.occasions = occasions
        self.columns = columns
    }

    public var itemCount: Int { columns.first?.count ?? 0 }

    /// What keeps the scale from being looked at, a sentence each.
    public var faults: [String] {
        var faults: [String] = []
        if occasions.count < 2 { faults.append("\(name): one occasion alone; name the items of at least two.") }
        if Set(columns.map(\.count)).count > 1 {
            faults.append("\(name): the occasions have different numbers of items; the items are matched by their order.")
        }
        if itemCount < 3 { faults.append("\(name): \(itemCount) items; a factor needs at least three.") }
        let all = columns.flatMap { $0 }
        for column in Set(all.filter { name in all.count { $0 == name } > 1 }).sorted() {
            faults.append("\(name): the column \(column) stands twice.")
        }
        return faults
    }
}
