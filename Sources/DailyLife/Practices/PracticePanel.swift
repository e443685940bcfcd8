import Statistics

/// A practice and the outcome one week apart, both directions, corrected for short courses: the order is read from
/// these. Beside the dose and this week's outcome stand the week and covariates that vary within people.
struct PracticePanel {
    /// Fewest pairs of weeks a person, on average, from which an order is read: with shorter courses the correction
    /// leaves over more than chance (Documentation/Methods/OverTime.md, section 5).
    static let fewestPairs = 9.0

    let within: DailyEstimate
    let reverse: DailyEstimate
    /// Pairs of weeks a person, of those with at least four.
    let pairsPerPerson: Double

    /// nil where a direction cannot be estimated.
    init?(_ model: PracticeModel, _ place: Int, _ values: [Double?]) {
        let terms = [model.within(place), ("xnow", model.outcome.within)]
        let scale = model.scale(place)
        guard let one = Self.panel(model, model.weeks.outcome, terms), let other = Self.panel(model, values, terms.reversed()) else { return nil }
        func estimate(_ panel: SplitPanel, _ scale: Double) -> DailyEstimate {
            DailyEstimate(
                panel.estimates[0], panel.standardErrors[0], df: Double(panel.people - 1), level: model.specification.level,
                scale: scale.isFinite ? scale : nil)
        }
        within = estimate(one, scale)
        reverse = estimate(other, 1 / scale)
        pairsPerPerson = min(one.rowsPerPerson, other.rowsPerPerson)
    }

    private static func panel(_ model: PracticeModel, _ next: [Double?], _ terms: [PracticeModel.Term]) -> SplitPanel? {
        let pairs = model.pairs(next, terms)
        let codes = pairs.compactMap { model.weeks.codes[$0.now] }
        var predictors = terms.map { term in pairs.compactMap { term.values[$0.now] } }
        let extra = [pairs.compactMap { model.weeks.week[$0.now] }] + model.beside.columns.map { column -> [Double] in
            guard case .numeric(let cells) = column.content else { return [] }
            return pairs.compactMap { cells[$0.now].value }
        }
        for values in extra where values.count == codes.count && LaggedModel.variesWithin(values, codes) { predictors.append(values) }
        let response = pairs.compactMap { next[$0.next] }
        guard response.count == codes.count, predictors.allSatisfy({ $0.count == codes.count }) else { return nil }
        return SplitPanel(predictors: predictors, response: response, codes: codes)
    }
}
