public import Statistics

/// The three models carried out.
public struct OrderOfChangeFit: Hashable, Sendable {
    public let specification: OrderOfChangeSpecification
    public let forward: MediationFit
    public let reverse: MediationFit
    public let concurrent: MediationFit

    /// Path b of a lagged model, from the earlier measure to the later one.
    public static func lag(of fit: MediationFit) -> CoefficientRow? {
        fit.specification.mediators.first.flatMap { fit.outcomeModel.row($0) }
    }

    /// Whether the interval of path b of a lagged model leaves out zero.
    public static func goesBefore(_ fit: MediationFit) -> Bool {
        lag(of: fit).map { $0.lower > 0 || $0.upper < 0 } ?? false
    }

    /// Whether the deciding interval of the indirect effect leaves out zero.
    public static func hasIndirectEffect(_ fit: MediationFit) -> Bool {
        fit.decidingInterval.map { $0.ends.lower > 0 || $0.ends.upper < 0 } ?? false
    }

    /// The total effect of the exposure on the outcome of the forward model.
    public var totalEffect: CoefficientRow? { forward.totalEffectModel.row(specification.exposure) }

    /// `forward.…`, `reverse.…`, `concurrent.…` as of a mediation; for each whether the
    /// deciding interval of the indirect effect leaves out zero (1) or not (0); and for the
    /// two lagged ones whether the interval of path b does.
    public var results: ResultTree {
        func flag(_ holds: Bool) -> ResultTree { .count(holds ? 1 : 0) }
        return .of([
            "forward": forward.results, "reverse": reverse.results, "concurrent": concurrent.results,
            "excludes_zero": .of([
                "forward": flag(Self.hasIndirectEffect(forward)), "reverse": flag(Self.hasIndirectEffect(reverse)),
                "concurrent": flag(Self.hasIndirectEffect(concurrent)),
            ]),
            "goes_before": .of([
                "mechanism": flag(Self.goesBefore(forward)), "outcome": flag(Self.goesBefore(reverse)),
            ]),
        ])
    }
}

extension OrderOfChangeSpecification {
    /// - Throws: ``MediationError`` of the first model that cannot be fitted.
    public func fit(
        on table: DataTable, threads: Int, progress: (@Sendable (Double) -> Void)? = nil
    ) throws -> OrderOfChangeFit {
        func part(_ number: Double) -> (@Sendable (Double) -> Void)? {
            guard let progress else { return nil }
            return { share in progress((number + share) / 3) }
        }
        return OrderOfChangeFit(
            specification: self,
            forward: try forward.fit(on: table, threads: threads, progress: part(0)),
            reverse: try reverse.fit(on: table, threads: threads, progress: part(1)),
            concurrent: try concurrent.fit(on: table, threads: threads, progress: part(2)))
    }
}
