/// What is drawn together, and among which: units (a row, or a person, therapist or site with all
/// its rows) within strata (the arms, or all in one).
public struct ResamplingDesign: Hashable, Sendable {
    public let rowCount: Int
    /// Unit numbers of each stratum, ascending; one stratum of all where there is no stratification.
    public let strata: [[Int]]
    /// Where the rows of each unit begin in ``members``, and where the last one ends.
    private let starts: [Int]
    private let members: [Int]

    /// Each row by itself, among all.
    public init(rows: Int) {
        rowCount = max(0, rows)
        starts = Array(0...rowCount)
        members = Array(0..<rowCount)
        strata = [members]
    }

    /// - Parameters:
    ///   - units: for each row the number of its unit; equal numbers belong together. nil: each row
    ///     by itself. Units are ordered by their first row.
    ///   - strata: for each row the number of its stratum; nil for one. Ordered by their number.
    /// - Returns: nil when a unit lies in two strata; ``dividedUnit(units:strata:)`` says which.
    public init?(rows: Int, units: [Int]?, strata codes: [Int]?) {
        guard units?.count ?? rows == rows, codes?.count ?? rows == rows else { return nil }
        var numbers: [Int: Int] = [:]
        var rowsOf: [[Int]] = []
        for row in 0..<rows {
            let label = units.map { $0[row] } ?? row
            if let number = numbers[label] {
                rowsOf[number].append(row)
            } else {
                numbers[label] = rowsOf.count
                rowsOf.append([row])
            }
        }
        if let codes, Self.dividedUnit(rowsOf, strata: codes) != nil { return nil }
        rowCount = rows
        var starts = [0]
        starts.reserveCapacity(rowsOf.count + 1)
        for rows in rowsOf { starts.append(starts[starts.count - 1] + rows.count) }
        self.starts = starts
        members = rowsOf.flatMap { $0 }
        guard let codes else {
            strata = [Array(rowsOf.indices)]
            return
        }
        var groups: [Int: [Int]] = [:]
        for unit in rowsOf.indices { groups[codes[rowsOf[unit][0]], default: []].append(unit) }
        strata = groups.keys.sorted().compactMap { groups[$0] }
    }

    /// The first row of a unit whose rows differ in stratum.
    static func dividedUnit(_ rowsOf: [[Int]], strata: [Int]) -> Int? {
        for rows in rowsOf {
            for row in rows where strata[row] != strata[rows[0]] { return rows[0] }
        }
        return nil
    }

    public var unitCount: Int { starts.count - 1 }
    public var isStratified: Bool { strata.count > 1 }
    /// Whether each unit is one row, in the order of the rows.
    public var drawsRows: Bool { unitCount == rowCount }

    /// The rows of a unit, ascending.
    public func rows(ofUnit unit: Int) -> ArraySlice<Int> { members[starts[unit]..<starts[unit + 1]] }

    /// The rows of the units drawn, in the order drawn.
    public func rows(ofUnits units: some Sequence<UInt32>) -> [Int] {
        if drawsRows { return units.map(Int.init) }
        var rows: [Int] = []
        rows.reserveCapacity(rowCount)
        for unit in units { rows += self.rows(ofUnit: Int(unit)) }
        return rows
    }

    /// Every row but those of one unit.
    public func rows(withoutUnit unit: Int) -> [Int] {
        let left = rows(ofUnit: unit)
        var rows: [Int] = []
        rows.reserveCapacity(rowCount - left.count)
        var next = left.startIndex
        for row in 0..<rowCount {
            if next < left.endIndex, left[next] == row { next += 1 } else { rows.append(row) }
        }
        return rows
    }
}
