/// What two score sheets of one person say about one scale: the change, and every rule that reads
/// it, each with its source. Nothing here is a judgement of the person.
public struct ChangeSheet: Hashable, Codable, Sendable {
    public let instrument: Instrument.ID
    public let version: String
    public let scale: String
    public let direction: Direction
    public let first: ScoredSide
    public let second: ScoredSide
    /// Second − first.
    public let change: Double
    /// 100 × change / first.
    public let percent: Found<Double>
    /// In the order of the parameters' methods.
    public let reliable: [Found<ReliableChange>]
    /// Published thresholds, or a study's own; empty where there is none.
    public let thresholds: [ThresholdFinding]
    public let clinical: Found<ClinicalChange>
    /// What a person who reads these numbers must know.
    public let cautions: [String]

    public func thresholds(of kind: Threshold.Kind) -> [ThresholdFinding] {
        thresholds.filter { $0.threshold.kind == kind }
    }

    /// Whether a replaced answer stands behind either score.
    public var prorated: Bool {
        (first.score?.prorated ?? false) || (second.score?.prorated ?? false)
    }
}
