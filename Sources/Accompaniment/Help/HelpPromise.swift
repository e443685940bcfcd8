public import Records
public import StudyDesign

/// What can be said to a person whose answer raised an alert: when somebody of the team is expected
/// to look. It follows from who is on call and is surely reached, and never from hope; where that
/// allows no time to be named, none is.
public enum HelpPromise: Hashable, Sendable {
    /// Somebody of the team has taken charge, or has acted.
    case taken
    /// Somebody on call is expected to look by then.
    case expected(by: Instant, isTold: Bool)
    /// It may be that nobody looks before then.
    case notBefore(Instant)
    /// The time by which somebody should have looked has passed. No other is named.
    case passed
    /// Nobody is on call who is surely reached, as far as the roster goes.
    case nobody

    /// How far ahead the roster is looked at: two weeks.
    public static let horizon = 14 * 1440

    /// - Parameters:
    ///   - alerts: those that the person's answers raised; the most urgent ones count, and the best
    ///     that is true of any of them is said. Without alerts nothing is said.
    ///   - state: the record, with the roster and what became of the alerts.
    public init?(for alerts: [AlertRecord], in state: RecordState, now: Instant) {
        let urgent = alerts.filter { $0.severity == .urgent }
        let promises = (urgent.isEmpty ? alerts : urgent).map { Self(for: $0, in: state, now: now) }
        guard let best = promises.min(by: { $0.rank < $1.rank }) else { return nil }
        self = best
    }

    private init(for alert: AlertRecord, in state: RecordState, now: Instant) {
        let open = state.alerts.open[alert.id]
        guard open != nil || !state[alert.participant].alerts.contains(alert.id), !Self.isTaken(open, state, now) else {
            self = .taken
            return
        }
        // A claim that lapsed is a promise that was not kept.
        guard open?.claim == nil else {
            self = .passed
            return
        }
        self = Self(
            raised: alert.raised, within: alert.cause.acknowledgeWithin, isTold: open?.told.values.contains(where: \.isAccepted) ?? false,
            team: state.team, now: now)
    }

    /// From the first time on in which somebody on call is surely reached for as long as they have.
    init(raised: Instant, within minutes: Int, isTold: Bool, team: TeamState, now: Instant) {
        let attended = team.attended(from: raised, until: max(raised, now) + Self.horizon)
        guard let first = attended.first(where: { $0.from + minutes <= $0.until }) else {
            self = .nobody
            return
        }
        let by = first.from + minutes
        if now < first.from {
            self = .notBefore(first.from)
        } else if now < by {
            self = .expected(by: by, isTold: isTold)
        } else {
            self = .passed
        }
    }

    private static func isTaken(_ alert: OpenAlert?, _ state: RecordState, _ now: Instant) -> Bool {
        guard let claim = alert?.claim, state.team.isClinician(Account.ID(claim.by)) else { return false }
        let patience = (state.study?.safeguards ?? .standard).actWithin
        return alert?.isActedOn ?? false || now < claim.at + patience
    }

    /// From the best that can be said to the worst.
    private var rank: (Int, Instant) {
        switch self {
        case .taken: (0, Instant(milliseconds: 0))
        case .expected(let by, _): (1, by)
        case .notBefore(let moment): (2, moment)
        case .passed: (3, Instant(milliseconds: 0))
        case .nobody: (4, Instant(milliseconds: 0))
        }
    }
}
