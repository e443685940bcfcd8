import Instruments
public import StudyDesign

/// The fold. It refuses nothing: what may be recorded is for `Rules` to say.
extension RecordState {
    public mutating func take(_ trace: Trace, by actor: String, as role: Role, at instant: Instant, entry: Int64) {
        size = entry + 1
        newest = instant
        switch trace {
        case .study(let study):
            protocols.inForce = study
            protocols.byVersion[study.version] = study
        case .plan(let plan): plans.insert(plan.name)
        case .snapshot(let snapshot): snapshots.append(snapshot)
        case .wording(let held):
            wordings.removeAll { held.replaces($0) }
            wordings.append(held)
        case .goingLive(let record): liveVersions.insert(record.protocolVersion)
        case .signature, .clockJump: break
        case .account, .channel, .channelProof, .shift: team.take(trace, entry: entry)
        case .consentText, .consentApproval: consent.take(trace, by: actor)
        case .allocationList(let id, let commitment, let places):
            list = ListState(id: id, commitment: commitment, entry: entry, places: places)
        case .alertStep(let alert, _, let step): alerts.take(step, on: alert, by: actor, at: instant)
        default: takeOfParticipant(trace, by: actor, as: role, at: instant, entry: entry)
        }
    }

    private mutating func takeOfParticipant(_ trace: Trace, by actor: String, as role: Role, at instant: Instant, entry: Int64) {
        guard let participant = trace.participant else { return }
        if case .allocation(_, let stratum, let place) = trace { list?.given[stratum] = place }
        switch trace {
        case .alert(let alert, _, let silence):
            alerts.raise(alert, of: participant, silence: silence, entry: entry)
        case .response(let response):
            for alert in response.alerts { alerts.raise(alert, of: participant, entry: entry) }
        case .answerSave(_, _, _, _, _, let raised):
            for alert in raised { alerts.raise(alert, of: participant, entry: entry) }
        default: break
        }
        let checkIns = protocols.inForce?.safeguards.checkIns ?? []
        participants[participant, default: ParticipantState()]
            .take(trace, by: actor, as: role, at: instant, entry: entry, checkInDelays: checkIns)
    }
}

extension TeamState {
    fileprivate mutating func take(_ trace: Trace, entry: Int64) {
        switch trace {
        case .account(let id, let version, let roles, let isOpen):
            members[id] = Member(version: version, roles: roles, isOpen: isOpen, entry: entry)
        case .channel(let id, let version, let account, let isOpen):
            channels[id] = Line(version: version, account: account, isOpen: isOpen, proven: nil)
        case .channelProof(let proof): channels[proof.channel]?.proven = proof.answered
        case .shift(let shift):
            if let place = shifts.firstIndex(where: { $0.id == shift.id }) {
                shifts[place] = shift
            } else {
                shifts.append(shift)
            }
        default: break
        }
    }
}

extension ConsentState {
    fileprivate mutating func take(_ trace: Trace, by actor: String) {
        switch trace {
        case .consentText(let text):
            forms[text.form, default: [:]][text.language, default: []].append(
                Edition(text: text, publishedBy: actor, approvedFrom: nil))
        case .consentApproval(let approval):
            let editions = forms[approval.form]?[approval.language] ?? []
            guard let place = editions.firstIndex(where: { $0.text.version == approval.version }) else { return }
            forms[approval.form]?[approval.language]?[place].approvedFrom = approval.from
        default: break
        }
    }
}
