import Records
import StudyDesign

/// Takes tellings to people, all at the same time: one gateway that hangs keeps no other
/// alert, no other person and no other channel waiting.
struct Post: Sendable {
    let messenger: any Messenger
    let channels: Guardian.ChannelDirectory
    let code: Guardian.Coding

    /// What became of one message.
    struct Delivery: Hashable, Sendable {
        let account: Account.ID
        let channel: Channel.ID
        let outcome: AlertStep.Dispatch
    }

    /// - Returns: The deliveries of each telling, in the order of the tellings.
    func deliver(
        _ tellings: [Telling], _ team: TeamState, _ addresses: [Channel.ID: MailAddress], _ now: Instant
    ) async -> [[Delivery]] {
        await together(tellings) { telling in await deliver(telling, team, addresses, now) }
    }

    /// First those who are asked. For each of them whose gateways all refuse one more person is
    /// tried; when one of these refuses too, all who are left are tried at the same time. So a
    /// telling lasts three times the time limit of a message at most.
    private func deliver(
        _ telling: Telling, _ team: TeamState, _ addresses: [Channel.ID: MailAddress], _ now: Instant
    ) async -> [Delivery] {
        func send(to people: some Collection<Account.ID>) async -> [[Delivery]] {
            await together(Array(people)) { account in
                await together(team.channels(of: account)) { channel in
                    let outcome: AlertStep.Dispatch = if let address = addresses[channel] {
                        await messenger.send(Message(to: address, code: code(telling.alert, telling.rung), written: now))
                    } else {
                        .refused("The address of the channel cannot be read.")
                    }
                    return Delivery(account: account, channel: channel, outcome: outcome)
                }
            }
        }
        func refused(_ deliveries: [[Delivery]]) -> Int { deliveries.count { !$0.contains { $0.outcome == .accepted } } }
        let next = telling.audience.next
        var deliveries = await send(to: telling.audience.asked)
        let wanting = refused(deliveries)
        guard wanting > 0, !next.isEmpty else { return deliveries.flatMap(\.self) }
        let others = await send(to: next.prefix(wanting))
        deliveries += others
        if refused(others) > 0 { deliveries += await send(to: next.dropFirst(wanting)) }
        return deliveries.flatMap(\.self)
    }

    /// Does all at the same time.
    ///
    /// - Returns: What came of each, in the order of the items.
    private func together<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ body: @escaping @Sendable (Item) async -> Result
    ) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            for (place, item) in items.enumerated() { group.addTask { (place, await body(item)) } }
            return await group.reduce(into: [(Int, Result)]()) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
