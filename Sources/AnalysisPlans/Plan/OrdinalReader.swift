import Statistics
import StructuralEquations

/// Which kind of fit a structural model asks for: ordered items, two levels, or neither.
enum OrdinalReader {
    /// - Returns: nil for a model that is neither.
    static func specification(_ model: StructuralSpecification) -> (any AnalysisSpecification)? {
        if model.isAllOrdered || !model.ordered.isEmpty || model.estimator == .WLSMV || model.estimator == .ULSMV {
            return OrdinalSpecification(model)
        }
        if model.cluster != nil || model.syntax.statements.contains(where: { $0.level > 1 }) {
            return TwoLevelSpecification(model)
        }
        return nil
    }

    /// Tells of every stated field that ordered items or two levels do not carry out.
    ///
    /// - Parameter estimator: as stated; nil where the plan states none.
    /// - Returns: whether there is none.
    static func takesAll(
        _ model: StructuralSpecification, estimator: StructuralSpecification.Estimator?, _ reader: inout PlanReader
    ) -> Bool {
        let isOrdered = OrdinalReader.specification(model) is OrdinalSpecification
        let what = isOrdered ? "ordered items" : "two-level models"
        let before = reader.faults.count
        if isOrdered, let estimator, estimator != .WLSMV, estimator != .ULSMV {
            reader.fault("estimator", nil, "ordered items are fitted by WLSMV or ULSMV, not by \(estimator.rawValue); name one of them, or leave estimator out.")
        }
        if model.isFullInformation {
            reader.fault("missing", nil, "fiml is not carried out for \(what); leave it out (rows with a gap are left out), or impute.")
        }
        if model.bootstrap != nil { reader.fault("bootstrap", nil, "is not carried out for \(what); leave it out.") }
        if model.monteCarloDraws > 0 {
            reader.fault("monte_carlo_draws", nil, "is not carried out for \(what); leave it out: defined parameters have the interval of the delta method.")
        }
        if model.modificationIndices > 0 {
            reader.fault("modification_indices", nil, "are not computed for \(what); leave the field out.")
        }
        if !model.occasions.isEmpty {
            reader.fault("occasions", nil, "are not carried out for \(what); leave them out, and hold equal by labels in the model what is to be equal.")
        }
        if model.hasMeans == false { reader.fault("meanstructure", nil, "false is not carried out for \(what), whose means or thresholds are always part of the model; leave it out.") }
        return reader.faults.count == before
    }
}
