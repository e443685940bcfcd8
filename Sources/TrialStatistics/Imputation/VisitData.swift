import Statistics

/// Persons with their baseline and visits as vectors of length p, what is missing marked.
struct VisitData {
    /// Levels of the group that occur; the reference has place ``reference``.
    let levels: [String]
    let reference: Int
    let group: [Int]
    /// Persons × p.
    let values: [[Double]]
    let isObserved: [[Bool]]
    /// Place in the vector of the last observed visit, or of the last baseline column when there is none:
    /// −1 without baseline. What lies behind it is after leaving.
    let lastPlace: [Int]
    let baselineCount: Int
    let rowsGiven: Int

    var count: Int { group.count }
    var width: Int { values.first?.count ?? 0 }

    init(_ plan: ReferenceBased, in table: DataTable) throws {
        guard !plan.visits.isEmpty else { throw TrialError("visits names no column; the outcome needs at least one.") }
        let groups = try Groups(plan.group, in: table)
        let baseline = try plan.baseline.map { try table.numbers($0) }
        let visits = try plan.visits.map { try table.numbers($0) }
        let kept = (0..<table.rowCount).filter { row in
            groups.codes[row] != nil && baseline.allSatisfy { $0[row].value != nil }
        }
        let present = Set(kept.compactMap { groups.codes[$0] }).sorted()
        guard present.count >= 2 else { throw TrialError("\"\(plan.group)\" has fewer than two groups with rows; there is nothing to compare.") }
        levels = present.map { groups.levels[$0] }
        if let named = plan.reference {
            guard let place = levels.firstIndex(of: named) else {
                throw TrialError("The reference \"\(named)\" is no level of \"\(plan.group)\": \(levels.joined(separator: ", ")).")
            }
            reference = place
        } else {
            reference = 0
        }
        group = kept.map { row in groups.codes[row].flatMap { present.firstIndex(of: $0) } ?? 0 }
        let columns = baseline + visits
        values = kept.map { row in columns.map { $0[row].value ?? 0 } }
        isObserved = kept.map { row in columns.map { $0[row].value != nil } }
        baselineCount = baseline.count
        let first = baseline.count
        lastPlace = isObserved.map { marks in marks.indices.last { $0 >= first && marks[$0] } ?? first - 1 }
        rowsGiven = table.rowCount
        var faults: [String] = []
        for (place, name) in plan.visits.enumerated() {
            for level in levels.indices {
                let seen = group.indices.count { group[$0] == level && isObserved[$0][first + place] }
                if seen < 2 { faults.append("\(seen == 0 ? "Nobody" : "One person") of the group \"\(levels[level])\" has a value of \"\(name)\"; its mean and spread cannot be estimated from that.") }
            }
        }
        guard faults.isEmpty else { throw TrialError(sentences: faults) }
    }
}
