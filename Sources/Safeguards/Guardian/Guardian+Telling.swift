import Records
import StudyDesign

extension Guardian {
    /// Sends what is due, and then records what became of it.
    func tell(_ state: RecordState, _ report: inout Report) async throws {
        let now = clock.now()
        let severities = await severities(of: state, &report)
        var tellings = find(state, severities, memory.attempts, now).compactMap { duty in
            if case .tell(let telling) = duty { telling } else { nil }
        }
        tellings += owed(state, but: Set(tellings.map(\.alert)), now)
        guard !tellings.isEmpty else { return }
        let deliveries = await post.deliver(tellings, state.team, await addresses(state, &report).known, now)
        for (telling, delivered) in zip(tellings, deliveries) { remember(telling, delivered, now) }
        report.tellings += tellings.count
        report.accepted += deliveries.joined().count { $0.outcome == .accepted }
        _ = try await record(zip(tellings, deliveries).flatMap { steps(of: $0, $1) }, &report)
    }

    /// Every success is recorded, and the first failure of each channel and rung: further
    /// tries within a rung would only fill the ledger.
    private func steps(of telling: Telling, _ delivered: [Post.Delivery]) -> [Change] {
        var steps: [Change] = []
        func add(_ account: Account.ID?, _ channel: Channel.ID?, _ outcome: AlertStep.Dispatch) {
            let failure = Memory.Failure(alert: telling.alert, rung: telling.rung, channel: channel)
            guard outcome == .accepted || memory.noted.insert(failure).inserted else { return }
            steps.append(
                .alertStepTaken(
                    AlertStep(
                        telling.alert, of: telling.participant,
                        .dispatched(rung: telling.rung, to: account, channel: channel, outcome))))
        }
        if telling.audience.hasGap { add(telling.audience.missing, nil, .nobody) }
        for delivery in delivered { add(delivery.account, delivery.channel, delivery.outcome) }
        return steps
    }

    private func remember(_ telling: Telling, _ delivered: [Post.Delivery], _ now: Instant) {
        memory.attempts[telling.alert] = Attempt(rung: telling.rung, at: now)
        let reached = Set(delivered.filter { $0.outcome == .accepted }.map(\.account))
        let refused = telling.audience.asked.filter { !reached.contains($0) }
        memory.owed[telling.alert] = refused.isEmpty ? nil : Memory.Owed(rung: telling.rung, people: refused)
    }

    /// People to be tried again although the rung reached somebody else.
    private func owed(_ state: RecordState, but told: Set<AlertRecord.ID>, _ now: Instant) -> [Telling] {
        let reach = Reach(state.team, now: now)
        return memory.owed.sorted { $0.key < $1.key }.compactMap { id, owed in
            guard !told.contains(id), let alert = state.alerts.open[id], alert.told[owed.rung]?.isAccepted ?? false,
                let last = Duties.lastTry(of: owed.rung, of: alert, memory.attempts[id]), last + Duties.retryAfter <= now
            else { return nil }
            if case .waits = Charge(of: alert, plan: state.plan, team: state.team, now: now) { return nil }
            let people = owed.people.filter(reach.isReachable)
            return people.isEmpty ? nil : Telling(alert: id, participant: alert.participant, rung: owed.rung, audience: Audience(asked: people))
        }
    }
}
