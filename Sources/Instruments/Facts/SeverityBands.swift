/// Published words for stretches of a scale, lowest first, without gap or overlap.
public struct SeverityBands: Hashable, Codable, Sendable {
    public let scale: String
    public let bands: [Band]
    public let source: String
    public let caution: String?

    public func band(of value: Double) -> Band? { bands.first { $0.interval.contains(value) } }
}

public struct Band: Hashable, Sendable {
    public let name: String
    public let interval: Interval
}

extension Instrument {
    /// The published word for a score, where there is one.
    public func band(of scale: String, in sheet: ScoreSheet) -> Band? {
        sheet[scale].flatMap { bands(of: scale)?.band(of: $0) }
    }
}
