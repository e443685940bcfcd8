import Statistics

/// How strong an unmeasured common cause of mediator and outcome would have to be (Imai, Keele and Yamamoto
/// 2010, theorem 2), with what only the outcome equation holds constant: ρ is the correlation of the errors
/// beside X, C and D, and
///
///     indirect(ρ) = a · σ(Y)/σ(M) · (r − ρ √((1 − r²)/(1 − ρ²)))
///
/// r the partial correlation of M and Y beside X, C and D, which is the ρ at which the effect is 0.
public struct CommonCause: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
        public let rho: Double
        public let indirect: EvidenceEstimate
    }

    public let rhoAtZero: EvidenceEstimate
    public let curve: [Point]

    /// Product of the shares of residual variance that such a cause would explain.
    public var residualProductAtZero: Double { rhoAtZero.estimate * rhoAtZero.estimate }

    static let grid: [Double] = (-9...9).map { Double($0) / 10 }

    init?(_ solutions: PathSolutions, _ model: Int, _ specification: MechanismSpecification) {
        let places = PathPlaces(mediators: solutions.models[model].mediators.count)
        guard solutions.models[model].mediators.count == 1, !solutions.whole.hasFailed(model),
            let rho = solutions.estimate([.init(model, places.partial)])
        else { return nil }
        rhoAtZero = rho
        let unit = solutions.unit(model)
        func columns(_ replicates: PathReplicates) -> [[Double]] {
            [places.a(), places.ratio, places.partial].map { replicates.column([.init(model, $0)]) }
        }
        let own = columns(solutions.whole)
        let drawn = columns(solutions.resamples)
        guard own.allSatisfy({ $0.count == 1 }), Set(drawn.map(\.count)).count == 1 else { return nil }
        var curve: [Point] = []
        var onlyPercentile = specification.bootstrap
        onlyPercentile.intervals = [.percentile]
        for rho in Self.grid {
            func effect(_ numbers: [[Double]], _ place: Int) -> Double {
                let r = numbers[2][place]
                let left = (max(0, 1 - r * r) / (1 - rho * rho)).squareRoot()
                return numbers[0][place] * numbers[1][place] * (r - rho * left) * unit
            }
            let replicates = drawn[0].indices.map { effect(drawn, $0) }
            curve.append(Point(rho: rho, indirect: EvidenceEstimate(
                effect(own, 0), replicates: replicates, jackknife: nil, strata: nil, level: specification.level,
                laggedLevel: nil, specification: onlyPercentile)))
        }
        self.curve = curve
    }
}
