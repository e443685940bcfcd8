import StudyDesign

/// What a person, or the law, asks about what is kept.
extension Rules {
    func check(_ move: ZoneMove) throws { try checkZone(move.zone) }

    func checkZone(_ zone: String) throws {
        let parts = zone.split(separator: "/", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || "_-+0123456789".utf8.contains($0) } }
        guard isName, zone.utf8.count <= 64 else {
            throw Refusal("\"\(zone)\" is not a time zone such as Europe/Zurich.")
        }
    }

    func check(_ order: PrivacyOrder, _ act: Act) throws {
        let held = person(order.participant).orders[order.act]
        try checkVersion(order.version, after: held?.version ?? 0, of: "The order to \(order.act.rawValue) for \(order.participant)", act)
        try requireText(order.legalBasis, "The legal basis")
    }

    func check(_ record: Erasure, _ act: Act) throws {
        try requireReason(act, "the erasure")
        try requireText(record.legalBasis, "The legal basis")
        let erasures = person(record.participant).erasures
        let running = erasures.last.flatMap { $0.step == .done || $0.step == .calledOff ? nil : $0 }
        guard record.step != .ordered else {
            guard running == nil else { throw Refusal("An erasure of participant \(record.participant) is already under way.") }
            guard record.number == erasures.count + 1 else {
                throw Refusal("This is erasure \(erasures.count + 1) of participant \(record.participant), not \(record.number).")
            }
            guard state.participants[record.participant] != nil else {
                throw Refusal("Participant \(record.participant) is unknown.")
            }
            return
        }
        guard let running, record.number == erasures.count, running.scope == record.scope else {
            throw Refusal("No such erasure of participant \(record.participant) is under way.")
        }
        switch record.step {
        case .ordered: return
        case .approved:
            guard running.step == .ordered else { throw Refusal("The erasure of \(record.participant) is already approved.") }
            guard running.orderedBy != act.actor else { throw Refusal("Whoever orders an erasure cannot approve it. Ask another person.") }
        case .calledOff:
            guard running.step != .begun else { throw Refusal("The erasure of \(record.participant) has begun and cannot be called off.") }
        case .begun:
            guard running.step == .approved, let approved = running.approved else {
                throw Refusal("The erasure of \(record.participant) is not approved yet.")
            }
            let earliest = approved + Erasure.coolingOffMinutes
            guard act.instant >= earliest else {
                throw Refusal("The erasure of \(record.participant) can begin on \(earliest), seven days after its approval.")
            }
            guard !state.alerts.open.values.contains(where: { $0.participant == record.participant }) else {
                throw Refusal("Participant \(record.participant) has an open alert. Look after the person first.")
            }
            let person = person(record.participant)
            guard !person.sessions.values.contains(where: { $0.ended == nil }),
                !person.checkIns.values.contains(where: { !$0.isEnded })
            else {
                throw Refusal("Somebody still waits to hear of participant \(record.participant) after a session. End the session and its check-ins first.")
            }
        case .done:
            guard running.step == .begun else { throw Refusal("The erasure of \(record.participant) has not begun.") }
        }
    }
}
