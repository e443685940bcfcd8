/// What a report must know beside the numbers: what was asked, in which part of the report each answer
/// belongs, when the plan was frozen and what was changed after that. What is not known here, the report
/// says is not stated.
public struct ReportBrief: Hashable, Sendable {
    public var estimands: [EstimandBrief]
    public var populations: [PopulationBrief]
    public var deviations: [DeviationNote]
    /// When, and by whom, the plan was frozen: `11 February 2025 by statistician-1`.
    public var frozen: String?
    /// Number of the registration, and where.
    public var registration: String?
    /// Why the mechanism is thought to carry an effect (AGReMA asks).
    public var theory: String?
    /// What the authors take for granted between mechanism and outcome, a sentence each.
    public var assumptions: [String]
    /// Which score of the mechanism the plan makes its primary one.
    public var primaryScore: String?
    /// How the study did what is asked of the setting, by item number (1 to 30).
    public var setting: [Int: String]
    /// Whether the study records adverse events: then none recorded is a finding, and else a gap.
    public var collectsHarms: Bool
    /// Whether the records were frozen, too, before they were read.
    public var isSnapshotFrozen = true

    public init(
        estimands: [EstimandBrief] = [], populations: [PopulationBrief] = [],
        deviations: [DeviationNote] = [], frozen: String? = nil, registration: String? = nil,
        theory: String? = nil, assumptions: [String] = [], primaryScore: String? = nil, setting: [Int: String] = [:],
        collectsHarms: Bool = false
    ) {
        self.estimands = estimands
        self.populations = populations
        self.deviations = deviations
        self.frozen = frozen
        self.registration = registration
        self.theory = theory
        self.assumptions = assumptions
        self.primaryScore = primaryScore
        self.setting = setting
        self.collectsHarms = collectsHarms
    }

    /// What was changed after the freezing that bears on an analysis.
    func deviations(of analysis: String) -> [DeviationNote] {
        deviations.filter { note in note.analyses.isEmpty || note.analyses.contains { analysis == $0 || analysis.hasPrefix("\($0).") } }
    }
}

/// A question in the five attributes of ICH E9(R1).
public struct EstimandBrief: Hashable, Sendable {
    public struct Event: Hashable, Sendable {
        /// What may happen in between: `leaving the study`.
        public let event: String
        /// How it is dealt with: `treatment policy`.
        public let strategy: String

        public init(_ event: String, strategy: String) {
            self.event = event
            self.strategy = strategy
        }
    }

    public let title: String
    public let treatment: String?
    public let population: String?
    public let variable: String?
    public let events: [Event]
    public let summary: String?
    /// Dotted names of the analyses that answer it.
    public let analyses: [String]

    public init(
        title: String, treatment: String? = nil, population: String? = nil, variable: String? = nil, events: [Event] = [],
        summary: String? = nil, analyses: [String] = []
    ) {
        self.title = title
        self.treatment = treatment
        self.population = population
        self.variable = variable
        self.events = events
        self.summary = summary
        self.analyses = analyses
    }
}

/// A set of people that analyses are made on.
public struct PopulationBrief: Hashable, Sendable {
    public let name: String
    public let definition: String
    /// How many belong to it; nil where that is not known.
    public let people: Int?

    public init(name: String, definition: String, people: Int? = nil) {
        self.name = name
        self.definition = definition
        self.people = people
    }
}

/// A change to the plan after it was frozen. It stands at the top of the report and beside every analysis
/// that it touches.
public struct DeviationNote: Hashable, Sendable {
    /// What was changed: `analyses.total.covariates: caps5_total_baseline was taken out`.
    public let change: String
    /// When; nil where nobody wrote it down.
    public let when: String?
    /// Why; nil where nobody says so.
    public let reason: String?
    /// Dotted names of the analyses that it touches; empty for all.
    public let analyses: [String]

    public init(_ change: String, when: String? = nil, reason: String? = nil, analyses: [String] = []) {
        self.change = change
        self.when = when
        self.reason = reason
        self.analyses = analyses
    }

    var sentence: String {
        "\(change.hasSuffix(".") ? String(change.dropLast()) : change) (\(when ?? "when is not stated")). \(reason.map { "Reason given: \($0.hasSuffix(".") ? $0 : $0 + ".")" } ?? "No reason is given.")"
    }
}
