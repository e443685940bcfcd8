import Statistics

/// Which rows a mediation design used, and what came of the resamples: what every design says alike.
public struct DesignAccount: Hashable, Sendable {
    public let rowsInTable: Int
    /// Rows without a missing value in any variable of the model.
    public let rowsUsed: Int
    public let missing: [MissingCount]
    /// Of natural effects; nil for the other designs.
    public let levels: ComparedLevels?

    init(_ rows: CompleteRows) {
        rowsInTable = rows.rowsInTable
        rowsUsed = rows.count
        missing = rows.missing
        levels = nil
    }

    /// Of a design that compares levels of its exposure.
    init(_ rows: CompleteRows, comparing design: some ComparesLevels) {
        rowsInTable = rows.rowsInTable
        rowsUsed = rows.count
        missing = rows.missing
        levels = ComparedLevels(design, rows.column(design.model.exposure))
    }

    /// Of a method that uses incomplete rows too.
    init(_ rows: CompleteRows, used: Int) {
        rowsInTable = rows.rowsInTable
        rowsUsed = used
        missing = rows.missing
        levels = nil
    }

    /// `rows_used`, `rows_left_out`, `missing.<variable>`, `exposure_levels`.
    var entries: [ResultTree.Entry] {
        [
            .init("rows_used", .count(rowsUsed)), .init("rows_left_out", .count(rowsInTable - rowsUsed)),
            .init("missing", .branch(missing.map { .init($0.variable, .count($0.rows)) })),
        ] + (levels.map { [.init("exposure_levels", $0.results)] } ?? [])
    }

    var cautions: [MediationWarning] {
        let left = rowsInTable - rowsUsed
        return left > 0 ? [.rowsLeftOut(left, of: rowsInTable, lacking: missing)] : []
    }

    func account(_ convergence: FitAccount.Convergence = .direct, diary: [String] = []) -> FitAccount {
        FitAccount(
            rowsGiven: rowsInTable, rowsAnalysed: rowsUsed,
            missing: FitAccount.completeRows(given: rowsInTable, analysed: rowsUsed), convergence: convergence,
            diary: diary)
    }
}

extension MediationSpecification {
    /// Faults of the fields that every design shares, and of those that only side-by-side mediators have.
    func faults(mediators needed: Int, of design: String) -> [String] {
        var faults = self.faults
        if mediators.count != needed {
            let count = needed == 1 ? "one mediator" : "\(needed) mediators"
            faults.append("\(design) has \(count); the plan names \(mediators.count).")
        }
        if !outcomeCovariates.isEmpty {
            faults.append("outcome_covariates are known for mediators side by side; name them under covariates, or leave them away.")
        }
        if let bootstrap, bootstrap.kind != .cases || bootstrap.intervals.contains(.studentised) {
            faults.append("\(design) is bootstrapped by cases, without studentised intervals; take percentile, bias_corrected, bca or normal.")
        }
        return faults
    }
}
