import Records
@testable import Safeguards
import StudyDesign

/// Clinicians: they read their mail, or do not; they take charge, act and close, late or never.
extension Site {
    /// Somebody has a message before them. It does not say what it is about; they find out.
    func react(_ name: String, to alert: AlertRecord.ID) {
        guard let person = team.person(name) else { return }
        after(minutes(1...50)) { site in
            guard site.known.alerts.open[alert] != nil else { return }
            if site.chanceOf(person.diligence) { return await site.takeCharge(alert, by: person) }
            if site.chanceOf(0.5) { _ = await site.step(alert, .seen, by: person) }
        }
    }

    /// A person's step; what it was about is noted before, as it may come through unseen.
    func step(_ alert: AlertRecord.ID, _ kind: AlertStep.Kind, by person: SiteTeam.Person) async -> Reply {
        guard let participant = known.alerts.open[alert]?.participant else { return .refused("closed") }
        if kind == .closed { oracle.mayClose.insert(alert) }
        let reply = await ask(
            .alertStepTaken(AlertStep(alert, of: participant, kind)), by: person.name, as: person.role, because: "on duty")
        if case .refused = reply { return reply }
        oracle.touched[alert] = oracle.now
        return reply
    }

    private func takeCharge(_ alert: AlertRecord.ID, by person: SiteTeam.Person) async {
        guard let open = known.alerts.open[alert] else { return }
        let participant = open.participant
        // Told again of what somebody took charge of: they go on with it, or another one does.
        if let claim = open.claim {
            if claim.by == person.name { return follow(alert, person) }
            guard case .recorded = await step(alert, .takenOver, by: person) else { return }
            oracle.claimed[alert] = person.name
            return follow(alert, person)
        }
        if chanceOf(0.3) { await race(for: alert, of: participant) }
        let reply = await step(alert, .claimed, by: person)
        if reply == .recorded { await tookCharge(alert, person) }
    }

    private func tookCharge(_ alert: AlertRecord.ID, _ person: SiteTeam.Person) async {
        if let other = oracle.claimed[alert], other != person.name, oracle.doubleClaim == nil {
            oracle.doubleClaim = "\(other) and \(person.name) were both told that alert \(alert) is theirs."
        }
        oracle.claimed[alert] = person.name
        follow(alert, person)
    }

    /// Two people take charge at the same moment.
    private func race(for alert: AlertRecord.ID, of participant: Participant.ID) async {
        guard let process else { return }
        let now = process.clock.now()
        let people = team.people.filter { known.team.isClinician(.init($0.name)) }.shuffled(using: &numbers).prefix(2)
        guard let first = people.first, let second = people.last, people.count == 2 else { return }
        let front = process.front
        let acts = [first, second].map { Act(at: now, by: $0.name, as: $0.role, .alertStepTaken(AlertStep(alert, of: participant, .claimed))) }
        tally.acts += 2
        do {
            // In one call, so that a seed gives the same winner each time.
            let replies = try await front.record(acts)
            oracle.touched[alert] = oracle.now
            setTick(in: 2_000)
            for (person, reply) in zip([first, second], replies) {
                if case .recorded = reply { await tookCharge(alert, person) }
            }
        } catch {
            oracle.touched[alert] = oracle.now
            die()
        }
    }

    private func follow(_ alert: AlertRecord.ID, _ person: SiteTeam.Person) {
        guard chanceOf(0.9) else { return }
        after(minutes(5...90)) { site in
            guard case .recorded = await site.step(alert, .acted(code: "call", note: "Spoke."), by: person), site.chanceOf(0.9) else { return }
            site.after(site.minutes(1...120)) { site in _ = await site.step(alert, .closed, by: person) }
        }
    }

    /// Twice a day somebody looks at what is left over.
    func review() async {
        guard let person = team.people.filter({ known.team.isClinician(.init($0.name)) }).randomElement(using: &numbers) else { return }
        for alert in known.alerts.open.values.sorted(by: { $0.id < $1.id }) where alert.raised + 360 <= oracle.now && chanceOf(0.8) {
            let isMine = alert.claim?.by == person.name
            let kind: AlertStep.Kind = alert.claim == nil ? .claimed : .takenOver
            if !isMine {
                guard case .recorded = await step(alert.id, kind, by: person) else { continue }
                oracle.claimed[alert.id] = person.name
            }
            guard case .recorded = await step(alert.id, .acted(code: "visit", note: "Seen."), by: person) else { continue }
            _ = await step(alert.id, .closed, by: person)
        }
    }

    /// Whoever is no person of the team, or is none at all, ends nothing.
    func intrude() async {
        guard let alert = known.alerts.open.values.min(by: { $0.id < $1.id }) else { return }
        for (actor, role) in [(Act.service, Role.service), ("nobody", .therapist), (alert.participant.rawValue, .participant), ("ana", .investigator)] {
            for kind in [AlertStep.Kind.claimed, .closed] {
                let reply = await ask(.alertStepTaken(AlertStep(alert.id, of: alert.participant, kind)), by: actor, as: role)
                if reply == .recorded { oracle.doubleClaim = "\(actor) as \(role) could take charge of alert \(alert.id)." }
            }
        }
    }
}
