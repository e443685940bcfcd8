import StudyDesign

/// Alerts end by a person's act alone; harm is on the record for good.
extension Rules {
    func check(_ event: AdverseEvent, _ act: Act) throws {
        try check(event.id, "adverse event")
        let person = try requireKnown(event.participant)
        try check(event.onset)
        try requireText(event.term, "The name of the adverse event")
        try checkVersion(event.version, after: person.adverseEvents[event.id] ?? 0, of: "The adverse event \(event.id)", act)
        guard event.seriousness.contains(.death) == (event.course == .fatal) else {
            throw Refusal("An adverse event with a fatal course is serious by death, and no other one is.")
        }
    }

    func check(_ alert: AlertRecord, _ act: Act) throws {
        let person = try requireKnown(alert.participant)
        guard alert.hasOwnName else {
            throw Refusal("\"\(alert.id)\" cannot name the alert: it is PARTICIPANT:call-NAME, or CHECK-IN:silence.")
        }
        guard !person.alerts.contains(alert.id) else { throw Refusal("Alert \(alert.id) is already raised.") }
        guard alert.raised <= act.instant, alert.acknowledgeBy == alert.raised + alert.cause.acknowledgeWithin else {
            throw Refusal("The clock of alert \(alert.id) would start late.")
        }
        switch alert.cause {
        case .answer: throw Refusal("An alert of an answer is raised with the answer.")
        case .couldNotAssess(let words), .call(let words): try requireText(words, "What the alert says")
        case .silence(let id):
            guard let checkIn = person.checkIns[id], !checkIn.isEnded else {
                throw Refusal("Nobody waits for the check-in \(id).")
            }
            guard !checkIn.isAlerted else { throw Refusal("The silence of check-in \(id) has already raised an alert.") }
            guard checkIn.due <= act.instant else { throw Refusal("The check-in \(id) is due only at \(checkIn.due).") }
        }
    }

    func check(_ step: AlertStep, _ act: Act) throws {
        guard person(step.participant).alerts.contains(step.alert) else { throw Refusal("Participant \(step.participant) has no alert \(step.alert).") }
        guard let alert = state.alerts.open[step.alert] else { throw Refusal("Alert \(step.alert) is already closed.") }
        switch step.kind {
        case .dispatched(let rung, let to, let channel, _):
            guard rung >= 0 else { throw Refusal("The rungs of the ladder count from 0.") }
            guard try isDue(rung, of: alert, at: act.instant) else {
                throw Refusal("Rung \(rung) of alert \(step.alert) is not due yet, so nobody can have been told.")
            }
            if let to, state.team.members[to] == nil { throw Refusal("There is no account \(to).") }
            if let channel, state.team.channels[channel] == nil { throw Refusal("There is no channel \(channel).") }
        case .seen: return
        case .claimed:
            if let claim = alert.claim {
                throw Refusal("\(claim.by) has taken charge of alert \(step.alert) at \(claim.at). Take it over, with a reason, or leave it.")
            }
        case .takenOver:
            guard let claim = alert.claim else { throw Refusal("Nobody has taken charge of alert \(step.alert) yet. Take charge of it.") }
            guard claim.by != act.actor else { throw Refusal("You are already in charge of alert \(step.alert).") }
            try requireReason(act, "taking over alert \(step.alert)")
        case .acted(let code, let note):
            try requireCharge(of: alert, act)
            try requireText(code, "What was done")
            try requireText(note, "The note on what was done")
        case .closed:
            try requireCharge(of: alert, act)
            guard alert.isActedOn else { throw Refusal("Write down what was done about alert \(step.alert) before it is closed.") }
        }
    }

    /// By the faster of the two ladders: how urgent an alert is, is sealed. A telling that is on
    /// the record before its time would keep a later one from going out.
    private func isDue(_ rung: Int, of alert: OpenAlert, at instant: Instant) throws -> Bool {
        let safeguards = try study().safeguards
        return [safeguards.urgent, safeguards.review].contains { ladder in
            guard let last = ladder.rungs.last else { return true }
            if rung < ladder.rungs.count { return alert.raised + ladder.rungs[rung] <= instant }
            let (minutes, isTooLong) = (rung - ladder.rungs.count + 1).multipliedReportingOverflow(by: ladder.repeatEvery)
            return !isTooLong && alert.raised + last + minutes <= instant
        }
    }

    private func requireCharge(of alert: OpenAlert, _ act: Act) throws {
        guard let claim = alert.claim else { throw Refusal("Take charge of alert \(alert.id) first.") }
        guard claim.by == act.actor else { throw Refusal("\(claim.by) is in charge of alert \(alert.id). Take it over, with a reason.") }
    }

    func check(_ end: CheckInEnd, _ act: Act) throws {
        guard let checkIn = person(end.participant).checkIns[end.checkIn] else {
            throw Refusal("Nobody waits for the check-in \(end.checkIn).")
        }
        guard !checkIn.isEnded else { throw Refusal("The check-in \(end.checkIn) has already ended.") }
        switch end.how {
        case .completed(let words): try requireText(words, "How the participant was")
        case .setAside: try requireReason(act, "setting the check-in aside")
        }
    }
}
