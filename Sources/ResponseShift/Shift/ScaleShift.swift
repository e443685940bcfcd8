import Statistics
public import StructuralEquations

/// All that is said of one scale.
public struct ScaleShift: Sendable {
    /// A number that was let go.
    public struct Release: Hashable, Sendable {
        public let cell: MeasurementCell
        /// The item's column at the first occasion.
        public let item: String
        public let before: Double?
        public let after: Double?
        public let fall: Double
        public let p: Double?
    }

    public let scale: RepeatedScale
    /// Names of the groups; one of no name without groups.
    public let groups: [String]
    public let verdict: ScaleVerdict
    /// People with at least one answer (full information) or with all (complete rows).
    public let persons: Int
    public let personsByGroup: [Int]
    public let missing: String
    /// Of the steps: configural, metric, scalar, strict, and the one that change is read from.
    public let fits: [(name: String, fit: StructuralFit)]
    public let tests: [(name: String, test: ModelDifference)]
    /// Of the test that flags, over all scales.
    public let adjustedP: Double?
    public let releases: [Release]
    public let changes: [ScoreChange]
    public let diary: [String]

    /// A scale that could not be looked at.
    init(_ scale: RepeatedScale, groups: [String], persons: Int, because reason: String) {
        self.scale = scale
        self.groups = groups
        verdict = .cannotBeTold(reason)
        self.persons = persons
        personsByGroup = []
        missing = reason
        fits = []
        tests = []
        adjustedP = nil
        releases = []
        changes = []
        diary = []
    }

    /// - Parameter adjusted: p of the test that flags, adjusted over the scales.
    init(_ first: ScaleTests, adjusted: Double?, _ specification: ResponseShiftSpecification) throws {
        scale = first.scale
        let data = first.data
        groups = data.groups
        adjustedP = adjusted
        let account = first.configural.account
        persons = account.rowsAnalysed
        personsByGroup = data.groups.count > 1 ? account.units.filter { $0.name.hasPrefix("persons in ") }.map(\.count) : []
        missing = account.missing
        let isFlagged = adjusted.map { $0 < specification.alpha } ?? false
        let search = ShiftSearch(
            from: first.scalarModel, first.scalar, open: first.configural, data, alpha: isFlagged ? specification.alpha : 0)
        let signs = first.scale.columns[0].map { specification.reversed.contains($0) ? -1.0 : 1.0 }
        let definitions = ChangeDefinitions(model: search.model, signs: signs)
        let final = try data.fit(search.model, definitions: definitions.all)
        let plain = search.steps.isEmpty ? final
            : try data.fit(first.scalarModel, definitions: ChangeDefinitions(model: first.scalarModel, signs: signs).all)
        changes = ChangeDefinitions.changes(final, plain: plain, search.model)
        let items = first.scale.columns[0]
        let touched = items.indices.filter { item in search.steps.contains { $0.cell.item == item } }.map { items[$0] }
        verdict = !isFlagged ? .same : search.isAcceptable && !touched.isEmpty ? .partlyTheSame(items: touched) : .notTheSame
        releases = search.steps.map { step in
            let group = step.cell.group ?? 0
            func value(_ occasion: Int) -> Double? {
                Self.value(final, step.cell, occasion: occasion, group: group, isGrouped: data.groups.count > 1)
            }
            return Release(cell: step.cell, item: items[step.cell.item], before: value(0), after: value(step.cell.occasion), fall: step.fall, p: step.p)
        }
        var fits: [(name: String, fit: StructuralFit)] = [("configural", first.configural), ("metric", first.metric), ("scalar", first.scalar)]
        if let strict = first.strict { fits.append(("strict", strict)) }
        fits.append(("final", final))
        self.fits = fits
        var tests: [(name: String, test: ModelDifference)] = [
            ("omnibus", first.omnibus), ("loadings", first.loadings), ("intercepts", first.intercepts),
        ]
        if let residuals = first.residuals { tests.append(("residuals", residuals)) }
        if let alike = first.groupsAlike() { tests.append(("groups_alike", alike)) }
        for (name, test) in zip(data.groups, first.byGroup()) {
            if let test { tests.append(("group_\(name)", test)) }
        }
        self.tests = tests
        diary = search.unfitted > 0 ? ["\(first.scale.name): \(search.unfitted) releases could not be fitted and were passed over."] : []
    }

    private static func value(
        _ fit: StructuralFit, _ cell: MeasurementCell, occasion: Int, group: Int, isGrouped: Bool
    ) -> Double? {
        let column = OccasionModel.column(cell.item, occasion)
        return fit.parameters.first { parameter in
            guard !isGrouped || parameter.group == group + 1 else { return false }
            switch cell.kind {
            case .loading: return parameter.op == "=~" && parameter.rhs == column
            case .intercept: return parameter.op == "~1" && parameter.lhs == column
            case .residual: return parameter.op == "~~" && parameter.lhs == column && parameter.rhs == column
            }
        }?.estimate
    }
}
