public import Statistics

extension MMRMSpecification {
    public func fit(on table: DataTable, running: Running = Running()) throws -> MMRMFit {
        let faults = self.faults
        guard faults.isEmpty else { throw MMRMError(faults) }
        let extra = [covariance.visit, covariance.id] + [covariance.group].compactMap { $0 }
        let frame = try ModelFrame(formula, table: table, extraColumns: extra)
        guard frame.offset == nil else { throw MMRMError(["An offset is not part of an mmrm; subtract it from the outcome under variables."]) }
        guard frame.count > 0 else {
            throw MMRMError(["No row is complete: in each of the \(frame.rowsGiven) rows a variable of the model is missing."])
        }
        let rows = try MMRMRows(frame, covariance, table)
        return try fit(rows, frame, running)
    }

    private func fit(_ rows: MMRMRows, _ frame: ModelFrame, _ running: Running) throws -> MMRMFit {
        func named<Value>(_ structure: CovarianceStructure, _ body: () throws(RepeatedMeasuresFault) -> Value) throws -> Value {
            do {
                return try body()
            } catch {
                if case .dependentColumn = error { try frame.design.requireFullRank() }
                throw MMRMError([rows.names(frame, structure).sentence(error)])
            }
        }
        let sums = try named(covariance.structure) { () throws(RepeatedMeasuresFault) in try PatternSums(rows.measures) }
        var diary: [String] = []
        var first: RepeatedMeasuresEstimate?
        var told: (any Error)?
        for structure in [covariance.structure] + fallback {
            if running.isCancelled() { throw CancellationError() }
            do {
                let estimate = try named(structure) { () throws(RepeatedMeasuresFault) in
                    try RepeatedMeasures.fit(
                        sums, structure, isRestricted: method == .REML, methods: degrees, scale: rows.measures.scale)
                }
                diary += estimate.diary
                if first == nil || estimate.isConverged { first = estimate }
                if estimate.isConverged { break }
            } catch {
                diary.append("\(structure.rawValue): \(error)")
                if told == nil { told = error }
            }
        }
        guard let estimate = first else { throw told ?? MMRMError(["Nothing could be fitted."]) }
        return try MMRMFit(self, frame: frame, rows: rows, estimate: estimate, diary: diary)
    }
}

/// The rows of a frame as the likelihood takes them, with the names behind the numbers.
struct MMRMRows {
    let measures: RepeatedMeasures
    let persons: [String]
    let visits: [String]
    let groups: [String]
    let visitColumn: String
    /// Levels of the visits that no row has.
    let unseenVisits: [String]

    init(_ frame: ModelFrame, _ term: CovarianceTerm, _ table: DataTable) throws {
        guard let id = frame.factor(term.id), let visit = frame.factor(term.visit) else {
            throw MMRMError(["The columns \"\(term.id)\" and \"\(term.visit)\" of the covariance term are not in the table."])
        }
        var groupOfPerson: [Int]?
        var groups: [String] = []
        if let name = term.group, let group = frame.factor(name) {
            var known = [Int](repeating: -1, count: id.levels.count)
            for row in 0..<frame.count {
                let person = id.codes[row]
                if known[person] >= 0, known[person] != group.codes[row] {
                    throw MMRMError(["The person \"\(id.levels[person])\" is in \"\(group.levels[known[person]])\" and in \"\(group.levels[group.codes[row]])\" of \"\(name)\"; each has a covariance matrix of its own, so a person can be in one only."])
                }
                known[person] = group.codes[row]
            }
            groupOfPerson = known.map { max($0, 0) }
            groups = group.levels
        }
        measures = RepeatedMeasures(
            design: frame.design.matrix, outcome: frame.response, person: id.codes, visit: visit.codes,
            persons: id.levels.count, visits: visit.levels.count, groupOfPerson: groupOfPerson,
            groups: max(groups.count, 1))
        persons = id.levels
        visits = visit.levels
        self.groups = groups
        visitColumn = term.visit
        var unseen: [String] = []
        if case .categorical(let levels, _)? = table.column(term.visit)?.content {
            let seen = Set(visit.levels)
            unseen = levels.filter { !seen.contains($0) }
        }
        unseenVisits = unseen
    }

    func names(_ frame: ModelFrame, _ structure: CovarianceStructure) -> RepeatedMeasuresNames {
        RepeatedMeasuresNames(
            persons: persons, visits: visits, groups: groups, columns: frame.design.names, visitColumn: visitColumn,
            structure: structure)
    }
}
