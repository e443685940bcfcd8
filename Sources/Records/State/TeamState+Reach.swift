public import StudyDesign

/// Who of the team is reached by a message, and when somebody on call is.
extension TeamState {
    /// Minutes for which a person's answer to a test message proves a channel.
    public static let proofHolds = 7 * 1440

    public func isProven(_ channel: Channel.ID, at instant: Instant) -> Bool {
        channels[channel]?.proven.map { instant < $0 + Self.proofHolds } ?? false
    }

    /// Whether any open channel leads to an open account of a clinician.
    public func isReachable(_ account: Account.ID) -> Bool {
        isClinician(account) && !channels(of: account).isEmpty
    }

    /// Whether the person has answered a test message through such a channel within the week.
    public func isSurelyReached(_ account: Account.ID, at instant: Instant) -> Bool {
        isClinician(account) && channels(of: account).contains { isProven($0, at: instant) }
    }

    /// The times between two moments in which somebody on call is surely reached, each as long
    /// as it can be. What is not proven by then does not count, though it may be proven again.
    public func attended(from start: Instant, until end: Instant) -> [(from: Instant, until: Instant)] {
        let proofs = channels.values.compactMap { $0.proven.map { $0 + Self.proofHolds } }
        let edges = (shifts.flatMap { [$0.from, $0.until] } + proofs).filter { start < $0 && $0 < end }
        let moments = start < end ? Array(Set([start, end] + edges)).sorted() : []
        var times: [(from: Instant, until: Instant)] = []
        for (from, until) in zip(moments, moments.dropFirst()) {
            guard shift(at: from)?.people.contains(where: { isSurelyReached($0, at: from) }) ?? false else { continue }
            if let last = times.last, last.until == from {
                times[times.count - 1].until = until
            } else {
                times.append((from, until))
            }
        }
        return times
    }
}
