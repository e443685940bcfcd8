public import AnalysisPlans
import Statistics

extension ReportBrief {
    /// From what was carried out and what was changed after the plan was frozen.
    ///
    /// - Parameters:
    ///   - why: why it was changed, one sentence for all changes.
    ///   - frozen: when and where the plan was frozen.
    ///   - collectsHarms: whether the study records adverse events.
    public init(
        _ outcome: PlanOutcome, deviations: [PlanDeviation] = [], why: String? = nil, frozen: String? = nil, collectsHarms: Bool = false
    ) {
        let plan = outcome.plan
        func people(_ population: Population) -> Int? {
            // In a table of one row a person, rows are people.
            outcome.outcomes.first { $0.place.table == nil && plan.population(of: $0.place)?.name == population.name }?.rowsInSubset
        }
        let names = outcome.outcomes.map(\.name)
        self.init(
            estimands: plan.estimands.map { estimand in
                EstimandBrief(
                    title: estimand.title ?? estimand.name, treatment: estimand.treatment,
                    population: plan.populations.first { $0.name == estimand.population }.map { $0.title ?? $0.name },
                    variable: estimand.variable, events: estimand.events.map { .init($0.name, strategy: $0.strategy.words) },
                    summary: estimand.summary, analyses: outcome.outcomes.filter { $0.place.estimand == estimand.name }.map(\.name))
            },
            populations: plan.populations.map {
                PopulationBrief(name: $0.title ?? $0.name, definition: $0.rows.expression?.source ?? "everybody in the data", people: people($0))
            },
            deviations: deviations.filter(\.decidesNumbers).map { deviation in
                var concerned: [String] = []
                if deviation.concern != .everything { concerned = names.filter(deviation.concerns) }
                return DeviationNote(deviation.sentence, reason: why, analyses: concerned)
            },
            frozen: frozen, primaryScore: plan.primaryScore, collectsHarms: collectsHarms)
    }
}
