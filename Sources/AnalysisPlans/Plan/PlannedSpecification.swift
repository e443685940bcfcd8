public import Statistics

/// A specification of any kind, as an entry of a plan.
public struct PlannedSpecification: Hashable, Sendable {
    public let base: any AnalysisSpecification

    public init(_ base: any AnalysisSpecification) { self.base = base }

    public static func == (left: PlannedSpecification, right: PlannedSpecification) -> Bool {
        func isEqual<Specification: AnalysisSpecification>(_ base: Specification) -> Bool {
            right.base as? Specification == base
        }
        return isEqual(left.base)
    }

    public func hash(into hasher: inout Hasher) { base.hash(into: &hasher) }
}

/// What came of a specification of any kind.
public struct FittedAnalysis: Hashable, Sendable {
    public let base: any AnalysisFit

    public init(_ base: any AnalysisFit) { self.base = base }

    /// Its tables, in which every number is one.
    public var tables: [ReadableTable] { base.tables.map(\.withFiniteNumbers) }

    /// Two fits are one when all that they say is.
    public static func == (left: FittedAnalysis, right: FittedAnalysis) -> Bool {
        left.base.results == right.base.results && left.base.account == right.base.account
            && left.base.warnings == right.base.warnings && left.base.tables == right.base.tables
    }

    public func hash(into hasher: inout Hasher) { base.results.hash(into: &hasher) }
}

/// `compare: [a, b]`: two fits of the same plan by their dotted names.
public struct PlannedComparison: Hashable, Sendable {
    /// The one with fewer parameters.
    public let smaller: String
    public let larger: String

    public init(smaller: String, larger: String) {
        self.smaller = smaller
        self.larger = larger
    }
}
