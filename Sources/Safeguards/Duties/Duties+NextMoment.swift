public import Records
public import StudyDesign

extension Duties {
    /// When something may become due next if nobody does anything: a rung, a claim that
    /// lapses, another try, a check-in. Looking at that moment, and not before, loses nothing.
    ///
    /// - Returns: A moment after `now`; nil when there is no open alert and no check-in.
    public static func nextMoment(
        after now: Instant, state: RecordState, severities: [AlertRecord.ID: AlertRule.Severity],
        attempts: [AlertRecord.ID: Attempt] = [:]
    ) -> Instant? {
        let rungs = state.alerts.open.values.flatMap {
            moments(of: $0, state, severities[$0.id] ?? .urgent, attempts[$0.id], now)
        }
        let checkIns = state.participants.values.flatMap { $0.waiting.values.map(\.due) }
        return (rungs + checkIns).filter { now < $0 }.min()
    }

    private static func moments(
        of alert: OpenAlert, _ state: RecordState, _ severity: AlertRule.Severity, _ attempt: Attempt?, _ now: Instant
    ) -> [Instant] {
        let plan = state.plan
        let ladder = plan.ladder(for: severity)
        let highest = ladder.highestRung(dueAt: now, raised: alert.raised)
        var moments = [ladder.moment(of: (highest ?? -1) + 1, raised: alert.raised)]
        switch Charge(of: alert, plan: plan, team: state.team, now: now) {
        case .waits(let until): return [until]
        case .nobody, .reminds: break
        }
        if let highest, !(alert.told[highest]?.isAccepted ?? false), let last = lastTry(of: highest, of: alert, attempt) {
            moments.append(last + retryAfter)
        }
        return moments
    }

    /// Open alerts that nobody has taken charge of and whose newest rung reached nobody: to be
    /// counted on every page of the staff.
    public static func undelivered(in state: RecordState) -> [AlertRecord.ID] {
        state.alerts.open.values.filter { alert in
            guard alert.claim == nil else { return false }
            guard let newest = alert.told.keys.max() else { return true }
            return !(alert.told[newest]?.isAccepted ?? false)
        }.map(\.id).sorted()
    }
}
