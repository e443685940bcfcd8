/// One person's own line, with what measuring leaves open around it. Every word comes from outside, in
/// the language of whoever reads; nothing here says which way is better.
public struct OwnLine: Chart, Hashable {
    /// Names the picture; drawn only where the layout says so.
    public var title: String
    /// The whole picture in words, for those who do not see it.
    public var description: String
    /// What the numbers count, above the line.
    public var measure: String
    /// Below the axis of time.
    public var timeLabel: String
    public var decimals: Int
    public var decimalMark: String
    public var range: ClosedRange<Double>?
    /// One without a score breaks the line and leaves a ring.
    public var occasions: [Occasion]
    /// Half the width of the band around each score; nil where it is not known.
    public var halfWidth: Double?
    public var sessions: [SessionMark]
    /// Small lines at the foot.
    public var notes: [String]
    /// The same numbers as rows.
    public var table: ChartTable

    public init(
        title: String, description: String, measure: String, timeLabel: String, decimals: Int = 1, decimalMark: String = ".",
        range: ClosedRange<Double>? = nil, occasions: [Occasion], halfWidth: Double? = nil, sessions: [SessionMark] = [],
        notes: [String] = [], table: ChartTable
    ) {
        self.title = title
        self.description = description
        self.measure = measure
        self.timeLabel = timeLabel
        self.decimals = decimals
        self.decimalMark = decimalMark
        self.range = range
        self.occasions = occasions.sorted { $0.week < $1.week }
        self.halfWidth = halfWidth
        self.sessions = sessions
        self.notes = notes
        self.table = table
    }

    /// Both ends of the band around a score, kept within the scale.
    package func band(around score: Double) -> (lower: Double, upper: Double)? {
        guard let half = halfWidth.drawable, half > 0 else { return nil }
        let low = score - half
        let high = score + half
        guard let range else { return (low, high) }
        return (max(low, range.lowerBound), min(high, range.upperBound))
    }
}
