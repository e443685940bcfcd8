import Statistics

/// Natural effects off the factor of the columns 1, C, X, M, X·M, Y, where X and M are standardized
/// before they are multiplied: the product then is not nearly a combination of the two. The means of C
/// and M are those of the resample.
struct InteractionReader: PathReader {
    private let exposure: Int
    private let x: StandardizedColumn
    private let m: StandardizedColumn
    private let outcomeSpread: Double
    private let control: Double
    private let treated: Double

    /// acme and ade for control, treated and average; total; controlled direct at the mean of M.
    static let count = 8
    var outputCount: Int { Self.count }

    init(_ rows: CompleteRows, _ specification: InteractionMediation) {
        let model = specification.model
        exposure = model.covariates.count + 1
        x = StandardizedColumn(rows.column(model.exposure))
        m = StandardizedColumn(rows.column(model.mediators[0]))
        outcomeSpread = standardDeviation(rows.column(model.outcome))
        control = specification.control
        treated = specification.treated
    }

    func columns(_ rows: CompleteRows, _ model: MediationSpecification) -> [[Double]] {
        model.covariates.map { StandardizedColumn(rows.column($0)).values }
            + [x.values, m.values, zip(x.values, m.values).map { $0 * $1 }]
            + [StandardizedColumn(rows.column(model.outcome)).values]
    }

    func read(_ l: FactorLanes, into effects: UnsafeMutableBufferPointer<SIMD8<Double>>) {
        let first = exposure
        let mediator = first + 1
        let product = first + 2
        let y = first + 3
        let alpha = l[mediator, first] / l[first, first]
        let betaProduct = l[y, product] / l[product, product]
        let betaM = (l[y, mediator] - l[product, mediator] * betaProduct) / l[mediator, mediator]
        let betaX = (l[y, first] - l[mediator, first] * betaM - l[product, first] * betaProduct) / l[first, first]
        let meanX = l[first, 0] / l[0, 0]
        let meanM = l[mediator, 0] / l[0, 0]

        let delta = treated - control
        let low = (control - x.mean) / x.spread
        let high = (treated - x.mean) / x.spread
        let step = alpha * (delta * m.spread / x.spread)
        let perM = outcomeSpread / m.spread
        let perX = delta * outcomeSpread / x.spread
        let indirect0 = step * (betaM + betaProduct * low) * perM
        let indirect1 = step * (betaM + betaProduct * high) * perM
        let atControl = meanM + alpha * (low - meanX)
        let atTreated = meanM + alpha * (high - meanX)
        let direct0 = (betaX + betaProduct * atControl) * perX
        let direct1 = (betaX + betaProduct * atTreated) * perX
        effects[0] = indirect0
        effects[1] = indirect1
        effects[2] = (indirect0 + indirect1) * 0.5
        effects[3] = direct0
        effects[4] = direct1
        effects[5] = (direct0 + direct1) * 0.5
        effects[6] = indirect1 + direct0
        effects[7] = (betaX + betaProduct * meanM) * perX
    }
}
