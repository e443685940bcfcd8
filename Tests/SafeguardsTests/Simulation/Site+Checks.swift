import Records
@testable import Safeguards
import StudyDesign

/// The promises, by their names.
extension Site {
    private static let grace: Int64 = 60_000

    private func broken(_ name: String, _ sentence: String) -> Violation {
        Violation(name: name, sentence: "\(sentence) (\(oracle.now), seed \(seed))")
    }

    private func since(_ earlier: Instant) -> Int64 { oracle.now.milliseconds - earlier.milliseconds }

    /// What must have been done by now, before anything else happens.
    func checkBefore() throws {
        guard process != nil, let up = oracle.upSince else { return }
        for alert in known.alerts.open.values { try checkTold(alert, up: up) }
        for (checkIn, due) in oracle.checkIns where !oracle.endedCheckIns.contains(checkIn) {
            guard since(max(due, up)) > Self.grace, !chance.isDiskFull else { continue }
            let isAlerted = known.participants.values.contains { $0.checkIns[checkIn]?.isAlerted ?? false }
            if !isAlerted { throw broken(oracle.isBehind ? "S-23" : "S-22", "The check-in \(checkIn) is overdue and nobody knows.") }
        }
    }

    private func checkTold(_ alert: OpenAlert, up: Instant) throws {
        let isUrgent = oracle.expected[alert.id]?.isUrgent ?? true
        let reach = PlainReach(team: known.team, now: oracle.now)
        var start = [up, oracle.teamChanged, oracle.touched[alert.id] ?? up].max() ?? up
        if let claim = alert.claim, reach.team.members[Account.ID(claim.by)]?.isOpen ?? false, !alert.isActedOn {
            start = max(start, claim.at + 60)
        }
        guard since(start) > Self.grace else { return }
        let limit = Instant(milliseconds: oracle.now.milliseconds - Self.grace)
        guard let rung = PlainLadder.highest(alert.raised, limit, isUrgent: isUrgent) else { return }
        let told = (oracle.told[alert.id] ?? []).filter { $0.rung >= rung }
        if told.contains(where: { $0.isAccepted && $0.wasReachable }) { return }
        if reach.everybody.isEmpty {
            guard oracle.report.undelivered.contains(alert.id) || alert.claim != nil else {
                throw broken("S-11", "Alert \(alert.id) reached nobody and is not counted.")
            }
            return
        }
        if told.contains(where: { since($0.at) <= 3 * Self.grace }) { return }
        let name = oracle.isBehind ? "S-23" : alert.isSeen ? "S-06" : rung == 0 ? "S-03" : "S-05"
        throw broken(name, "Rung \(rung) of alert \(alert.id), raised \(alert.raised), was told to nobody.")
    }

    /// With a full disk nothing can be recorded; people are told all the same.
    func checkToldAll() throws {
        for alert in known.alerts.open.values where alert.claim == nil {
            guard let rung = PlainLadder.highest(alert.raised, oracle.now, isUrgent: oracle.expected[alert.id]?.isUrgent ?? true) else { continue }
            let isTold = (oracle.told[alert.id] ?? []).contains { $0.rung >= rung }
            if !isTold, !PlainReach(team: known.team, now: oracle.now).everybody.isEmpty {
                throw broken("S-25", "The disk is full, and rung \(rung) of alert \(alert.id) was told to nobody.")
            }
        }
    }

    func checkAfter() throws {
        if let sentence = oracle.doubleClaim { throw broken("S-07", sentence) }
        let alerts = known.alerts
        guard alerts.raised == alerts.open.count + alerts.closed else {
            throw broken("S-11", "\(alerts.raised) alerts raised, \(alerts.open.count) open, \(alerts.closed) closed.")
        }
        if process != nil {
            for id in oracle.justAcknowledged where !known.participants.values.contains(where: { $0.alerts.contains(id) }) {
                throw broken("S-01", "An answer was acknowledged before its alert \(id) was on the record.")
            }
        }
        oracle.justAcknowledged = []
        let open = Set(alerts.open.keys)
        if let lost = oracle.wasOpen.subtracting(open).first(where: { !oracle.mayClose.contains($0) }) {
            throw broken("S-06", "Alert \(lost) ended, and no person ended it.")
        }
        if let unknown = open.subtracting(oracle.wasOpen).first(where: { oracle.expected[$0] == nil && !isSilenceDue($0) }) {
            throw broken("S-22", "Alert \(unknown) was raised by nothing.")
        }
        // Its time runs from when it is on the record; a request may have been made again.
        for id in open.subtracting(oracle.wasOpen) { oracle.touched[id] = oracle.now }
        oracle.wasOpen = open
        let rows = disk.count(of: "alert")
        if process != nil, variant != .losesTheNewestCommits, rows != alerts.raised {
            throw broken("S-01", "\(alerts.raised) alerts are in the ledger and \(rows) in their table.")
        }
    }

    private func isSilenceDue(_ id: AlertRecord.ID) -> Bool {
        oracle.possibleCheckIns.contains { "\($0.key):silence" == id.rawValue && $0.value <= oracle.now }
    }

    /// Everything acknowledged is on the record, also of a program that was killed.
    func checkReopened() throws {
        let raised = Set(known.participants.values.flatMap(\.alerts))
        if let lost = oracle.expected.first(where: { $0.value.isCertain && !raised.contains($0.key) }) {
            throw broken("S-01", "An answer was acknowledged, and its alert \(lost.key) is not on the record.")
        }
        for alert in known.alerts.open.values {
            for (rung, telling) in alert.told where telling.isAccepted {
                guard (oracle.told[alert.id] ?? []).contains(where: { $0.rung == rung && $0.isAccepted }) else {
                    throw broken("S-04", "Rung \(rung) of alert \(alert.id) is recorded as told and was never sent.")
                }
            }
        }
        for (checkIn, due) in oracle.checkIns {
            guard known.participants.values.contains(where: { $0.checkIns[checkIn]?.due == due }) else {
                throw broken("S-22", "The check-in \(checkIn) is lost.")
            }
        }
    }

    /// Takes note of what went out, and of people who come to see it.
    func take(_ sent: [Gateway.Sent]) throws {
        var groups: [AlertRecord.ID: [(rung: Int, account: String)]] = [:]
        let reach = PlainReach(team: known.team, now: oracle.now)
        for message in sent {
            tally.messages += 1
            let text = message.lines.filter { !$0.hasPrefix("To: ") }.joined(separator: "\n")
            if let word = ["contract", "person", "alert", "call-", "session", ":form"].first(where: text.contains) {
                throw broken("S-13", "A message says \"\(word)\".")
            }
            guard let (alert, rung) = codes.rung(of: message.code) else { throw broken("S-13", "A message has a code that nobody made.") }
            guard reach.isReachable(message.account) else {
                throw broken("S-09", "\(message.account) was told of alert \(alert), with a closed account or channel.")
            }
            let isFirst = !(oracle.told[alert] ?? []).contains { $0.rung == rung }
            if isFirst { groups[alert, default: []].append((rung, message.account)) }
            if message.isAccepted, !oracle.sentInThisLife.insert("\(message.lines[1]) \(message.code)").inserted {
                throw broken("S-04", "Rung \(rung) of alert \(alert) went twice to the same person, and nothing had failed.")
            }
            if message.isDelivered { react(message.account, to: alert) }
        }
        for message in sent {
            guard let (alert, rung) = codes.rung(of: message.code) else { continue }
            oracle.told[alert, default: []].append(
                Oracle.Told(
                    rung: rung, at: oracle.now, account: message.account, isAccepted: message.isAccepted, wasReachable: true))
        }
        guard process != nil else { return }
        for (alert, people) in groups { try checkAudience(alert, people, reach) }
    }

    /// A rung asks those it is meant for; when none of them is surely reached, everybody.
    private func checkAudience(_ id: AlertRecord.ID, _ people: [(rung: Int, account: String)], _ reach: PlainReach) throws {
        guard let alert = known.alerts.open[id], let rung = people.first?.rung else { return }
        var meant = reach.meant(rung)
        if let claim = alert.claim, alert.isActedOn, reach.team.members[Account.ID(claim.by)]?.isOpen ?? false { meant = [claim.by] }
        let asked = Set(people.map(\.account))
        let wanted = meant.contains(where: reach.isSure) ? meant.filter(reach.isReachable) : reach.everybody
        guard wanted.isSubset(of: asked) else {
            throw broken(meant.contains(where: reach.isReachable) ? "S-09" : "S-08", "Rung \(rung) of alert \(id) asked \(asked.sorted()) and not \(wanted.sorted()).")
        }
    }
}
