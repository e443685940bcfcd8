extension Schedule {
    /// The study day (0 is enrolment) on which a visit is due when everything goes by the
    /// plan: for axes, codebooks and simulated participants, which know no facts.
    ///
    /// - Returns: Nil for a visit or session that the protocol does not have, and for visits
    ///   that are counted from each other.
    public func nominalDay(of code: Visit.Code) -> Int? { nominalDay(of: code, below: []) }

    private func nominalDay(of code: Visit.Code, below above: [Visit.Code]) -> Int? {
        guard !above.contains(code), let visit = visits.first(where: { $0.code == code }),
            let anchor = nominalDay(of: visit.window.anchor, below: above + [code])
        else { return nil }
        let (day, isTooFar) = anchor.addingReportingOverflow(visit.window.target)
        return isTooFar ? nil : day
    }

    private func nominalDay(of anchor: WindowAnchor, below above: [Visit.Code]) -> Int? {
        switch anchor {
        case .enrolment: return 0
        case .session(let number, _): return sessions.first { $0.number == number }?.day
        case .lastSessionHeld: return sessions.map(\.day).max()
        case .visit(let code): return nominalDay(of: code, below: above)
        case .latest(let parts), .earliest(let parts):
            let days = parts.compactMap { nominalDay(of: $0, below: above) }
            guard days.count == parts.count else { return nil }
            if case .latest = anchor { return days.max() }
            return days.min()
        }
    }
}
