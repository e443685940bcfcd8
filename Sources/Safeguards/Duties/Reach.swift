public import Records
public import StudyDesign

/// Who can be reached, and how surely.
public struct Reach: Sendable {
    let team: TeamState
    let now: Instant

    public init(_ team: TeamState, now: Instant) {
        self.team = team
        self.now = now
    }

    public func isReachable(_ account: Account.ID) -> Bool { team.isReachable(account) }
    public func isSurelyReached(_ account: Account.ID) -> Bool { team.isSurelyReached(account, at: now) }
    public func isProven(_ channel: Channel.ID) -> Bool { team.isProven(channel, at: now) }

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
