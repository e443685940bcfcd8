public import Instruments

/// A study as one immutable value: what is given to whom, what is asked when, and what
/// must raise an alarm. Everything that happens is read against a version of this value.
public struct StudyProtocol: Hashable, Sendable, Codable, Identifiable {
    public struct ID: Hashable, Sendable, Codable, RawRepresentable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public init(from decoder: any Decoder) throws {
            rawValue = try decoder.singleValueContainer().decode(String.self)
        }
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(rawValue)
        }
        public var description: String { rawValue }
    }

    public let id: ID
    /// Version of the protocol text; an amendment is a new version.
    public let version: String
    public let title: String
    /// True for studies whose people and numbers are invented.
    public let isFictional: Bool
    public let substance: String
    public let condition: String
    public let arms: [Arm]
    public let visits: [Visit]
    public let sessions: [DosingSession]
    public let eligibility: [EligibilityCriterion]
    public let alertRules: [AlertRule]
    /// The parameter in which the study's main result is expressed.
    public let primaryOutcome: Parameter
    /// The visit at which the main result is read; nil for the last one that asks for it.
    public let primaryVisit: Visit.Code?
    /// The proposed mechanism, in the scoring that this study declares as its primary one.
    public let mechanism: Parameter
    public let masking: Masking
    public let safeguards: SafeguardPlan
    /// Where scoring departs from the published keys; nil when nowhere.
    public let scoring: ScoringPlan?
    /// Against what a person's change is read, beside what is published; nil when nothing is added.
    public let change: ChangePlan?
    /// For what the site uses the questionnaires, and in which languages; nil in a fictional study.
    public let wording: WordingPlan?
    /// Check-ins several times a day; nil in a study without.
    public let prompts: [PromptPlan]?

    public init(
        id: ID, version: String, title: String, isFictional: Bool, substance: String, condition: String,
        arms: [Arm], visits: [Visit], sessions: [DosingSession], eligibility: [EligibilityCriterion],
        alertRules: [AlertRule], primaryOutcome: Parameter, primaryVisit: Visit.Code? = nil, mechanism: Parameter,
        masking: Masking,
        safeguards: SafeguardPlan = .standard, scoring: ScoringPlan? = nil, change: ChangePlan? = nil,
        wording: WordingPlan? = nil, prompts: [PromptPlan]? = nil
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.isFictional = isFictional
        self.substance = substance
        self.condition = condition
        self.arms = arms
        self.visits = visits
        self.sessions = sessions
        self.eligibility = eligibility
        self.alertRules = alertRules
        self.primaryOutcome = primaryOutcome
        self.primaryVisit = primaryVisit
        self.mechanism = mechanism
        self.masking = masking
        self.safeguards = safeguards
        self.scoring = scoring
        self.change = change
        self.wording = wording
        self.prompts = prompts
    }

    public func visit(_ code: Visit.Code) -> Visit? { visits.first { $0.code == code } }

    /// The visit at which the main result is read; nil where none measures it.
    public var endpoint: Visit? {
        primaryVisit.flatMap(visit) ?? visits.last { $0.instruments.contains(primaryOutcome.instrument) }
    }

    /// How missing items of an instrument are dealt with.
    public func prorating(of instrument: Instrument.ID) -> ProratingPolicy {
        (scoring ?? .published).policy(for: instrument)
    }

    /// Against what a change of a scale is read.
    ///
    /// - Throws: `ChangeFaults`.
    public func changeParameters(for scale: String, of instrument: Instrument) throws(ChangeFaults) -> ChangeParameters {
        try (change ?? ChangePlan(scales: [])).parameters(for: scale, of: instrument)
    }

    /// Every instrument that a visit or a check-in asks for, each once, visits first, in their order.
    public var instruments: [Instrument.ID] {
        (visits.flatMap(\.instruments) + (prompts ?? []).map(\.instrument)).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    public func arm(_ code: Arm.Code) -> Arm? { arms.first { $0.code == code } }
}

/// One scale of one instrument: what an analysis calls a variable (CDISC: PARAMCD).
public struct Parameter: Hashable, Sendable, Codable, Comparable {
    public let instrument: Instrument.ID
    public let scale: String

    public init(_ instrument: Instrument.ID, _ scale: String) {
        self.instrument = instrument
        self.scale = scale
    }

    /// A plain column name: `scs_total_item_mean`.
    public var name: String { "\(instrument.rawValue)_\(scale)" }

    public static func < (left: Parameter, right: Parameter) -> Bool { left.name < right.name }
}
