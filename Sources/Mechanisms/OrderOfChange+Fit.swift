public import Statistics

/// The three models carried out, and what they say together.
public struct OrderOfChangeFit: Hashable, Sendable {
    public let specification: OrderOfChangeSpecification
    public let forward: MediationFit
    public let reverse: MediationFit
    public let concurrent: MediationFit

    /// The interval that decides: BCa where it exists, else percentile, else the exact
    /// interval of a product of normals.
    public static func decidingInterval(of fit: MediationFit) -> Ends? {
        let bootstrap = fit.bootstrap?.effect(fit.totalIndirect.name)?.monteCarlo
        return bootstrap?.interval(.bca)?.ends ?? bootstrap?.interval(.percentile)?.ends
            ?? fit.productIntervals.first.flatMap(\.self)
    }

    /// What the order in time allows one to say. The indirect effect asks whether treatment
    /// moved the outcome through the mechanism; path b of each lagged model asks which of
    /// the two goes before the other. `Documentation/Methods/Simulation.md`, section 5, gives
    /// how often each planted truth is told.
    public var verdict: OrderOfChangeVerdict {
        switch (goesBefore(forward), goesBefore(reverse)) {
        case (true, true): return .bothWays
        case (false, true): return .outcomeFirst
        case (true, false) where excludesZero(forward): return .mechanismFirst
        case (true, false), (false, false): return excludesZero(concurrent) ? .together : .nothingShown
        }
    }

    /// Path b of a lagged model, from the earlier measure to the later one.
    public static func lag(of fit: MediationFit) -> CoefficientRow? {
        fit.specification.mediators.first.flatMap { fit.outcomeModel.row($0) }
    }

    private func goesBefore(_ fit: MediationFit) -> Bool {
        guard let b = Self.lag(of: fit) else { return false }
        return b.lower > 0 || b.upper < 0
    }

    private func excludesZero(_ fit: MediationFit) -> Bool {
        guard let ends = Self.decidingInterval(of: fit) else { return false }
        return ends.lower > 0 || ends.upper < 0
    }

    /// `forward.…`, `reverse.…`, `concurrent.…` as of a mediation; for each whether the
    /// deciding interval of the indirect effect leaves out zero (1) or not (0); and for the
    /// two lagged ones whether the interval of path b does.
    public var results: ResultTree {
        .of([
            "forward": forward.results, "reverse": reverse.results, "concurrent": concurrent.results,
            "excludes_zero": .of([
                "forward": .count(excludesZero(forward) ? 1 : 0), "reverse": .count(excludesZero(reverse) ? 1 : 0),
                "concurrent": .count(excludesZero(concurrent) ? 1 : 0),
            ]),
            "goes_before": .of([
                "mechanism": .count(goesBefore(forward) ? 1 : 0), "outcome": .count(goesBefore(reverse) ? 1 : 0),
            ]),
        ])
    }
}

/// What the order in time allows one to say.
public enum OrderOfChangeVerdict: String, Hashable, Sendable, Codable, CaseIterable {
    case mechanismFirst = "mechanism_first"
    case outcomeFirst = "outcome_first"
    case bothWays = "both_ways"
    case together
    case nothingShown = "nothing_shown"
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
