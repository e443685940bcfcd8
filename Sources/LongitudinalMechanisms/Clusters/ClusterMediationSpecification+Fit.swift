import MixedModels
public import Statistics
import StructuralEquations

extension ClusterMediationSpecification {
    /// - Throws: ``LongitudinalError``, or that of the models.
    public func fit(on table: DataTable, running: Running) throws -> ClusterMediationFit {
        let rows = try ClusterRows(self, table)
        do {
            let mediatorModel = try model("m", ["x"], rows).fit(on: rows.table, running: running)
            let outcomeModel = try model("y", ["mw", "mb", "x"], rows).fit(on: rows.table, running: running)
            let conflated = try model("y", ["m", "x"], rows).fit(on: rows.table, running: running)
            let latent = means == .latent ? try latentModel(rows).fit(on: rows.table, running: running) : nil
            return ClusterMediationFit(
                self, mediatorModel: mediatorModel, outcomeModel: outcomeModel, conflatedModel: conflated, latent: latent, rows: rows,
                rowsGiven: table.rowCount)
        } catch let error as CancellationError {
            throw error
        } catch {
            throw LongitudinalError(PlainTable.translated("\(error)", rows.own))
        }
    }

    private func model(_ outcome: String, _ terms: [String], _ rows: ClusterRows) throws -> LinearMixedSpecification {
        let all = (terms + rows.covariates).joined(separator: " + ")
        return LinearMixedSpecification(try ModelFormula("\(outcome) ~ \(all) + (1 | xcluster)"), method: method, level: level)
    }

    /// Means of clusters as latent variables, by maximum likelihood. The sum of a and b carries their covariance.
    private func latentModel(_ rows: ClusterRows) throws -> TwoLevelSpecification {
        let plus = rows.covariates.map { " + \($0)" }.joined()
        let text = [
            "level: 1", "y ~ bw*m", "level: 2", "m ~ a*x\(plus)", "y ~ bb*m + cp*x\(plus)", "indirect := a*bb", "sum := a + bb",
        ]
        var specification = StructuralSpecification(try ModelSyntax(text.joined(separator: "\n")))
        specification.cluster = "xcluster"
        specification.fixesX = false
        specification.level = level
        return TwoLevelSpecification(specification)
    }
}
