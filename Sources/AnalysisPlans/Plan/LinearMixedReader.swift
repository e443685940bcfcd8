import MixedModels
import Statistics

/// Reads the fields of `lmm`.
enum LinearMixedReader {
    static func specification(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        let method = reader.word("method", as: LinearMixedSpecification.Method.self) ?? .restricted
        let freedom = reader.words("df", as: LinearMixedSpecification.Freedom.self) ?? [.satterthwaite]
        let profile = reader.flag("profile") ?? false
        guard let formula = formula(&reader, "y ~ arm * week + (week | id)") else { return nil }
        if formula.random.isEmpty {
            reader.fault("formula", nil, "\(MixedModelError.noRandomTerm)")
            return nil
        }
        return LinearMixedSpecification(formula, method: method, freedom: freedom, profile: profile, level: common.level)
    }

    /// The field `formula`, with every fault that it has.
    static func formula(_ reader: inout PlanReader, _ example: String) -> ModelFormula? {
        guard let text = reader.text("formula") else {
            if reader.value("formula") == nil { reader.fault("formula", nil, "is missing, for instance \(example).") }
            return nil
        }
        do {
            return try ModelFormula(text)
        } catch {
            for fault in error.faults { reader.fault("formula", nil, fault.description) }
            return nil
        }
    }
}
