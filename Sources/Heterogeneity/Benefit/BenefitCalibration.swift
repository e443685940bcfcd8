import Statistics

/// Whether people for whom more benefit was predicted had more: the slope of the arm's effect on the predicted
/// benefit, 1 when predictions hold and 0 when they say nothing (Efthimiou et al 2023); and groups of predicted benefit.
struct BenefitCalibration: Sendable {
    struct Slope: Sendable {
        let estimate, standardError, lower, upper: Double
    }

    struct Group: Sendable {
        let counts: [Int]
        let predicted, observed, lower, upper: Double
    }

    /// nil where the predictions do not differ.
    let slope: Slope?
    let groups: [Group]

    var isValidated: Bool { slope.map { $0.lower > 0 } ?? false }

    /// - Parameter isLevel: whether the model of all people leaves benefit alike for all; there is no slope then.
    init(_ data: BenefitData, _ predicted: [Double], isLevel: Bool, level: Double) {
        slope = isLevel ? nil : Self.slope(data, predicted, level)
        groups = []
    }

    private init(slope: Slope?, groups: [Group]) {
        self.slope = slope
        self.groups = groups
    }

    /// The same with people put into groups of predicted benefit.
    func grouped(_ data: BenefitData, _ predicted: [Double], count: Int, level: Double) -> BenefitCalibration {
        let order = predicted.indices.sorted { predicted[$0] < predicted[$1] || (predicted[$0] == predicted[$1] && $0 < $1) }
        var groups: [Group] = []
        for place in 0..<count {
            let from = place * order.count / count
            let to = (place + 1) * order.count / count
            let members = Array(order[from..<to])
            let first = Moments(members.filter { data.arm[$0] == 0 }.map { data.outcome[$0] })
            let second = Moments(members.filter { data.arm[$0] == 1 }.map { data.outcome[$0] })
            let a = first.variance / Double(first.n)
            let b = second.variance / Double(second.n)
            let df = (a + b) * (a + b) / (a * a / Double(first.n - 1) + b * b / Double(second.n - 1))
            let half = (StudentT(df: df)?.quantile((1 + level) / 2) ?? .nan) * (a + b).squareRoot()
            let observed = second.mean - first.mean
            groups.append(Group(
                counts: [first.n, second.n], predicted: members.map { predicted[$0] }.sum / Double(max(members.count, 1)), observed: observed,
                lower: observed - half, upper: observed + half))
        }
        return BenefitCalibration(slope: slope, groups: groups)
    }

    private static func slope(_ data: BenefitData, _ predicted: [Double], _ level: Double) -> Slope? {
        let moments = Moments(predicted)
        let spread = Moments(data.outcome).variance
        guard moments.variance > 1e-10 * spread else { return nil }
        let arm = data.arm.map { Double($0) - 0.5 }
        let product = predicted.indices.map { arm[$0] * (predicted[$0] - moments.mean) }
        let predictors = data.columns + [arm, product]
        let names = data.names + ["arm", "arm:benefit"]
        guard let fit = try? LinearFit(
            model: LinearModel(outcome: "outcome", predictors: names, level: level),
            solution: LeastSquares(outcome: data.outcome, named: "outcome", predictors: predictors, named: names)),
            let row = fit.summary.row("arm:benefit"), let error = row.standardErrorHC3, error > 0
        else { return nil }
        let half = (StudentT(df: Double(fit.summary.degreesOfFreedom))?.quantile((1 + level) / 2) ?? 1.96) * error
        return Slope(estimate: row.estimate, standardError: error, lower: row.estimate - half, upper: row.estimate + half)
    }
}
