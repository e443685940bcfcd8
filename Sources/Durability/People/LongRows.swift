import Statistics

/// A long table as people, each with visits in the order of time.
struct LongRows {
    struct Visit {
        let row: Int
        let time: Double
        /// nil where it is missing.
        let outcome: Double?
    }

    struct Person {
        let label: String
        let arm: Int
        let visits: [Visit]

        /// Visits at which the outcome was seen.
        var seen: [Visit] { visits.filter { $0.outcome != nil } }
    }

    let arms: [String]
    /// In the order of their first row.
    let people: [Person]
    let rowsGiven: Int
    /// Rows without person, arm or time.
    let rowsLost: Int

    /// - Parameter outcome: nil where only times matter.
    init(person: String, arm: String?, time: String, outcome: String?, in table: DataTable) throws {
        let persons = try LabelledColumn(person, in: table)
        let groups = try arm.map { try LabelledColumn($0, in: table) }
        let times = try table.numbers(time).map(\.value)
        let values = try outcome.map { try table.numbers($0).map(\.value) }
        var order: [Int] = []
        var visits = [[Visit]](repeating: [], count: persons.levels.count)
        var own = [Int?](repeating: nil, count: persons.levels.count)
        var lost = 0
        for row in 0..<table.rowCount {
            guard let code = persons.codes[row], let now = times[row] else {
                lost += 1
                continue
            }
            var group = 0
            if let groups {
                guard let known = groups.codes[row] else {
                    lost += 1
                    continue
                }
                group = known
            }
            if let before = own[code], before != group {
                throw DurabilityError("The person \"\(persons.levels[code])\" is in two arms (\(groups?.levels[before] ?? ""), \(groups?.levels[group] ?? "")); each person belongs to one.")
            }
            if own[code] == nil { order.append(code) }
            own[code] = group
            visits[code].append(Visit(row: row, time: now, outcome: values?[row]))
        }
        guard !order.isEmpty else {
            throw DurabilityError("No row has a person, an arm and a time; look at the columns \([person, arm, time].compactMap(\.self).joined(separator: ", ")).")
        }
        arms = groups?.levels ?? ["all"]
        people = order.map { code in
            Person(label: persons.levels[code], arm: own[code] ?? 0, visits: visits[code].sorted { ($0.time, $0.row) < ($1.time, $1.row) })
        }
        rowsGiven = table.rowCount
        rowsLost = lost
    }

    /// Two rows of one person at one time: which would count is nobody's to guess.
    func requireOneRowATime(_ time: String) throws {
        for person in people {
            let visits = person.seen
            for index in visits.indices.dropFirst() where visits[index].time == visits[index - 1].time {
                throw DurabilityError("The person \"\(person.label)\" has two values at \(time) \(visits[index].time.shortestText ?? ""); keep one.")
            }
        }
    }

    func count(ofArm arm: Int) -> Int { people.count { $0.arm == arm } }
}
