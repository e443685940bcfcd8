/// Which of two things went before the other, read off their lags in both directions: the words of
/// ``OrderOfChangeVerdict`` for models that have no exposure to explain.
public enum LagOrder: String, Hashable, Sendable, Codable, CaseIterable {
    case mechanismFirst = "mechanism_first"
    case outcomeFirst = "outcome_first"
    case bothWays = "both_ways"
    case nothingShown = "nothing_shown"
    /// The plan does not say when the columns were measured, or not in an order that allows lags.
    case timeNotStated = "time_not_stated"
    /// The data or the model do not carry a reading of order; the fit says why.
    case notTold = "not_told"

    /// - Parameters:
    ///   - mechanism: whether the lag from the mechanism to the later outcome is shown.
    ///   - outcome: whether the lag from the outcome to the later mechanism is shown.
    ///   - isOrdered: whether what counts as earlier was measured earlier.
    public init(mechanism: Bool, outcome: Bool, isOrdered: Bool) {
        guard isOrdered else {
            self = .timeNotStated
            return
        }
        switch (mechanism, outcome) {
        case (true, true): self = .bothWays
        case (true, false): self = .mechanismFirst
        case (false, true): self = .outcomeFirst
        case (false, false): self = .nothingShown
        }
    }

    /// The limit of lags between observed scores.
    public static let errorOfMeasurement = "Error of measurement is not taken out of the lags: where the two measures are not equally reliable, the less reliable one looks like the follower, and two measures of one thing can look like a loop."

    /// One sentence, without a causal word.
    ///
    /// - Parameter place: what the lags are about ("Within people").
    public func sentence(mechanism: String, outcome: String, place: String) -> String {
        switch self {
        case .mechanismFirst:
            "\(place), \(mechanism) went before \(outcome), and the other direction is not shown."
        case .outcomeFirst:
            "\(place), \(outcome) went before \(mechanism), and the other direction is not shown."
        case .bothWays:
            "\(place), each went before the other: \(mechanism) before \(outcome) and \(outcome) before \(mechanism), which is consistent with a loop."
        case .nothingShown:
            "\(place), neither \(mechanism) before \(outcome) nor \(outcome) before \(mechanism) is shown; with few people or wide intervals that is no sign that there is none."
        case .timeNotStated:
            "The plan does not say that the columns were measured one after the other, so no order is read from the lags."
        case .notTold:
            "\(place), no order is read from the lags of \(mechanism) and \(outcome)."
        }
    }
}
