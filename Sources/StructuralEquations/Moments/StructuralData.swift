public import Statistics

/// The observed variables of a model on the rows that take part, group by group.
public struct StructuralData: Hashable, Sendable {
    public struct Group: Hashable, Sendable {
        /// Level of the group variable; empty without groups.
        public let name: String
        /// Rows of the table.
        public let rows: [Int]
        /// rows × variables; 0 where a value is missing.
        public let values: Matrix
        /// nil where every value is there; else one flag an element of `values`.
        public let isPresent: [Bool]?
        public var count: Int { rows.count }
    }

    public let variables: [String]
    public let groups: [Group]
    public let rowsGiven: Int
    public var count: Int { groups.reduce(0) { $0 + $1.count } }
    /// What happened to missing values, a sentence.
    public let missing: String

    /// - Parameters:
    ///   - needed: variables without which a row cannot take part even when `keepsPartial`.
    ///   - keepsPartial: rows in which something is missing stay (full-information maximum likelihood).
    /// - Throws: ``ModelFaults``
    public init(
        _ variables: [String], group: String?, in table: DataTable, keepsPartial: Bool, needed: [String] = []
    ) throws(ModelFaults) {
        var faults: [String] = []
        var columns: [[NumericCell]] = []
        for name in variables {
            do { columns.append(try table.numbers(name)) } catch { faults.append("\(error)") }
        }
        var (levels, codes): ([String], [Int?]) = ([""], [Int?](repeating: 0, count: table.rowCount))
        if let group {
            do { (levels, codes) = Self.levels(try table.requiring(group)) } catch { faults.append("\(error)") }
        }
        guard faults.isEmpty else { throw ModelFaults(faults) }
        let isNeeded = variables.map { needed.contains($0) }
        var members = [[Int]](repeating: [], count: levels.count)
        var left = 0
        var partial = 0
        var present = [Int](repeating: 0, count: table.rowCount)
        var lacksNeeded = [Bool](repeating: false, count: table.rowCount)
        for (place, column) in columns.enumerated() {
            for row in column.indices {
                if case .value = column[row] { present[row] += 1 } else if isNeeded[place] { lacksNeeded[row] = true }
            }
        }
        for row in 0..<table.rowCount {
            let takesPart = keepsPartial ? present[row] > 0 && !lacksNeeded[row] : present[row] == columns.count
            guard let code = codes[row], takesPart else {
                left += 1
                continue
            }
            if present[row] < columns.count { partial += 1 }
            members[code].append(row)
        }
        self.variables = variables
        rowsGiven = table.rowCount
        missing = Self.sentence(left: left, partial: partial, keepsPartial: keepsPartial, needed: needed)
        groups = members.enumerated().map { Self.group(levels[$0], $1, columns) }
        try check(group, empty: variables.indices.filter { place in columns[place].allSatisfy { $0.value == nil } }.map { variables[$0] })
    }

    private init(variables: [String], groups: [Group], rowsGiven: Int, missing: String) {
        self.variables = variables
        self.groups = groups
        self.rowsGiven = rowsGiven
        self.missing = missing
    }

    /// The same with other rows of each group: `rows[g]` are places among the rows of group g.
    public func resampled(_ rows: [[Int]]) -> StructuralData {
        let width = variables.count
        let groups = zip(self.groups, rows).map { group, chosen in
            var values = Matrix(rows: chosen.count, columns: width)
            var isPresent = group.isPresent == nil ? nil : [Bool](repeating: true, count: chosen.count * width)
            for (place, row) in chosen.enumerated() {
                for column in 0..<width {
                    values[place, column] = group.values[row, column]
                    if let flags = group.isPresent { isPresent?[place * width + column] = flags[row * width + column] }
                }
            }
            return Group(name: group.name, rows: chosen.map { group.rows[$0] }, values: values, isPresent: isPresent)
        }
        return StructuralData(variables: variables, groups: groups, rowsGiven: rowsGiven, missing: missing)
    }

    private static func group(_ name: String, _ rows: [Int], _ columns: [[NumericCell]]) -> Group {
        let width = columns.count
        var values = Matrix(rows: rows.count, columns: width)
        var absent: [Int] = []
        values.withElements { elements in
            for (column, cells) in columns.enumerated() {
                for (place, row) in rows.enumerated() {
                    if case .value(let value) = cells[row] {
                        elements[place * width + column] = value
                    } else {
                        absent.append(place * width + column)
                    }
                }
            }
        }
        guard !absent.isEmpty else { return Group(name: name, rows: rows, values: values, isPresent: nil) }
        var flags = [Bool](repeating: true, count: rows.count * width)
        for place in absent { flags[place] = false }
        return Group(name: name, rows: rows, values: values, isPresent: flags)
    }

    /// The categories of a grouping column in their order, and that of each row.
    private static func levels(_ column: Column) -> ([String], [Int?]) {
        switch column.content {
        case .categorical(let levels, let codes): return (levels, codes)
        case .numeric(let cells):
            let values = Array(Set(cells.compactMap(\.value))).sorted()
            var places: [Double: Int] = [:]
            for (place, value) in values.enumerated() { places[value] = place }
            return (values.map { $0.shortestText ?? "" }, cells.map { $0.value.flatMap { places[$0] } })
        }
    }
}
