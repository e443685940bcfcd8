/// Everything that one set of answers says: scores in the instrument's order, flags, safety.
/// The same answers, definition and policy give the same sheet, byte for byte once encoded with
/// sorted keys.
public struct ScoreSheet: Hashable, Codable, Sendable {
    public let instrument: Instrument.ID
    /// The version of the definition that scored.
    public let version: String
    public let scores: [Score]
    public let flags: [FlagOutcome]
    public let safety: [SafetyFinding]

    /// The value of a scale, nil when it is missing or unknown; `score(_:)` tells which.
    public subscript(scale: String) -> Double? { score(scale)?.value }

    public func score(_ scale: String) -> Score? { scores.first { $0.scale == scale } }

    public func flag(_ id: String) -> FlagOutcome? { flags.first { $0.flag == id } }
}
