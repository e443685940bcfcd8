import Records
@testable import Safeguards
import StudyDesign

/// Planted bugs. The invariants of the simulation must find each of them.
enum Variant: String, CaseIterable, Sendable {
    case losesAlertRows, losesTheNewestCommits, alertAfterCommit
    case stopsAfterSeen, takesAcceptedForSeen, ladderEnds, recordsBeforeSending, hoursForMinutes
    case silenceRaisedTwice, silenceForgotten, clockRunsBackwards, tellsClosedAccounts, passesOverGaps
    case claimByTwo, codeWithoutRung, codeNamesTheAlert, claimHoldsForEver, actEndsIt, unprovenCounts
    case resendsEveryTick, givesUpAfterRefusal

    var lie: MemoryBackend.Lie? {
        switch self {
        case .losesAlertRows: .losesAlertRows
        case .losesTheNewestCommits: .losesTheNewestCommits
        default: nil
        }
    }

    /// How this guardian finds what is due.
    func find(
        _ state: RecordState, _ severities: [AlertRecord.ID: AlertRule.Severity], _ attempts: [AlertRecord.ID: Attempt],
        _ now: Instant
    ) -> [Duty] {
        func due(_ now: Instant, _ attempts: [AlertRecord.ID: Attempt] = attempts) -> [Duty] {
            Duties.due(state: state, severities: severities, attempts: attempts, now: now)
        }
        func tellings(where keep: (OpenAlert, Telling) -> Bool) -> [Duty] {
            due(now).filter { duty in
                guard case .tell(let telling) = duty, let alert = state.alerts.open[telling.alert] else { return true }
                return keep(alert, telling)
            }
        }
        switch self {
        case .stopsAfterSeen: return tellings { alert, _ in !alert.isSeen }
        case .takesAcceptedForSeen: return tellings { alert, _ in !alert.told.values.contains(where: \.isAccepted) }
        case .givesUpAfterRefusal: return tellings { alert, telling in attempts[alert.id]?.rung != telling.rung && alert.told[telling.rung] == nil }
        case .ladderEnds: return tellings { $1.rung < 5 }
        case .claimHoldsForEver: return tellings { alert, _ in alert.claim == nil }
        case .actEndsIt: return tellings { alert, _ in !alert.isActedOn }
        case .hoursForMinutes:
            return due(now).filter { duty in
                guard case .tell(let telling) = duty, let alert = state.alerts.open[telling.alert] else { return true }
                return telling.rung == 0 || alert.raised + 60 * telling.rung <= now
            }
        case .silenceForgotten: return due(now).filter { if case .raise(let alert) = $0 { !alert.id.rawValue.contains("check-in-3") } else { true } }
        case .silenceRaisedTwice:
            return due(now).flatMap { duty -> [Duty] in
                guard case .raise(let alert) = duty else { return [duty] }
                let twin = AlertRecord(
                    id: .init("\(alert.participant):call-\(alert.id.rawValue.filter { $0 != ":" })"), participant: alert.participant,
                    cause: .couldNotAssess("Again."), raised: alert.raised)
                return [duty, .raise(twin)]
            }
        case .tellsClosedAccounts:
            return replacingAudience(due(now)) { telling in
                let people = state.team.shift(at: now)?.people ?? []
                return telling.rung == 0 && !people.isEmpty ? Audience(asked: [people[0]]) : telling.audience
            }
        case .passesOverGaps:
            // A gap in the roster is passed over in silence.
            return tellings { !$1.audience.hasGap || $0.told.isEmpty == false }
        case .unprovenCounts:
            return replacingAudience(due(now)) { telling in
                telling.audience.hasGap ? Audience(asked: telling.audience.missing.map { [$0] } ?? telling.audience.asked) : telling.audience
            }
        case .resendsEveryTick:
            return due(now) + state.alerts.open.values.compactMap { alert in
                alert.claim == nil && alert.told.keys.max() == 3
                    ? .tell(Telling(alert: alert.id, participant: alert.participant, rung: 3, audience: Audience(asked: [.init("ivo")]))) : nil
            }
        default: return due(now)
        }
    }

    private func replacingAudience(_ duties: [Duty], _ audience: (Telling) -> Audience) -> [Duty] {
        duties.map { duty in
            guard case .tell(let telling) = duty else { return duty }
            return .tell(
                Telling(alert: telling.alert, participant: telling.participant, rung: telling.rung, audience: audience(telling)))
        }
    }

    func code(_ alert: AlertRecord.ID, _ rung: Int, _ coder: Message.Coder) -> Message.Code {
        switch self {
        case .codeWithoutRung: coder.code(of: alert, rung: 0)
        case .codeNamesTheAlert: Message.Code(unchecked: "\(alert)-\(rung)")
        default: coder.code(of: alert, rung: rung)
        }
    }
}
