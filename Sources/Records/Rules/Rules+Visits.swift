import StudyDesign

/// Visits, and sessions with the medicine.
extension Rules {
    func check(_ record: Appointment, _ act: Act) throws {
        _ = try visit(record.visit, of: study())
        try check(record.day)
        let person = try requireKnown(record.participant)
        try checkVersion(
            record.version, after: person.appointments[record.visit]?.version ?? 0,
            of: "The appointment of \(record.participant) for \(record.visit)", act)
    }

    func check(_ record: MissedVisit, _ act: Act) throws {
        let study = try study()
        let (person, _) = try requireEnrolled(record.participant)
        _ = try visit(record.visit, of: study)
        try requireText(record.reason, "The reason why the visit was missed")
        let held = person.missed[record.visit]
        if record.version == 1, held != nil {
            throw Refusal("Visit \(record.visit) of participant \(record.participant) is already recorded as missed.")
        }
        if record.version == 1, record.isRevoked { throw Refusal("Visit \(record.visit) of participant \(record.participant) is not recorded as missed.") }
        try checkVersion(record.version, after: held?.version ?? 0, of: "The missed visit \(record.visit) of \(record.participant)", act)
        if !record.isRevoked, person.responses.values.contains(where: { $0.visit == record.visit }) {
            throw Refusal("Visit \(record.visit) of participant \(record.participant) has answers, so it was not missed.")
        }
    }

    func check(_ record: SessionOpening, _ act: Act) throws {
        let study = try study()
        let (person, enrolled) = try requireEnrolled(record.participant)
        try check(record.day)
        guard study.sessions.contains(where: { $0.number == record.number }) else {
            throw Refusal("The protocol has no session \(record.number).")
        }
        if record.version == 1, person.sessions[record.number] != nil {
            throw Refusal("Session \(record.number) of participant \(record.participant) is already recorded.")
        }
        try checkVersion(
            record.version, after: person.sessions[record.number]?.opening.version ?? 0,
            of: "Session \(record.number) of \(record.participant)", act)
        if study.arms.count > 1, person.place == nil {
            throw Refusal("Participant \(record.participant) has no allocation, so no session can be held.")
        }
        if let open = person.sessions.first(where: { $0.key != record.number && $0.value.ended == nil }) {
            throw Refusal("Session \(open.key) of participant \(record.participant) is still open. Close it first.")
        }
        if record.day < enrolled {
            throw Refusal("Session \(record.number) is dated \(record.day), before the enrolment on \(enrolled).")
        }
        guard record.began <= act.instant + Self.clockTolerance else { throw Refusal("A session cannot have begun in the future.") }
        guard abs(record.began.day - record.day) <= 1 else {
            throw Refusal("The session's day \(record.day) is not the day on which it began (\(record.began)).")
        }
        try requireStillIn(record.participant, on: record.day)
        try requireNotStopped(record.participant)
        try requireConsent(of: record.participant, on: record.day)
        try checkPeople(of: record)
    }

    private func checkPeople(of record: SessionOpening) throws {
        guard record.monitors.count == 2, Set(record.monitors).count == 2 else {
            throw Refusal("Two different people are with the participant throughout a session.")
        }
        for monitor in record.monitors where !isTherapist(monitor) {
            throw Refusal("\(monitor) cannot be with the participant: an open account of a therapist or investigator is needed.")
        }
        guard state.team.holds(record.physician.rawValue, .investigator) else {
            throw Refusal("\(record.physician) cannot be the physician: an open account of an investigator is needed.")
        }
        guard Set(record.identifiersCompared).count >= 2 else {
            throw Refusal("Two identifiers of the participant are typed again when a session opens.")
        }
    }

    private func isTherapist(_ account: Account.ID) -> Bool {
        state.team.holds(account.rawValue, .therapist) || state.team.holds(account.rawValue, .investigator)
    }

    func check(_ event: SessionEvent, _ act: Act) throws {
        try check(event.id, "session event")
        guard let session = person(event.participant).sessions[event.session] else {
            throw Refusal("Session \(event.session) of participant \(event.participant) is not open.")
        }
        try checkVersion(event.version, after: session.events[event.id] ?? 0, of: "The event \(event.id)", act)
        if session.ended != nil, !event.isLateTranscription, event.version == 1 {
            throw Refusal("Session \(event.session) of participant \(event.participant) is closed. Mark what is entered afterwards as late.")
        }
        guard event.at <= act.instant + Self.clockTolerance else { throw Refusal("An event cannot have happened in the future.") }
        switch event.kind {
        case .dose(let by, let checked), .supplementalDose(let by, let checked):
            guard event.at >= session.opening.began else { throw Refusal("A dose cannot have been given before the session began.") }
            guard by != checked else { throw Refusal("Two people check a dose: the one who gives it cannot be the one who checks.") }
            for account in [by, checked] where !(state.team.members[account]?.isOpen ?? false) {
                throw Refusal("There is no open account \(account).")
            }
        case .vitals(let systolic, let diastolic, let pulse, let temperature):
            guard (30...320).contains(systolic), (10...220).contains(diastolic), diastolic <= systolic, (10...350).contains(pulse),
                temperature.map({ (25.0...45.0).contains($0) }) ?? true
            else { throw Refusal("The vital signs \(systolic)/\(diastolic), pulse \(pulse) cannot be. Measure again, or correct the entry.") }
        case .monitorArrived(let account), .monitorLeft(let account):
            guard isTherapist(account) else { throw Refusal("\(account) is not a therapist or investigator with an open account.") }
        case .rescueMedicine(let words), .observation(let words): try requireText(words, "What was seen or given")
        }
    }

    func check(_ record: SessionClosing, _ act: Act) throws {
        guard let session = person(record.participant).sessions[record.number] else {
            throw Refusal("Session \(record.number) of participant \(record.participant) is not open.")
        }
        guard session.ended == nil else {
            throw Refusal("Session \(record.number) of participant \(record.participant) is already closed.")
        }
        guard record.ended >= session.opening.began else { throw Refusal("A session cannot end before it began.") }
        guard record.ended <= act.instant + Self.clockTolerance else { throw Refusal("A session cannot have ended in the future.") }
        let missing = SessionClosing.leastChecklist.filter { !record.checklist.contains($0) }
        guard missing.isEmpty else { throw Refusal("The discharge list is not complete: \(missing.joined(separator: ", ")).") }
        guard Set(record.signedBy).count >= 2, record.signedBy.allSatisfy(isTherapist), record.signedBy.contains(Account.ID(act.actor))
        else {
            throw Refusal("Two therapists or investigators, whoever closes the session among them, sign that the participant can leave.")
        }
        try requireText(record.escort, "Who takes the participant home")
    }
}
