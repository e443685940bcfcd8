import AnalysisPlans
import MixedModels
import Statistics

/// The difference between the arms at the endpoint, from the analysis that the plan makes the primary one.
struct PrimaryDifference {
    let lower: Double
    let upper: Double
    let estimate: Double
    let fact: Fact

    /// - Parameters:
    ///   - endpoint: names of the endpoint as a level of the model's visits: its code, or its week.
    /// - Returns: nil where the plan has no primary repeated-measures model with such a difference.
    init?(_ outcome: PlanOutcome, endpoint: [String], calling name: String) {
        let primary = outcome.outcomes.filter { $0.place.section == .primary }
        for analysis in primary {
            guard case .fitted(let fitted) = analysis.detail, let fit = fitted.base as? MMRMFit, let inference = fit.inferences.last else { continue }
            let contrasts = inference.contrasts
            let there = contrasts.first { contrast in contrast.by.map(endpoint.contains) ?? false } ?? (contrasts.count == 1 ? contrasts.first : nil)
            guard let row = there?.row, let lower = row.lower, let upper = row.upper else { continue }
            self.lower = lower
            self.upper = upper
            estimate = row.estimate
            let people = fit.account.units.first?.count ?? fit.account.rowsAnalysed
            fact = Fact(
                "Difference between the arms, \(name)", Words.number(row.estimate, 1),
                note: "\(Words.level(fit.specification.level)) interval \(Words.interval(lower, upper, 1)); repeated-measures model, \(people) people with any value after baseline")
            return
        }
        return nil
    }
}
