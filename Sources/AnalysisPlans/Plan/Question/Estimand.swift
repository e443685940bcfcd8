/// What a trial is to estimate, in the five attributes of ICH E9(R1). Words for people; the analyses
/// that name it say how it is estimated.
public struct Estimand: Hashable, Sendable {
    /// How an event after randomization is dealt with, which would make the variable mean something else.
    public enum Strategy: String, Hashable, Sendable, CaseIterable {
        case treatmentPolicy = "treatment_policy"
        case hypothetical
        case composite
        case whileOnTreatment = "while_on_treatment"
        case principalStratum = "principal_stratum"

        public var words: String {
            switch self {
            case .treatmentPolicy: "treatment policy: what is measured counts, whatever happened"
            case .hypothetical: "hypothetical: as if it had not happened"
            case .composite: "composite: it counts as a result of its own"
            case .whileOnTreatment: "while on treatment: what was measured before it counts"
            case .principalStratum: "principal stratum: people in whom it would not happen"
            }
        }
    }

    public struct Event: Hashable, Sendable {
        public let name: String
        public let strategy: Strategy
    }

    public let name: String
    public let title: String?
    public let treatment: String
    /// The name of a ``Population`` of the plan.
    public let population: String
    public let variable: String
    public let events: [Event]
    /// The summary between the arms: "difference in means".
    public let summary: String
}
