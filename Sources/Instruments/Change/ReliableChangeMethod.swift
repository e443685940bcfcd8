/// How a change is compared with measurement error. Each method says which second score is
/// expected where nothing has changed, and how far from it error alone may carry a score.
public enum ReliableChangeMethod: String, Hashable, Codable, Sendable, CaseIterable {
    /// Expected: x₁. Error: SD √2 √(1 − r).
    case jacobsonTruax
    /// Expected: r (x₁ − M) + M. Error: SD √(1 − r). For regression to the mean.
    case edwardsNunnally
    /// Expected: r (x₁ − M) + M. Error: SD √(1 − r²). For regression to the mean, with the error of
    /// both scores.
    case gulliksenLordNovick

    /// Whether the mean of the baseline population enters.
    public var regressesToTheMean: Bool { self != .jacobsonTruax }

    public var name: String {
        switch self {
        case .jacobsonTruax: "Jacobson–Truax"
        case .edwardsNunnally: "Edwards–Nunnally, regression to the mean"
        case .gulliksenLordNovick: "Gulliksen–Lord–Novick, regression to the mean"
        }
    }

    public var source: String {
        switch self {
        case .jacobsonTruax:
            "Jacobson & Truax 1991, J Consult Clin Psychol 59:12-19, doi:10.1037/0022-006X.59.1.12"
        case .edwardsNunnally:
            "Edwards et al. 1978 as given by Speer 1992, J Consult Clin Psychol 60:402-408, "
                + "doi:10.1037/0022-006X.60.3.402"
        case .gulliksenLordNovick:
            "Hsu 1989, Behavioral Assessment 11:459-467, as given by Bauer, Lambert & Nielsen 2004, "
                + "J Pers Assess 82:60-70"
        }
    }

    /// The second score to expect without change.
    func expected(after first: Double, mean: Double, reliability: Double) -> Double {
        guard regressesToTheMean else { return first }
        return reliability * (first - mean) + mean
    }

    func standardError(deviation: Double, reliability: Double) -> Double {
        let errorShare = 1 - reliability
        switch self {
        case .jacobsonTruax:
            let measurement = deviation * errorShare.squareRoot()
            return (2 * measurement * measurement).squareRoot()
        case .edwardsNunnally:
            return deviation * errorShare.squareRoot()
        case .gulliksenLordNovick:
            return deviation * (1 - reliability * reliability).squareRoot()
        }
    }
}
