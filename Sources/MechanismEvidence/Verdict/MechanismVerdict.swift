/// What the design and the data allow one to say about a mechanism.
public enum MechanismVerdict: String, Hashable, Sendable, Codable, CaseIterable {
    /// The mechanism went before the outcome and not shown the other way; the indirect effect is shown
    /// and points the way of the total effect, and no rival does as well.
    case mechanismFirst = "mechanism_first"
    /// The same, but a rival does as well or better in the same place.
    case rivalAsWell = "rival_as_well"
    /// The same, and no rival is seen to do as well, but of one it cannot be told: its reliability is not stated, or it
    /// was measured earlier.
    case rivalNotTold = "rival_not_told"
    /// The mechanism went first, with an indirect effect against the total effect.
    case againstTotal = "against_total"
    /// The mechanism went first with an indirect effect, but no total effect is shown.
    case noTotalEffect = "no_total_effect"
    /// The mechanism went first, but no effect of the exposure through it is shown.
    case mechanismFirstAlone = "mechanism_first_alone"
    case outcomeFirst = "outcome_first"
    case bothWays = "both_ways"
    /// Neither goes before the other; at the same visit the two look like mediation.
    case together
    /// An indirect effect is shown from the earlier to the later, but in neither direction that one goes before the other.
    case orderNotShown = "order_not_shown"
    /// No indirect effect is shown in any order of time.
    case nothingShown = "nothing_shown"
    /// Only the same visit was measured.
    case sameVisitOnly = "same_visit_only"
    /// An order would be told, but not with the reliability that is assumed where none is stated.
    case reliabilityNotStated = "reliability_not_stated"
    /// The correction for unreliability cannot be carried out on these data.
    case correctionFails = "correction_fails"
    /// The early value of one of the two is lacking, so only one direction can be looked at.
    case oneDirection = "one_direction"
    /// Days are not stated, or they are not in the order that the question claims, or all was recalled, or of the
    /// early measures the one that seems to go first was taken later.
    case noOrderOfTime = "no_order_of_time"

    /// Whether the design or the data cannot tell, as opposed to telling that nothing is shown.
    public var cannotTell: Bool {
        switch self {
        case .together, .orderNotShown, .bothWays, .sameVisitOnly, .reliabilityNotStated, .correctionFails, .oneDirection, .noOrderOfTime: true
        case .mechanismFirst, .rivalAsWell, .rivalNotTold, .againstTotal, .noTotalEffect, .mechanismFirstAlone, .outcomeFirst, .nothingShown:
            false
        }
    }
}
