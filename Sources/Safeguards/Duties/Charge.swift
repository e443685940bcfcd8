import Records
import StudyDesign

/// How far a person's act holds an alert back. Only closing ends it; seeing it does nothing.
///
/// | what happened | what the ladder does |
/// |---|---|
/// | nothing, or it was seen | climbs |
/// | claimed | waits `actWithin` minutes from the claim, then climbs |
/// | claimed by somebody whose account is closed since | climbs |
/// | acted on, not closed | reminds the one in charge at every rung; after a day the investigators too |
enum Charge: Hashable {
    case nobody
    case waits(until: Instant)
    case reminds(Account.ID, investigatorsToo: Bool)

    /// Minutes after the claim from which on an act without an end is the investigators' too.
    static let patience = 1440

    init(of alert: OpenAlert, plan: SafeguardPlan, team: TeamState, now: Instant) {
        guard let claim = alert.claim, team.isClinician(Account.ID(claim.by)) else {
            self = .nobody
            return
        }
        if alert.isActedOn {
            self = .reminds(Account.ID(claim.by), investigatorsToo: claim.at + Self.patience <= now)
        } else if now < claim.at + plan.actWithin {
            self = .waits(until: claim.at + plan.actWithin)
        } else {
            self = .nobody
        }
    }
}
