public import Instruments
public import StudyDesign

/// What must hold before an act is recorded: the state so far and the act decide, and no
/// table is asked. A rule that fails throws a ``Refusal``.
public struct Rules: Sendable {
    let state: RecordState
    let catalog: Catalog

    public init(state: RecordState, catalog: Catalog) {
        self.state = state
        self.catalog = catalog
    }

    /// Minutes by which a caller's clock may be ahead of the store's.
    public static let clockTolerance = 10

    /// An act from the future would drag every later one along with it.
    ///
    /// - Parameter now: The store's own clock.
    public static func check(stampOf act: Act, now: Instant) throws(Refusal) {
        guard act.instant <= now + clockTolerance else {
            throw Refusal("The act is dated \(act.instant), and it is \(now). Check the clock of the device.")
        }
    }

    /// - Throws: ``Refusal``.
    public func check(_ act: Act) throws {
        try checkActor(of: act)
        if let zone = act.zone { try checkZone(zone) }
        if let participant = act.change.trace.participant {
            guard participant.isWellFormed else { throw malformed("participant", participant.rawValue) }
            try checkNotErased(participant, act.change)
        }
        switch act.change {
        case .studyOpened(let study): try check(study)
        case .planFrozen(let plan): try check(plan)
        case .snapshotFrozen(let snapshot): try check(snapshot)
        case .wordingImported(let wording): try check(wording, act)
        case .wentLive(let record): try check(record)
        case .entrySigned(let signature): try check(signature)
        case .accountSet(let account): try check(account, act)
        case .channelSet(let channel): try check(channel, act)
        case .channelProven(let proof): try check(proof, act)
        case .shiftSet(let shift): try check(shift, act)
        case .screened(let record): try check(record, act)
        case .identitySet(let record): try check(record, act)
        case .zoneSet(let move): try check(move)
        case .consentPublished(let text): try check(text)
        case .consentApproved(let approval): try check(approval, act)
        case .consentSigned(let record): try check(record)
        case .consentWithdrawn(let record): try check(record, act)
        case .enrolled(let record): try check(record)
        case .allocationListSealed(let list): try check(list)
        case .allocationAsked(let request): try check(request, act)
        case .allocated: throw Refusal("Nobody chooses an arm. Ask for the next place of the sealed list.")
        case .unblinded(let record): try check(record)
        case .discontinued(let record): try check(record, act)
        case .privacyOrdered(let order): try check(order, act)
        case .erasure(let record): try check(record, act)
        case .appointed(let record): try check(record, act)
        case .visitMissed(let record): try check(record, act)
        case .answerSaved(let save): try check(save, act)
        case .submitted(let submission): try check(submission, act)
        case .correctionAsked(let request): try check(request)
        case .rescored(let record): try check(record, act)
        case .sessionOpened(let record): try check(record, act)
        case .sessionNoted(let event): try check(event, act)
        case .sessionClosed(let record): try check(record, act)
        case .adverseEventReported(let event): try check(event, act)
        case .alertRaised(let alert): try check(alert, act)
        case .alertStepTaken(let step): try check(step, act)
        case .checkInEnded(let end): try check(end, act)
        case .clockJumped: break
        case .journalWritten(let entry): try check(entry, act)
        case .journalShared(let sharing): try check(sharing, act)
        case .practised(let practice): try check(practice, act)
        case .noted(let note): try check(note, act)
        case .preferencesSet(let record): try check(record)
        case .personalPlanWritten(let plan): try check(plan)
        case .wishSaid(let wish): try check(wish)
        case .promptsDrawn(let draw): try check(draw)
        case .promptSent(let step): try check(step)
        case .viewed(let viewing): _ = try requireKnown(viewing.participant)
        }
    }
}

// What many rules ask.
extension Rules {
    func study() throws -> StudyProtocol {
        guard let study = state.study else { throw Refusal("No study has been opened in this store.") }
        return study
    }

    func malformed(_ what: String, _ id: String) -> Refusal {
        Refusal("\"\(id)\" cannot name a \(what): use 1 to 200 visible ASCII characters, no slash and no colon.")
    }

    func check<Entity>(_ id: Identifier<Entity>, _ what: String) throws {
        guard id.isWellFormed else { throw malformed(what, id.rawValue) }
    }

    /// A day that reads back as itself: of the years 1900 to 9999.
    func check(_ day: Day) throws {
        guard Day(day.description) == day else { throw Refusal("The day \(day) is not one of the years 1900 to 9999.") }
    }

    func requireText(_ text: String, _ what: String) throws {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw Refusal("\(what) is empty. Write a sentence.")
        }
    }

    /// Versions have no gaps, and whatever changes a record says why.
    func checkVersion(_ version: Int, after held: Int, of what: String, _ act: Act) throws {
        // Both may be any number: one from a caller, one from a ledger that somebody altered.
        let (next, isTooLarge) = held.addingReportingOverflow(1)
        guard version == next, !isTooLarge else {
            throw Refusal(
                held == 0
                    ? "\(what) has no earlier version; the first version is 1, not \(version)."
                    : "\(what) stands at version \(held), and the next one follows it; \(version) does not. Read it again.")
        }
        if version > 1 { try requireReason(act, "changing \(what)") }
    }

    func requireReason(_ act: Act, _ what: String) throws {
        guard let reason = act.reason, reason.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw Refusal("Give a reason for \(what).")
        }
    }

    func person(_ participant: Participant.ID) -> ParticipantState { state[participant] }

    func requireKnown(_ participant: Participant.ID) throws -> ParticipantState {
        let person = state[participant]
        guard person.isScreened else { throw Refusal("Participant \(participant) is unknown. Record the screening first.") }
        return person
    }

    /// The person and the day of enrolment.
    func requireEnrolled(_ participant: Participant.ID) throws -> (person: ParticipantState, since: Day) {
        let person = try requireKnown(participant)
        guard let enrollment = person.enrollment else { throw Refusal("Participant \(participant) is not enrolled.") }
        return (person, enrollment.day)
    }

    func requireStillIn(_ participant: Participant.ID, on day: Day) throws {
        if let left = state[participant].leftOn, day > left {
            throw Refusal("Participant \(participant) left the study on \(left); nothing dated \(day) is recorded.")
        }
    }

    func requireNotStopped(_ participant: Participant.ID) throws {
        if state[participant].isUnder(.stop) {
            throw Refusal("Participant \(participant) asked that nothing more be collected.")
        }
    }

    /// Identifiers and codes are compared byte by byte.
    func visit(_ code: Visit.Code, of study: StudyProtocol) throws -> Visit {
        guard let visit = study.visits.first(where: { $0.code.utf8.elementsEqual(code.utf8) }) else {
            throw Refusal("The protocol has no visit \(code).")
        }
        return visit
    }
}
