/// What a plan asks of a table: everything, beside the data, that decides a number.
///
/// Specification, fit and summary are three values. This is the first; ``AnalysisFit`` is the
/// second and makes the third, its tables and pictures, from itself.
public protocol AnalysisSpecification: Hashable, Sendable {
    associatedtype Fit: AnalysisFit

    /// The seed that enters the numbers, or nil where chance does not.
    var seed: UInt64? { get }

    /// Carries it out.
    ///
    /// - Throws: an error whose `description` is one sentence a line: what cannot be done, where,
    ///   and what to do. Data that a method cannot say anything about are such an error, or a fit
    ///   that says so; never a trap, and never a number that is not one.
    func fit(on table: DataTable, running: Running) throws -> Fit
}

extension AnalysisSpecification {
    public var seed: UInt64? { nil }
}

/// What was found, with an account of how.
public protocol AnalysisFit: Sendable {
    /// Under the names of the reference cases (`Documentation/Results.md`).
    var results: ResultTree { get }
    var account: FitAccount { get }
    /// What a reader must know beside the numbers, a sentence each.
    var warnings: [String] { get }
    /// The numbers as people read them, most important first.
    var tables: [ReadableTable] { get }
    var pictures: [Picture] { get }
    /// Two fits of the same rows are compared by these; nil where there is no such comparison.
    var nested: NestedFit? { get }
    /// Why there is no such comparison, a sentence; nil where there is, or its kind never has one.
    var notComparable: String? { get }

    /// A part that is given only when it is asked for (`of: a`, `show: implied_covariance`).
    func part(_ name: String) throws -> ResultTree?
}

extension AnalysisFit {
    public var warnings: [String] { [] }
    public var pictures: [Picture] { [] }
    public var nested: NestedFit? { nil }
    public var notComparable: String? { nil }
    public func part(_ name: String) throws -> ResultTree? { nil }
}

/// How an analysis may run. No number depends on any of it.
public struct Running: Sendable {
    /// At least 1.
    public let threads: Int
    /// Told the share that is done, from 0 to 1.
    public let progress: (@Sendable (Double) -> Void)?
    /// Asked now and then; an analysis that is cancelled throws `CancellationError`.
    public let isCancelled: @Sendable () -> Bool

    public init(
        threads: Int = 1, progress: (@Sendable (Double) -> Void)? = nil,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.threads = max(1, threads)
        self.progress = progress
        self.isCancelled = isCancelled
    }
}
