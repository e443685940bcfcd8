import Statistics

/// Times, events and predictors of the rows in which nothing is missing.
struct SurvivalData {
    let time: [Double]
    let isEvent: [Bool]
    let groupLevels: [String]
    let group: [Int]
    let strata: [Int]
    let strataCount: Int
    /// nil without clusters.
    let cluster: [Int]?
    let clusterCount: Int
    /// Columns of the regression and the variable of each.
    let columnNames: [String]
    let columnTerms: [Int]
    let termNames: [String]
    let columns: [[Double]]
    let rowsGiven: Int

    var count: Int { time.count }

    /// Of a time: what is no further from it counts as the same time.
    static let rounding = 1e-9

    /// Times that differ by rounding alone (3 · 0.1 and 0.3) are made the earliest of them, so that they are tied.
    private static func joined(_ times: [Double]) -> [Double] {
        let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
        var result = times
        var earliest = -Double.infinity
        var previous = earliest
        for row in order {
            let now = times[row]
            if !(now - previous <= rounding * now.magnitude) { earliest = now }
            result[row] = earliest
            previous = now
        }
        return result
    }

    init(_ plan: SurvivalSpecification, in table: DataTable) throws {
        let times = try table.numbers(plan.time).map(\.value)
        let events = try table.numbers(plan.event).map(\.value)
        let groups = try plan.group.map { try Groups($0, in: table) } ?? Groups(single: "all", rows: table.rowCount)
        let strata = plan.strata.isEmpty ? Groups(single: "all", rows: table.rowCount) : try Groups(combining: plan.strata, in: table)
        let clusters = try plan.cluster.map { try Groups($0, in: table) }
        let predictors = ([plan.group].compactMap { $0 } + plan.covariates)
        let sources = try predictors.map { try table.requiring($0) }
        var kept: [Int] = []
        for row in 0..<table.rowCount {
            guard times[row] != nil, events[row] != nil, groups.codes[row] != nil, strata.codes[row] != nil else { continue }
            if let clusters, clusters.codes[row] == nil { continue }
            if sources.contains(where: { $0.isMissing(at: row) }) { continue }
            kept.append(row)
        }
        guard !kept.isEmpty else {
            throw TrialError("No row has everything that the analysis uses; look at the columns \(([plan.time, plan.event] + predictors + plan.strata).joined(separator: ", ")).")
        }
        let read = kept.map { times[$0] ?? 0 }
        time = Self.joined(read)
        if let early = read.first(where: { $0 < 0 }) {
            throw TrialError("\"\(plan.time)\" holds \(early); a time to an event is not below 0.")
        }
        let marks = kept.map { events[$0] ?? 0 }
        if let odd = marks.first(where: { $0 != 0 && $0 != 1 }) {
            throw TrialError("\"\(plan.event)\" holds \(odd); 1 is an event, 0 a time that was cut short.")
        }
        isEvent = marks.map { $0 == 1 }
        guard isEvent.contains(true) else { throw TrialError("No row has an event (\"\(plan.event)\" is 0 throughout); there is nothing to estimate.") }
        // Levels without a row take no part.
        let codes = kept.map { groups.codes[$0] ?? 0 }
        let present = Set(codes).sorted()
        groupLevels = present.map { groups.levels[$0] }
        group = codes.map { code in present.firstIndex(of: code) ?? 0 }
        self.strata = kept.map { strata.codes[$0] ?? 0 }
        strataCount = strata.levels.count
        cluster = clusters.map { clusters in kept.map { clusters.codes[$0] ?? 0 } }
        clusterCount = clusters?.levels.count ?? 0
        rowsGiven = table.rowCount
        var names: [String] = []
        var terms: [Int] = []
        var built: [[Double]] = []
        for (term, source) in sources.enumerated() {
            let asGroups = plan.group != nil && term == 0
            switch source.content {
            case .numeric(let cells) where !asGroups:
                names.append(source.name)
                terms.append(term)
                built.append(kept.map { cells[$0].value ?? 0 })
            default:
                let own = try Groups(source.name, in: table)
                let rows = kept.map { own.codes[$0] ?? 0 }
                let seen = Set(rows).sorted()
                for level in seen.dropFirst() {
                    names.append(source.name + own.levels[level])
                    terms.append(term)
                    built.append(rows.map { $0 == level ? 1 : 0 })
                }
            }
        }
        columnNames = names
        columnTerms = terms
        termNames = sources.map(\.name)
        columns = built
    }
}
