import RealModule
import Statistics

/// The rows that take part in a two-level model, cluster by cluster.
struct ClusteredData: Sendable {
    let moments: ClusterMoments
    let rowsGiven: Int
    let missing: String
    /// Of every value, cluster by cluster.
    let digest: RowsDigest

    /// - Throws: ``ModelFaults``
    init(within: [String], between: [String], cluster: String, in table: DataTable, faults: [String]) throws(ModelFaults) {
        var faults = faults
        var columns: [String: [NumericCell]] = [:]
        let names = within + between.filter { !within.contains($0) }
        for name in names {
            do { columns[name] = try table.numbers(name) } catch { faults.append("\(error)") }
        }
        if names.contains(cluster) { faults.append("\(cluster) makes the clusters and stands in the model too; keep one of them.") }
        var keys = [Int?](repeating: nil, count: table.rowCount)
        do { keys = Self.keys(try table.requiring(cluster)) } catch { faults.append("\(error)") }
        guard faults.isEmpty else { throw ModelFaults(faults) }
        var members: [[Int]] = []
        var places: [Int: Int] = [:]
        for row in 0..<table.rowCount {
            guard let key = keys[row], names.allSatisfy({ columns[$0]?[row].value != nil }) else { continue }
            if let place = places[key] {
                members[place].append(row)
            } else {
                places[key] = members.count
                members.append([row])
            }
        }
        rowsGiven = table.rowCount
        let analysed = members.reduce(0) { $0 + $1.count }
        missing = FitAccount.completeRows(given: rowsGiven, analysed: analysed)
        guard members.count > 1 else {
            throw ModelFaults([members.isEmpty ? "No row takes part: in each, a variable of the model or \(cluster) is missing." : "All rows belong to one cluster of \(cluster); a two-level model needs several."])
        }
        guard members.contains(where: { $0.count > 1 }) else {
            throw ModelFaults(["Every cluster of \(cluster) has one row, so that nothing varies within clusters; fit a model without levels."])
        }
        func values(_ name: String) -> [Double] { (columns[name] ?? []).map { $0.value ?? 0 } }
        let clusterOnly = between.filter { !within.contains($0) }
        for name in clusterOnly {
            let column = values(name)
            if members.contains(where: { rows in rows.contains { column[$0] != column[rows[0]] } }) {
                faults.append("\(name) stands in level: 2 alone but varies within clusters; put it into level: 1 too, or take its cluster means.")
            }
        }
        let moments = ClusterMoments(within: within, clusterOnly: clusterOnly, values: values, members: members)
        for name in within {
            let column = values(name)
            guard members.allSatisfy({ rows in rows.allSatisfy { column[$0] == column[rows[0]] } }) else { continue }
            faults.append("\(name) does not vary within clusters; leave it to level: 2.")
        }
        for name in between {
            let column = values(name)
            let first = members.first.map { column[$0[0]] }
            if members.allSatisfy({ rows in rows.allSatisfy { column[$0] == first } }) { faults.append("\(name) has the same value in all rows; leave it out.") }
        }
        if faults.isEmpty, Cholesky(moments.scatter, tolerance: 1e-10) == nil {
            faults.append("Within clusters, some variables follow exactly from others; leave one of them out.")
        }
        guard faults.isEmpty else { throw ModelFaults(faults) }
        self.moments = moments
        var digest = RowsDigest()
        for name in names.sorted() {
            let column = values(name)
            for rows in members { for row in rows { digest.add(column[row]) } }
        }
        for rows in members { digest.add(UInt64(rows.count)) }
        self.digest = digest
    }

    /// A number for each different value.
    private static func keys(_ column: Column) -> [Int?] {
        switch column.content {
        case .categorical(_, let codes): return codes
        case .numeric(let cells):
            var known: [Double: Int] = [:]
            return cells.map { cell in
                guard let value = cell.value else { return nil }
                if let key = known[value] { return key }
                known[value] = known.count
                return known.count - 1
            }
        }
    }
}
