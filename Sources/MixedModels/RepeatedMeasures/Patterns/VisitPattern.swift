/// People of one group who were seen at the same visits.
struct VisitPattern {
    let group: Int
    /// In order, m of them.
    let visits: [Int]
    let persons: Int
    /// The first row of these people among the sorted rows; each person has m rows there.
    let firstRow: Int
    /// Whether the people are few, so that it costs less to pass over them than over their sums.
    let isPassedOver: Bool
    /// The first of the m(m + 1)/2 rows of ``PatternSums/sums``, where they are summed.
    let firstSum: Int
    /// Where the m × m matrices of this pattern begin among those of all patterns.
    let firstElement: Int

    var size: Int { visits.count }
}

/// The rows sorted by group, visits seen, and person.
struct PatternOrder {
    private(set) var patterns: [VisitPattern] = []
    /// Sorted place → given row.
    private(set) var rows: [Int] = []
    /// Rows of sums altogether.
    private(set) var sumRows = 0
    /// Elements of all m × m matrices.
    private(set) var elements = 0

    /// - Throws: ``RepeatedMeasuresFault/twice(person:visit:)``.
    init(_ data: RepeatedMeasures) throws(RepeatedMeasuresFault) {
        var seen = [UInt64](repeating: 0, count: data.persons)
        var counts = [Int](repeating: 0, count: data.persons)
        for row in data.outcome.indices {
            let bit: UInt64 = 1 << UInt64(data.visit[row])
            let person = data.person[row]
            if seen[person] & bit != 0 { throw .twice(person: person, visit: data.visit[row]) }
            seen[person] |= bit
            counts[person] += 1
        }
        var starts = [Int](repeating: 0, count: data.persons + 1)
        for person in 0..<data.persons { starts[person + 1] = starts[person] + counts[person] }
        var rowOf = [Int](repeating: 0, count: data.outcome.count)
        for row in data.outcome.indices {
            let person = data.person[row]
            let bit: UInt64 = 1 << UInt64(data.visit[row])
            rowOf[starts[person] + (seen[person] & (bit &- 1)).nonzeroBitCount] = row
        }
        let people = (0..<data.persons).filter { counts[$0] > 0 }.sorted {
            let (left, right) = (data.groupOfPerson[$0], data.groupOfPerson[$1])
            if left != right { return left < right }
            if seen[$0] != seen[$1] { return seen[$0] > seen[$1] }
            return $0 < $1
        }
        rows.reserveCapacity(data.outcome.count)
        var index = 0
        while index < people.count {
            let head = people[index]
            let (group, key) = (data.groupOfPerson[head], seen[head])
            let firstRow = rows.count
            var persons = 0
            while index < people.count, data.groupOfPerson[people[index]] == group, seen[people[index]] == key {
                let person = people[index]
                rows.append(contentsOf: rowOf[starts[person]..<starts[person + 1]])
                persons += 1
                index += 1
            }
            let visits = (0..<data.visits).filter { key & (1 << UInt64($0)) != 0 }
            let size = visits.count
            let isPassedOver = persons <= size
            patterns.append(
                VisitPattern(
                    group: group, visits: visits, persons: persons, firstRow: firstRow, isPassedOver: isPassedOver,
                    firstSum: sumRows, firstElement: elements))
            if !isPassedOver { sumRows += size * (size + 1) / 2 }
            elements += size * size
        }
    }
}
