public import Statistics

/// Who changed reliably, for the better and for the worse: both tails of every scale and of all scales together,
/// by arm, and whether a part of an arm went the other way.
///
/// Reliable change: Jacobson and Truax 1991. Shares: Wilson 1927. Differences of shares: Newcombe 1998.
public struct Tails: AnalysisSpecification {
    public var scales: [TailScale]
    /// The column of the arms, its first level the reference; nil for one arm of everybody.
    public var group: String?
    /// A change is reliable beyond the two-sided interval of no change of this level.
    public var criterion: Double
    /// Correlation of the errors of two scales at one visit, from 0 to below 1, for all scales together.
    public var errorCorrelation: Double
    /// Of intervals; a test is called by 1 − level.
    public var level: Double
    /// Samples from which the test of a minority takes its distribution; 0 leaves the test out.
    public var resamples: Int
    public var start: UInt64

    public var seed: UInt64? { resamples > 0 ? start : nil }

    public init(
        scales: [TailScale], group: String?, criterion: Double = 0.95, errorCorrelation: Double = 0, level: Double = 0.95,
        resamples: Int = 999, start: UInt64 = 1
    ) {
        self.scales = scales
        self.group = group
        self.criterion = criterion
        self.errorCorrelation = errorCorrelation
        self.level = level
        self.resamples = resamples
        self.start = start
    }

    /// z of the criterion: 1.96 for 0.95.
    var critical: Double { Normal.standard.quantile((1 + criterion) / 2) ?? 1.959963984540054 }

    /// The share that error alone puts beyond either threshold: 2.5 % for 0.95.
    var expected: Double { (1 - criterion) / 2 }
}
