public import Records
public import StudyDesign

/// Who can be reached, and how surely.
public struct Reach: Sendable {
    let team: TeamState
    let now: Instant

    /// Minutes for which a person's answer to a test message proves a channel.
    public static let proofHolds = 7 * 1440

    public init(_ team: TeamState, now: Instant) {
        self.team = team
        self.now = now
    }

    /// Whether any open channel leads to an open account of a clinician.
    public func isReachable(_ account: Account.ID) -> Bool {
        team.isClinician(account) && !team.channels(of: account).isEmpty
    }

    /// Whether the person has answered a test message through such a channel within the week.
    public func isSurelyReached(_ account: Account.ID) -> Bool {
        team.isClinician(account) && team.channels(of: account).contains(where: isProven)
    }

    public func isProven(_ channel: Channel.ID) -> Bool {
        team.channels[channel]?.proven.map { now < $0 + Self.proofHolds } ?? false
    }

    /// Everybody who can be reached, those on call first.
    public var everybody: [Account.ID] {
        let onCall = team.shift(at: now)?.people ?? []
        let others = investigators + team.clinicians
        return (onCall + others).filter(isReachable).withoutRepeats
    }

    var investigators: [Account.ID] { team.clinicians.filter { team.holds($0.rawValue, .investigator) } }
}

extension Sequence where Element: Hashable {
    /// Each once, at its first place.
    var withoutRepeats: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
