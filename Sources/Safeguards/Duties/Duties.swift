public import Records
public import StudyDesign

/// What is due: a pure function of the record, the time and what was tried. Whoever calls it
/// again, after whatever happened, gets what is still to be done; so nothing that a program
/// forgets when it is killed can be lost.
public enum Duties {
    /// Minutes after which a telling that no gateway accepted is tried again.
    public static let retryAfter = 1

    /// Check-ins that are overdue, and for each open alert the highest rung that is due and
    /// not told. Rungs that passed while nobody was there to tell them are not made up for
    /// one by one.
    ///
    /// - Parameters:
    ///   - severities: Of the open alerts; what is not known is urgent.
    ///   - attempts: The newest try of each alert, for tries that are not on the record.
    ///   - now: Of a clock that never goes back.
    public static func due(
        state: RecordState, severities: [AlertRecord.ID: AlertRule.Severity], attempts: [AlertRecord.ID: Attempt] = [:],
        now: Instant
    ) -> [Duty] {
        let tellings = state.alerts.open.values.sorted { ($0.raised, $0.id) < ($1.raised, $1.id) }.compactMap {
            telling(of: $0, state, severities[$0.id] ?? .urgent, attempts[$0.id], now)
        }
        return tellings.map(Duty.tell) + silences(state, now)
    }

    static func telling(
        of alert: OpenAlert, _ state: RecordState, _ severity: AlertRule.Severity, _ attempt: Attempt?, _ now: Instant
    ) -> Telling? {
        let plan = state.plan
        let ladder = plan.ladder(for: severity)
        guard let rung = ladder.highestRung(dueAt: now, raised: alert.raised), isOpen(rung, of: alert, attempt, now) else {
            return nil
        }
        let reach = Reach(state.team, now: now)
        let audience: Audience
        switch Charge(of: alert, plan: plan, team: state.team, now: now) {
        case .waits: return nil
        case .nobody: audience = Audience(ofRung: rung, on: ladder, reach: reach)
        case .reminds(let account, let investigatorsToo):
            audience = Audience(inCharge: account, investigatorsToo: investigatorsToo, reach: reach)
        }
        return Telling(alert: alert.id, participant: alert.participant, rung: rung, audience: audience)
    }

    /// Whether a rung still has to be told: no gateway accepted it, and it was not tried within
    /// the last minute.
    private static func isOpen(_ rung: Int, of alert: OpenAlert, _ attempt: Attempt?, _ now: Instant) -> Bool {
        if alert.told[rung]?.isAccepted ?? false { return false }
        guard let last = lastTry(of: rung, of: alert, attempt) else { return true }
        return last + retryAfter <= now
    }

    static func lastTry(of rung: Int, of alert: OpenAlert, _ attempt: Attempt?) -> Instant? {
        [alert.told[rung]?.newest, attempt.flatMap { $0.rung == rung ? $0.at : nil }].compactMap(\.self).max()
    }

    private static func silences(_ state: RecordState, _ now: Instant) -> [Duty] {
        state.participants.sorted { $0.key < $1.key }.flatMap { participant, person in
            person.waiting.filter { $0.value.due <= now }.sorted { $0.key < $1.key }.map { checkIn, _ in
                .raise(.silence(checkIn, of: participant, raised: now))
            }
        }
    }
}

extension RecordState {
    var plan: SafeguardPlan { study?.safeguards ?? .standard }
}

extension ParticipantState {
    /// Check-ins that somebody still waits for and whose silence has raised no alert. Of a
    /// person whose records were erased nothing more can be recorded.
    var waiting: [CheckIn.ID: Expected] {
        erased == .shred ? [:] : checkIns.filter { !$0.value.isEnded && !$0.value.isAlerted }
    }
}
