import Instruments

extension Change {
    /// What the change says in the open.
    public var trace: Trace {
        switch self {
        case .studyOpened(let study): .study(study)
        case .planFrozen(let plan): .plan(plan)
        case .snapshotFrozen(let snapshot): .snapshot(snapshot)
        case .wordingImported(let wording): .wording(HeldWording(wording))
        case .wentLive(let record): .goingLive(record)
        case .entrySigned(let signature): .signature(entry: signature.entry)
        case .accountSet(let account):
            .account(id: account.id, version: account.version, roles: account.roles, isOpen: account.isOpen)
        case .channelSet(let channel):
            .channel(id: channel.id, version: channel.version, account: channel.account, isOpen: channel.isOpen)
        case .channelProven(let proof): .channelProof(proof)
        case .shiftSet(let shift): .shift(shift)
        case .screened(let record):
            .screening(of: record.participant, version: record.version, day: record.day, outcome: record.outcome.kind)
        case .identitySet(let record): .identity(of: record.participant, version: record.version)
        case .zoneSet(let move): .zone(move)
        case .consentPublished(let text): .consentText(text)
        case .consentApproved(let approval): .consentApproval(approval)
        case .consentSigned(let record):
            .consentSignature(
                of: record.participant, form: record.form, textVersion: record.textVersion, language: record.language,
                number: record.number, day: record.day)
        case .consentWithdrawn(let record): .consentWithdrawal(record)
        case .enrolled(let record): .enrollment(record)
        case .allocationListSealed(let list):
            .allocationList(id: list.id, commitment: list.commitment, places: list.places.mapValues(\.count))
        case .allocationAsked(let request): .allocationRequest(request)
        case .allocated(let record): .allocation(of: record.participant, stratum: record.stratum, place: record.place)
        case .unblinded(let record): .unblinding(of: record.participant, number: record.number)
        case .discontinued(let record):
            .leaving(of: record.participant, version: record.version, day: record.day, isRevoked: record.isRevoked)
        case .privacyOrdered(let order): .privacy(order.withoutBasis)
        case .erasure(let record): .erasure(record.withoutBasis)
        case .appointed(let record): .appointment(record)
        case .visitMissed(let record):
            .missedVisit(of: record.participant, visit: record.visit, version: record.version, isRevoked: record.isRevoked)
        case .answerSaved(let save):
            .answerSave(
                form: save.form, of: save.participant, visit: save.visit, instrument: save.instrument,
                revision: save.revision, alerts: save.alerts.map(\.raisedAlert))
        case .submitted(let submission): .response(submission.trace)
        case .correctionAsked(let request):
            .correctionRequest(id: request.id, of: request.participant, response: request.response)
        case .rescored(let record): .rescoring(of: record.participant, response: record.response, version: record.version)
        case .sessionOpened(let record): .sessionOpening(record.trace)
        case .sessionNoted(let event):
            .sessionEvent(id: event.id, of: event.participant, session: event.session, version: event.version)
        case .sessionClosed(let record): .sessionClosing(of: record.participant, number: record.number, ended: record.ended)
        case .adverseEventReported(let event):
            .adverseEvent(id: event.id, of: event.participant, version: event.version, isConfidential: event.isConfidential)
        case .alertRaised(let alert):
            if case .silence(let checkIn) = alert.cause {
                .alert(alert.raisedAlert, of: alert.participant, silence: checkIn)
            } else {
                .alert(alert.raisedAlert, of: alert.participant, silence: nil)
            }
        case .alertStepTaken(let step): .alertStep(alert: step.alert, of: step.participant, step: step.kind.trace)
        case .checkInEnded(let end): .checkInEnd(id: end.checkIn, of: end.participant, isCompleted: end.isCompleted)
        case .clockJumped(let jump): .clockJump(jump)
        case .journalWritten(let entry): .journal(id: entry.id, of: entry.participant, version: entry.version)
        case .journalShared(let sharing): .journalSharing(sharing)
        case .practised(let practice):
            .practice(id: practice.id, of: practice.participant, version: practice.version, day: practice.day)
        case .noted(let note): .note(id: note.id, of: note.participant, version: note.version)
        case .preferencesSet(let record): .preferences(of: record.participant, version: record.version)
        case .personalPlanWritten(let plan): .personalPlan(plan.kind, of: plan.participant, version: plan.version)
        case .wishSaid(let wish): .wish(id: wish.id, of: wish.participant, kind: wish.kind)
        case .promptsDrawn(let draw): .promptDraw(draw)
        case .promptSent(let step): .promptStep(step)
        case .viewed(let viewing): .viewing(viewing)
        }
    }
}

extension Trace {
    /// The change itself, where all of it stands in the open; nil where its content is sealed.
    public var change: Change? {
        switch self {
        case .study(let study): .studyOpened(study)
        case .plan(let plan): .planFrozen(plan)
        case .snapshot(let snapshot): .snapshotFrozen(snapshot)
        case .goingLive(let record): .wentLive(record)
        case .channelProof(let proof): .channelProven(proof)
        case .shift(let shift): .shiftSet(shift)
        case .consentText(let text): .consentPublished(text)
        case .consentApproval(let approval): .consentApproved(approval)
        case .allocationRequest(let request): .allocationAsked(request)
        case .clockJump(let jump): .clockJumped(jump)
        case .promptDraw(let draw): .promptsDrawn(draw)
        case .promptStep(let step): .promptSent(step)
        case .viewing(let viewing): .viewed(viewing)
        default: nil
        }
    }
}

extension AlertRecord {
    var raisedAlert: Trace.RaisedAlert { Trace.RaisedAlert(id: id, raised: raised) }
}

extension Submission {
    fileprivate var trace: Trace.Response {
        Trace.Response(
            id: response.id, participant: response.participant, visit: response.visit, day: response.day,
            instrument: response.answers.instrument, instrumentVersion: response.answers.version,
            replaces: response.replaces, alerts: alerts.map(\.raisedAlert))
    }
}

extension SessionOpening {
    fileprivate var trace: Trace.Session {
        Trace.Session(
            participant: participant, number: number, version: version, day: day, began: began, monitors: monitors,
            physician: physician)
    }
}

extension CheckInEnd {
    fileprivate var isCompleted: Bool { if case .completed = how { true } else { false } }
}

extension AlertStep.Kind {
    var trace: Trace.Step {
        switch self {
        case .dispatched(let rung, let to, _, let outcome): .dispatched(rung: rung, to: to, isAccepted: outcome == .accepted)
        case .seen: .seen
        case .claimed: .claimed
        case .takenOver: .takenOver
        case .acted: .acted
        case .closed: .closed
        }
    }
}

extension PrivacyOrder {
    /// The legal basis is in somebody's own words, and sealed.
    fileprivate var withoutBasis: PrivacyOrder {
        PrivacyOrder(participant: participant, act: act, version: version, isInForce: isInForce, legalBasis: "")
    }
}

extension Erasure {
    fileprivate var withoutBasis: Erasure {
        Erasure(participant: participant, number: number, scope: scope, step: step, legalBasis: "")
    }
}
