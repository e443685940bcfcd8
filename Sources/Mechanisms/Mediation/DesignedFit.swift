public import Statistics

/// A fit that says something of an effect through a mechanism, or of an order in time: it carries with every number
/// when things were measured, and what the design lets one say.
public protocol DesignedFit: AnalysisFit {
    var timing: TimingBadge { get }
    var badge: DesignBadge { get }
    /// The word of its verdict, where it reaches one.
    var verdictWord: String? { get }
}

extension DesignedFit {
    public var verdictWord: String? { nil }
}
