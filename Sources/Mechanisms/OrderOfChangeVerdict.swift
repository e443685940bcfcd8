import Statistics

/// What the order in time allows one to say.
public enum OrderOfChangeVerdict: String, Hashable, Sendable, Codable, CaseIterable {
    /// The mechanism went before the outcome and not shown the other way; the exposure's
    /// indirect effect through it is shown and points the way of the total effect.
    case mechanismFirst = "mechanism_first"
    /// The same, but the indirect effect points against the total effect.
    case againstTotal = "against_total"
    /// The same, but no total effect is shown.
    case noTotalEffect = "no_total_effect"
    /// The mechanism went before the outcome, but no effect of the exposure through it is shown.
    case mechanismFirstAlone = "mechanism_first_alone"
    /// The outcome went before the mechanism, and not shown the other way.
    case outcomeFirst = "outcome_first"
    case bothWays = "both_ways"
    /// Neither goes before the other; at the same visit the two look like mediation.
    case together
    case nothingShown = "nothing_shown"
    /// The plan does not say when the columns were measured.
    case timeNotStated = "time_not_stated"
    /// What seems to go first had its early measure on a later day than the other. The later measure knows more of what
    /// was to come, so one shared improvement looks like an order.
    case earlyDaysDiffer = "early_days_differ"
}

extension OrderOfChangeFit {
    public var verdict: OrderOfChangeVerdict {
        guard let days = specification.days else { return .timeNotStated }
        switch (Self.goesBefore(forward), Self.goesBefore(reverse)) {
        case (true, true): return .bothWays
        case (false, true): return days.outcomeEarly > days.mechanismEarly ? .earlyDaysDiffer : .outcomeFirst
        case (false, false): return Self.hasIndirectEffect(concurrent) ? .together : .nothingShown
        case (true, false):
            guard days.mechanismEarly <= days.outcomeEarly else { return .earlyDaysDiffer }
            guard Self.hasIndirectEffect(forward) else { return .mechanismFirstAlone }
            guard let total = totalEffect, total.lower > 0 || total.upper < 0 else { return .noTotalEffect }
            return total.estimate * forward.totalIndirect.estimate > 0 ? .mechanismFirst : .againstTotal
        }
    }
}
