public import AnalysisPlans
public import Statistics

/// A trial whose truth is known: how its people are made, the plan that is carried out on them, and what a right
/// answer is. The plan is carried out by the very code that carries out users' plans.
public struct PlantedScenario: Sendable {
    /// `A`, with a word where a truth is planted in several ways: `A-90`.
    public let id: String
    /// What was planted, a sentence.
    public let truth: String
    /// What the program should say, a sentence.
    public let wanted: String
    public let people: Int
    /// JSON, as a user would write it.
    public let plan: String
    /// Fields of the plan's results, and what they say.
    public let read: @Sendable (ResultTree) -> PlantedReading
    /// People from chance alone.
    public let table: @Sendable (inout RandomStream) throws -> DataTable

    init(
        id: String, truth: String, wanted: String, people: Int, plan: String,
        table: @escaping @Sendable (inout RandomStream) throws -> DataTable, read: @escaping @Sendable (ResultTree) -> PlantedReading
    ) {
        self.id = id
        self.truth = truth
        self.wanted = wanted
        self.people = people
        self.plan = plan
        self.table = table
        self.read = read
    }

    /// The truth's letter.
    public var letter: String { String(id.prefix(1)) }

    /// The people of one repetition.
    public func table(seed: UInt64, repetition: Int) throws -> DataTable {
        // Scenarios draw from streams of their own, so that each gives the same whatever else is asked for.
        let purpose = RowsDigest(id.utf8.map(Double.init)).value
        var stream = RandomStream(seed: seed, stream: UInt64(repetition), purpose: purpose)
        return try table(&stream)
    }

    /// - Throws: `PlanFaults` where the plan is none that this version reads.
    public func planned() throws -> AnalysisPlan { try AnalysisPlan(PlanValue(json: try JSONValue.parse(plan))) }

    /// Every planted truth, in order.
    public static var all: [PlantedScenario] {
        Mediated.scenarios + Reversed.scenarios + Shared.scenarios + Unblinded.scenarios + OneSide.scenarios + Harmed.scenarios
            + Leaving.scenarios + Shifted.scenarios + Doses.scenarios + Permuted.scenarios
    }
}

/// What one carried-out plan said.
public struct PlantedReading: Hashable, Sendable {
    /// A few words: "mechanism first".
    public let words: String
    public let isRight: Bool
    /// Further questions with their answers, for instance whether the same visit looks like mediation.
    public let tallies: [Tally]

    public struct Tally: Hashable, Sendable {
        public let name: String
        public let holds: Bool

        public init(_ name: String, _ holds: Bool) {
            self.name = name
            self.holds = holds
        }
    }

    public init(_ words: String, isRight: Bool, tallies: [Tally] = []) {
        self.words = words
        self.isRight = isRight
        self.tallies = tallies
    }
}
