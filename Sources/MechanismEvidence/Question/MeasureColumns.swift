/// One measure with the columns that hold it on up to three occasions.
public struct MeasureColumns: Hashable, Sendable {
    /// As people call it: `self-compassion`.
    public let name: String
    public let baseline: String?
    /// Between the exposure and the end.
    public let early: String?
    public let late: String?
    public let reliability: MeasureReliability?

    public init(
        name: String, baseline: String? = nil, early: String? = nil, late: String? = nil, reliability: MeasureReliability? = nil
    ) {
        self.name = name
        self.baseline = baseline
        self.early = early
        self.late = late
        self.reliability = reliability
    }

    public func column(on occasion: Occasion) -> String? {
        switch occasion {
        case .baseline: baseline
        case .early: early
        case .late: late
        }
    }

    /// Those that there are, in the order of time.
    public var columns: [String] { Occasion.allCases.compactMap { column(on: $0) } }
}
