public import Mechanisms
public import Statistics

/// The question carried out.
public struct MechanismFit: DesignedFit, Hashable {
    public let specification: MechanismSpecification
    public let rowsInTable: Int
    /// People complete on everything.
    public let people: Int
    public let missing: [MissingPlace]
    public let effects: [TimedEffect]
    public let absent: [AbsentEffect]
    public let comparisons: [RivalComparison]
    public let parts: [PartEffects]
    /// Path b with the assumed reliability, for the orders in which one is assumed.
    let assumed: [AssumedPath]
    public let sensitivity: MechanismSensitivity
    public let units: Int?

    /// Path b of the mechanism as it would be if the scale that follows had the assumed reliability.
    struct AssumedPath: Hashable, Sendable {
        let place: Place
        /// Nil where so much error cannot be in the scale.
        let b: EvidenceEstimate?
    }

    public struct MissingPlace: Hashable, Sendable {
        public let column: String
        public let rows: Int
    }

    public func effect(_ place: Place, of candidate: String) -> TimedEffect? {
        effects.first { $0.place == place && $0.candidate == candidate }
    }

    /// The effect that everything in ``sensitivity`` speaks of: mechanism first where the design has it,
    /// else the same visit.
    public var focus: TimedEffect? {
        effect(.lagged, of: specification.mechanism.name) ?? effect(.concurrent, of: specification.mechanism.name)
    }

    public var account: FitAccount {
        var units: [FitAccount.Unit] = [.init("participants", people)]
        if let drawn = self.units { units.append(.init("units drawn", drawn)) }
        return FitAccount(
            rowsGiven: rowsInTable, rowsAnalysed: people, units: units,
            missing: FitAccount.completeRows(given: rowsInTable, analysed: people),
            admissibility: doubts.isEmpty ? .admissible : .doubtful(doubts))
    }
}
