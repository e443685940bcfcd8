public import Statistics
public import TrialStatistics

extension Tails {
    /// What cannot be carried out, whatever the data: a sentence each.
    public var faults: [String] {
        var faults: [String] = []
        if scales.isEmpty { faults.append("No scale is named; both tails of at least one are read.") }
        let names = scales.map { resultWord($0.name) }
        if Set(names).count < names.count { faults.append("Two scales bear the same name; give each its own.") }
        for scale in scales {
            if scale.pre == scale.post { faults.append("Scale \"\(scale.name)\": before and after are the same column.") }
            switch scale.error {
            case .reliability(let value) where !(value >= 0 && value < 1):
                faults.append("Scale \"\(scale.name)\": a reliability lies from 0 to below 1.")
            case .standardError(let value) where !(value > 0 && value.isFinite):
                faults.append("Scale \"\(scale.name)\": a standard error of measurement is above 0.")
            case .reliability, .standardError: break
            }
        }
        return faults
    }

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        guard faults.isEmpty else { throw TrialError(sentences: faults) }
        let arms = try Arms(group, in: table)
        var readings: [TailReading] = []
        for scale in scales {
            readings.append(TailReading(try WorseIndex(scale, criterion: criterion, table: table), arms: arms, tails: self))
        }
        let index = WorseIndex(together: readings.map(\.index), errorCorrelation: errorCorrelation)
        let together = TailReading(index, arms: arms, tails: self)
        let reference = index.values(in: 0, of: arms)
        var minorities: [MinorityTest?] = []
        for arm in 0..<arms.count {
            minorities.append(
                try MinorityTest(index.values(in: arm, of: arms), reference: arm == 0 ? nil : reference, tails: self, running: running))
        }
        let analysed = index.values.indices.count { arms.codes[$0] != nil && index.values[$0] != nil }
        guard analysed > 0 else { throw TrialError("Nobody has an arm and both measurements of every scale, so there are no tails to count.") }
        let report = TailReport(tails: self, arms: arms, readings: readings, together: together, minorities: minorities)
        return TrialFit(
            results: report.results,
            account: FitAccount(
                rowsGiven: table.rowCount, rowsAnalysed: analysed, units: arms.levels.indices.map { .init(arms.levels[$0], together.counts[$0].n) },
                missing: "\(table.rowCount - analysed) of \(table.rowCount) rows lack an arm or a measurement and are not in the count of all scales together; each scale counts those who have both of its measurements."),
            warnings: report.warnings, tables: report.tables, pictures: report.pictures)
    }
}
