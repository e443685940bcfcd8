public import Statistics
import TrialStatistics

/// A linear mediation whose gaps are filled by chained equations, before or within the bootstrap
/// (`missing: imputation`; van Buuren 2007; Schomaker and Heumann 2018). Every variable of the model says
/// something about every other.
public struct ImputedMediationAnalysis: DatedSpecification {
    public var specification: ImputedMediationSpecification
    /// Of the chained equations, before a data set is taken.
    public var rounds: Int
    /// Rows that a value may be taken from.
    public var donors: Int
    /// Columns that are not in the model but say something about what is missing.
    public var auxiliary: [String]

    public init(_ specification: ImputedMediationSpecification, rounds: Int = 10, donors: Int = 5, auxiliary: [String] = []) {
        self.specification = specification
        self.rounds = rounds
        self.donors = donors
        self.auxiliary = auxiliary
    }

    public var seed: UInt64? { specification.mediation.seed }

    public func dated(by days: MeasuredDays) -> ImputedMediationAnalysis {
        var dated = self
        dated.specification.mediation = specification.mediation.dated(by: days)
        return dated
    }

    public var faults: [String] {
        let model = specification.mediation
        let twice = auxiliary.filter(model.variables.contains)
        return specification.faults
            + (twice.isEmpty ? [] : ["\(twice.joined(separator: ", ")) stands in the model and under auxiliary; there it is not needed."])
    }

    /// - Throws: ``MediationError``, what keeps the values from being imputed, `CancellationError`.
    public func fit(on table: DataTable, running: Running) throws -> ImputedMediationFit {
        let faults = self.faults
        guard faults.isEmpty else { throw MediationError.plan(faults) }
        let model = specification.mediation
        let names = model.variables + auxiliary
        let unknown = names.filter { table.column($0) == nil }
        guard unknown.isEmpty else {
            throw MediationError.table(unknown.map { .unknown($0, nearest: nearestNames(to: $0, among: table.names)) })
        }
        let missing = names.compactMap { name -> MissingCount? in
            guard let column = table.column(name) else { return nil }
            let count = (0..<table.rowCount).count { column.isMissing(at: $0) }
            return count == 0 ? nil : MissingCount(variable: name, rows: count)
        }
        // A bootstrap of complete rows that nothing is missing in would impute nothing.
        let imputations = specification.imputations
        @Sendable func complete(_ rows: DataTable, _ seed: UInt64) throws -> [DataTable] {
            guard !missing.isEmpty else { return [DataTable](repeating: rows, count: imputations) }
            return try ChainedEquations(
                variables: names.map { .init($0) }, formula: "", imputations: imputations, rounds: rounds, donors: donors,
                level: model.level, start: seed
            ).complete(rows)
        }
        let result: ImputedMediation
        if specification.method.imputesFirst {
            result = try specification.fit(onImputed: try complete(table, model.seed), running: running)
        } else {
            result = try specification.fit(on: table, running: running, impute: complete)
        }
        return ImputedMediationFit(
            analysis: self, rowsGiven: table.rowCount, completeRows: try table.completeRows(of: model.variables).count,
            missing: missing, result: result)
    }
}
