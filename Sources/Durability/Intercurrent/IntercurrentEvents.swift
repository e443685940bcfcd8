public import Statistics

/// What is done with values that come after something intervened (rescue medicine, another treatment, use outside
/// the trial, a further session): a strategy of ICH E9(R1). The other attributes of the estimand are the plan's.
public struct IntercurrentEvents: Hashable, Sendable {
    public enum Strategy: String, Hashable, Sendable, CaseIterable {
        /// Every value counts, whatever happened before it.
        case treatmentPolicy = "treatment_policy"
        /// As if the event had not happened: values after it are missing, and handled as missing at random.
        case hypothetical
        /// Up to the event: the last value before it stands for those after it.
        case whileOnTreatment = "while_on_treatment"
    }

    /// Why a value is missing under the hypothetical strategy.
    public static let afterEvent = MissingReason("after an intercurrent event")
    /// Why a value is missing while on treatment.
    public static let neverOnTreatment = MissingReason("no value before the intercurrent event")

    public var strategy: Strategy
    /// Columns with the time of an event of each person, empty where it did not happen; on the same clock as
    /// the visits. The earliest counts.
    public var events: [String]
    /// A column with each person's value before treatment: it stands for what came after an event before which no
    /// other value was seen (while on treatment).
    public var baseline: String?

    public init(strategy: Strategy, events: [String], baseline: String? = nil) {
        self.strategy = strategy
        self.events = events
        self.baseline = baseline
    }

    /// The attributes of the estimand that the table decides, in one sentence.
    public func sentence(outcome: String, arm: String?, summary: String) -> String {
        let treatments = arm.map { "the levels of \"\($0)\"" } ?? "as given"
        return "Estimand as carried out: treatments, \(treatments); population, everybody in the table; variable, \"\(outcome)\"; intercurrent events, \(events.joined(separator: ", ")), handled by \(words); summary, \(summary)."
    }

    private var words: String {
        switch strategy {
        case .treatmentPolicy: "treatment policy: every value counts, whatever happened before it"
        case .hypothetical: "the hypothetical strategy: values after the event are set to missing, as if it had not happened, and taken to be missing at random"
        case .whileOnTreatment: "while on treatment: the last value up to the event stands for those after it\(baseline.map { ", that before treatment (\"\($0)\") where no other was seen" } ?? "")"
        }
    }
}
