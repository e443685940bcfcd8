import StudyDesign

extension ParticipantState {
    mutating func take(
        _ trace: Trace, by actor: String, as role: Role, at instant: Instant, entry: Int64, checkInDelays: [Int]
    ) {
        entries.append(entry)
        switch trace {
        case .screening(_, let version, let day, let outcome):
            screening = Screening(version: version, day: day, outcome: outcome)
        case .identity(_, let version): identityVersion = version
        case .zone(let move): zones.append(move)
        case .consentSignature(_, let form, let version, let language, _, let day):
            signatures[form, default: []].append(Signature(textVersion: version, language: language, day: day))
        case .consentWithdrawal(let record):
            if let last = signatures[record.form]?.indices.last { signatures[record.form]?[last].isWithdrawn = true }
        case .enrollment(let record): enrollment = record
        case .allocation(_, let stratum, let number): place = Place(stratum: stratum, number: number, entry: entry)
        case .unblinding: unblindings += 1
        case .leaving(_, let version, let day, let isRevoked):
            leaving = Leaving(version: version, day: day, isRevoked: isRevoked)
        case .privacy(let order): orders[order.act] = order
        case .erasure(let record): take(record, by: actor, at: instant)
        case .appointment(let record): appointments[record.visit] = record
        case .missedVisit(_, let visit, let version, let isRevoked):
            missed[visit] = Missed(version: version, isRevoked: isRevoked)
        case .answerSave(let form, _, let visit, let instrument, let revision, let raised):
            forms[form, default: Form(visit: visit, instrument: instrument, role: role, revision: revision)].revision = revision
            forms[form]?.saves.append(entry)
            alerts.formUnion(raised.map(\.id))
        case .response(let response): take(response, as: role, entry: entry)
        case .correctionRequest(let id, _, _): corrections.insert(id)
        case .rescoring(_, let response, let version): responses[response]?.sheets = version
        case .sessionOpening(let opening): take(opening, entry: entry, checkInDelays: checkInDelays)
        case .sessionEvent(let id, _, let session, let version): sessions[session]?.events[id] = version
        case .sessionClosing(_, let number, let ended): sessions[number]?.ended = ended
        case .adverseEvent(let id, _, let version, _): adverseEvents[id] = version
        case .alert(let alert, _, let silence):
            alerts.insert(alert.id)
            if let silence { checkIns[silence]?.isAlerted = true }
        case .checkInEnd(let id, _, _): checkIns[id]?.isEnded = true
        case .journal(let id, _, let version):
            journal[id, default: Page(version: 0)].version = version
            journal[id]?.entry = entry
        case .journalSharing(let sharing):
            journal[sharing.entry]?.sharingVersion = sharing.version
            journal[sharing.entry]?.readers = sharing.readers
            journal[sharing.entry]?.research = sharing.research
        case .practice(let id, _, let version, _): practices[id] = version
        case .note(let id, _, let version): notes[id] = version
        case .preferences(_, let version): preferences = Kept(version: version, entry: entry)
        case .personalPlan(let kind, _, let version): plans[kind] = Kept(version: version, entry: entry)
        case .wish(let id, _, let kind): wishes[id] = kind
        case .promptDraw(let draw): draws.append(draw)
        case .promptStep(let step): if step.result != .refused { told.insert(step.about) }
        default: break
        }
    }

    private mutating func take(_ record: Erasure, by actor: String, at instant: Instant) {
        if record.step == .ordered {
            erasures.append(ErasureState(scope: record.scope, step: .ordered, orderedBy: actor, approved: nil))
        } else if let last = erasures.indices.last {
            erasures[last].step = record.step
            if record.step == .approved { erasures[last].approved = instant }
        }
    }

    private mutating func take(_ record: Trace.Response, as role: Role, entry: Int64) {
        responses[record.id] = Response(
            entry: entry, visit: record.visit, day: record.day, instrument: record.instrument,
            instrumentVersion: record.instrumentVersion, role: role, replaces: record.replaces)
        if let replaced = record.replaces { responses[replaced]?.replacedBy = record.id }
        forms[record.id] = nil
        alerts.formUnion(record.alerts.map(\.id))
    }

    /// The check-ins are born with the opening; a corrected opening moves those that are
    /// still waited for.
    private mutating func take(_ opening: Trace.Session, entry: Int64, checkInDelays: [Int]) {
        let earlier = sessions[opening.number]
        sessions[opening.number] = Session(
            opening: opening, events: earlier?.events ?? [:], entry: entry, ended: earlier?.ended)
        for checkIn in CheckIn.all(
            of: opening.participant, session: opening.number, began: opening.began, delays: checkInDelays)
        {
            let held = checkIns[checkIn.id]
            if let held, held.isEnded || held.isAlerted { continue }
            checkIns[checkIn.id] = Expected(due: checkIn.due)
        }
    }
}

extension Trace {
    /// Whom the entry is about, where it is about one person.
    public var participant: Participant.ID? {
        switch self {
        case .study, .plan, .snapshot, .wording, .goingLive, .signature, .account, .channel, .channelProof, .shift, .consentText,
            .consentApproval, .allocationList, .clockJump:
            nil
        case .screening(let person, _, _, _), .identity(let person, _), .consentSignature(let person, _, _, _, _, _),
            .allocation(let person, _, _), .unblinding(let person, _), .leaving(let person, _, _, _),
            .missedVisit(let person, _, _, _), .answerSave(_, let person, _, _, _, _), .correctionRequest(_, let person, _),
            .rescoring(let person, _, _), .sessionEvent(_, let person, _, _), .sessionClosing(let person, _, _),
            .adverseEvent(_, let person, _, _), .alert(_, let person, _), .alertStep(_, let person, _),
            .checkInEnd(_, let person, _), .journal(_, let person, _), .practice(_, let person, _, _),
            .note(_, let person, _), .preferences(let person, _), .personalPlan(_, let person, _), .wish(_, let person, _):
            person
        case .zone(let record): record.participant
        case .consentWithdrawal(let record): record.participant
        case .enrollment(let record): record.participant
        case .allocationRequest(let record): record.participant
        case .privacy(let record): record.participant
        case .erasure(let record): record.participant
        case .appointment(let record): record.participant
        case .response(let record): record.participant
        case .sessionOpening(let record): record.participant
        case .journalSharing(let record): record.participant
        case .promptDraw(let record): record.participant
        case .promptStep(let record): record.participant
        case .viewing(let record): record.participant
        }
    }
}
