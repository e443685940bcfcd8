import Statistics

/// The models that try to take the effect in focus away, by their numbers.
struct SensitivityModels {
    struct Entry {
        let key: String
        let label: String
        let model: Int
        let mediator: Int
        /// The same as measured, for where the correction gives no steady solution.
        var plain: Int?
    }

    /// Number of the model in focus; nil where there is none.
    let focus: Int?
    /// The same as measured.
    private(set) var plainFocus: Int?
    var entries: [Entry] = []
    private(set) var reliability: [(measure: MeasureColumns, points: [(Double, Int)])] = []
    var method: [(Double, Int)] = []

    init(_ builder: inout ModelBuilder, _ effects: EffectModels, _ kernel: MomentKernel) {
        let specification = builder.specification
        let mechanism = specification.mechanism
        guard let shown = effects.entry(.lagged, of: mechanism.name) ?? effects.entry(.concurrent, of: mechanism.name) else {
            focus = nil
            return
        }
        focus = shown.shown
        plainFocus = shown.plain
        let place = shown.place
        let errors = builder.errors(of: [mechanism, specification.outcome])
        addUncorrected(&builder, shown, specification)
        addBaselines(&builder, place, errors, specification)
        addExplanations(&builder, place, errors, specification)
        addRivals(&builder, place, specification)
        for measure in [mechanism, specification.outcome] {
            var points: [(Double, Int)] = []
            for step in 10...20 {
                let value = Double(step) / 20
                let replaced = builder.errors(
                    of: [mechanism, specification.outcome], replacing: [measure.name: .share(value)])
                guard var model = builder.path(place, mechanism, errors: replaced) else { continue }
                model.keeps = .products
                points.append((value, builder.add(model)))
            }
            reliability.append((measure, points))
        }
        addMethod(&builder, shown, errors, specification, kernel)
    }

    mutating func add(_ key: String, _ label: String, _ path: PathModel?, _ builder: inout ModelBuilder) {
        guard let path else { return }
        entries.append(Entry(key: key, label: label, model: builder.add(path), mediator: path.mediators.count - 1))
    }

    private mutating func addUncorrected(
        _ builder: inout ModelBuilder, _ shown: EffectModels.Entry, _ specification: MechanismSpecification
    ) {
        if shown.shown != shown.plain {
            entries.append(Entry(key: "uncorrected", label: "without correction for unreliability", model: shown.plain, mediator: 0))
        } else {
            let value = specification.assumedReliability
            let measures = [specification.mechanism, specification.outcome]
            let assumed = builder.errors(
                of: measures, replacing: [measures[0].name: .share(value), measures[1].name: .share(value)])
            let label = "with a reliability of \(shortNumber(value)) assumed of both scales"
            add("assumed_reliability", label, builder.path(shown.place, specification.mechanism, errors: assumed), &builder)
        }
    }

    private mutating func addBaselines(
        _ builder: inout ModelBuilder, _ place: Place, _ errors: [Int: PathModel.ErrorVariance],
        _ specification: MechanismSpecification
    ) {
        let mechanism = specification.mechanism
        let hasOwn = mechanism.baseline != nil
        let hasOutcome = specification.outcome.baseline != nil
        if hasOwn {
            add(
                "without_mechanism_baseline", "without the baseline of \(mechanism.name)",
                builder.path(place, mechanism, without: .candidateBaseline, errors: errors), &builder)
        }
        if hasOutcome {
            add(
                "without_outcome_baseline", "without the baseline of \(specification.outcome.name)",
                builder.path(place, mechanism, without: .outcomeBaseline, errors: errors), &builder)
        }
        if hasOwn, hasOutcome {
            add(
                "without_baselines", "without both baselines",
                builder.path(place, mechanism, without: [.candidateBaseline, .outcomeBaseline], errors: errors), &builder)
        }
        if place == .lagged, specification.outcome.early != nil {
            add(
                "without_early_outcome", "without holding early \(specification.outcome.name) constant",
                builder.path(place, mechanism, without: .earlier, errors: errors), &builder)
        }
    }

    private mutating func addExplanations(
        _ builder: inout ModelBuilder, _ place: Place, _ errors: [Int: PathModel.ErrorVariance],
        _ specification: MechanismSpecification
    ) {
        let marker = specification.marker.map { [$0] } ?? []
        let explanations: [(String, String, [String])] = [
            ("beside_expectancy", "beside expectancy", specification.expectancy),
            ("beside_guess", "beside the guess of treatment", specification.guess),
            ("beside_expectancy_and_guess", "beside expectancy and guess",
             specification.expectancy.isEmpty || specification.guess.isEmpty ? [] : specification.expectancy + specification.guess),
            ("beside_marker", "beside the marker", marker),
        ]
        for (key, label, columns) in explanations where !columns.isEmpty {
            add(key, label, builder.path(place, specification.mechanism, more: columns, errors: errors), &builder)
        }
    }
}
