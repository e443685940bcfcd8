import Statistics

/// The complete rows of a mediation of clusters, under plain names: `x`, `m`, `y`, `mw`, `mb`, `xcluster`,
/// `z1` ….
struct ClusterRows {
    let table: DataTable
    let covariates: [String]
    let own: [String: String]
    let clusters: Int

    init(_ specification: ClusterMediationSpecification, _ whole: DataTable) throws {
        let names = [specification.exposure, specification.mediator, specification.outcome, specification.cluster] + specification.covariates
        let faults = PlainTable.faults(names, in: whole)
        guard faults.isEmpty else { throw LongitudinalError(faults) }
        let complete = whole.selecting(rows: try whole.completeRows(of: names))
        guard complete.rowCount > 0 else { throw LongitudinalError("No row has a value for every variable of the model.") }
        var plain = PlainTable(complete)
        try plain.add(specification.exposure, as: "x")
        try plain.add(specification.mediator, as: "m")
        try plain.add(specification.outcome, as: "y")
        try plain.addCovariates(specification.covariates)
        let codes = Self.codes(try complete.requiring(specification.cluster))
        clusters = (codes.max() ?? -1) + 1
        let x = try complete.numbers(specification.exposure).compactMap(\.value)
        try Self.requireConstant(x, codes, specification.exposure, specification.cluster)
        let m = try complete.numbers(specification.mediator).compactMap(\.value)
        let means = Self.means(m, codes, clusters)
        let between = codes.map { means[$0] }
        let within = zip(m, between).map { $0 - $1 }
        let scale = m.reduce(0) { max($0, $1.magnitude) }
        guard within.contains(where: { $0.magnitude > 1e-12 * (1 + scale) }) else {
            throw LongitudinalError("\"\(specification.mediator)\" does not vary within any level of \(specification.cluster): take one row a cluster and use analysis: mediation.")
        }
        let columns = plain.columns + [
            Column(name: "mw", numbers: within), Column(name: "mb", numbers: between), Column(name: "xcluster", numbers: codes.map(Double.init)),
        ]
        table = try DataTable(columns: columns)
        covariates = plain.covariates
        own = plain.own.merging([
            "mw": "\(specification.mediator) (within \(specification.cluster))", "mb": "\(specification.mediator) (mean of \(specification.cluster))",
            "xcluster": specification.cluster,
        ]) { $1 }
    }

    /// Numbers of the clusters in the order in which they appear.
    static func codes(_ column: Column) -> [Int] {
        switch column.content {
        case .categorical(let levels, let codes):
            var places = [Int](repeating: -1, count: levels.count)
            var next = 0
            return codes.map { code in
                guard let code else { return 0 }
                if places[code] < 0 { (places[code], next) = (next, next + 1) }
                return places[code]
            }
        case .numeric(let cells):
            var known: [Double: Int] = [:]
            return cells.map { cell in
                let value = cell.value ?? 0
                if let place = known[value] { return place }
                let place = known.count
                known[value] = place
                return place
            }
        }
    }

    static func means(_ values: [Double], _ codes: [Int], _ count: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        var sizes = [Double](repeating: 0, count: count)
        for (row, code) in codes.enumerated() {
            sums[code] += values[row]
            sizes[code] += 1
        }
        return zip(sums, sizes).map { $0 / $1 }
    }

    private static func requireConstant(_ values: [Double], _ codes: [Int], _ name: String, _ cluster: String) throws {
        var first: [Int: Double] = [:]
        for (row, code) in codes.enumerated() {
            if let known = first[code], known != values[row] {
                throw LongitudinalError("\"\(name)\" varies within levels of \(cluster); that is design: 1-1-1, not 2-1-1.")
            }
            first[code] = values[row]
        }
    }
}
