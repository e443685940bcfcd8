import Statistics

/// Every model of a question solved on the people, on the resamples, and without each of them.
struct PathSolutions: Sendable {
    let kernel: MomentKernel
    let models: [PathModel]
    let whole: PathReplicates
    let resamples: PathReplicates
    let leavingOne: PathReplicates?
    private let specification: MechanismSpecification

    init(
        _ kernel: MomentKernel, _ models: [PathModel], _ specification: MechanismSpecification, jackknife: Bool = true,
        running: Running
    ) throws {
        self.kernel = kernel
        self.models = models
        self.specification = specification
        whole = try kernel.solve(models, from: .whole, running: Running())
        let plan = specification.bootstrap
        resamples = try kernel.solve(
            models, from: .resamples(plan.resamples, seed: specification.bootstrapSeed), running: running)
        let wantsBCa = jackknife && plan.intervals.contains(.bca)
            && plan.sentenceWithoutBCa(units: kernel.drawn.unitCount) == nil
        leavingOne = wantsBCa ? try kernel.solve(models, from: .leavingOne, running: running) : nil
    }

    typealias Term = PathReplicates.Term

    /// Nil where the data themselves give no solution.
    func estimate(_ terms: [Term], lagged: Bool = false) -> EvidenceEstimate? {
        guard let own = whole.combined(terms, 0) else { return nil }
        let without = leavingOne.map { $0.column(terms) }.flatMap { $0.count == kernel.drawn.unitCount ? $0 : nil }
        return EvidenceEstimate(
            own, replicates: resamples.column(terms), jackknife: without,
            strata: kernel.drawn.isStratified ? kernel.drawn.strata : nil, level: specification.level,
            laggedLevel: lagged ? specification.laggedLevel : nil, specification: specification.bootstrap)
    }

    /// The indirect effect through one mediator, in units of the outcome per unit of the exposure.
    func product(_ model: Int, _ mediator: Int = 0, times factor: Double = 1) -> Term {
        Term(model, mediator, times: factor * unit(model))
    }

    /// The same in standard deviations of the outcome.
    func standardized(_ model: Int, _ mediator: Int = 0, times factor: Double = 1) -> Term {
        let spread = PathPlaces(mediators: models[model].mediators.count).spread
        return Term(model, mediator, over: spread, times: factor / kernel.spreads[models[model].exposure])
    }

    /// From scaled effects of X on Y to effects in units.
    func unit(_ model: Int) -> Double { kernel.spreads[models[model].outcome] / kernel.spreads[models[model].exposure] }

    func a(_ model: Int, _ mediator: Int = 0) -> Term {
        let path = models[model]
        let factor = kernel.spreads[path.mediators[mediator]] / kernel.spreads[path.exposure]
        return Term(model, PathPlaces(mediators: path.mediators.count).a(mediator), times: factor)
    }

    func b(_ model: Int, _ mediator: Int = 0) -> Term {
        let path = models[model]
        let factor = kernel.spreads[path.outcome] / kernel.spreads[path.mediators[mediator]]
        return Term(model, PathPlaces(mediators: path.mediators.count).b(mediator), times: factor)
    }

    func total(_ model: Int) -> Term {
        Term(model, PathPlaces(mediators: models[model].mediators.count).total, times: unit(model))
    }

    func direct(_ model: Int) -> Term {
        Term(model, PathPlaces(mediators: models[model].mediators.count).direct, times: unit(model))
    }

    /// The interval of path b by least squares, for a model of one mediator that corrects nothing.
    func leastSquaresB(_ model: Int, level: Double) -> Ends? {
        let path = models[model]
        guard path.mediators.count == 1, !path.isCorrected, path.method == nil, !whole.hasFailed(model) else { return nil }
        let places = PathPlaces(mediators: 1)
        let freedom = Double(kernel.drawn.rowCount - path.order.count)
        let partial = whole.value(model, places.partial)
        guard freedom >= 1, let t = StudentT(df: freedom)?.quantile((1 + level) / 2) else { return nil }
        let left = max(0, 1 - partial * partial)
        let error = whole.value(model, places.ratio) * (left / freedom).squareRoot()
        let scale = b(model).factor
        let estimate = whole.value(model, places.b()) * scale
        return Ends(lower: estimate - t * error * scale, upper: estimate + t * error * scale)
    }
}
