public import Records
public import StudyDesign

/// A time in which nobody on call is surely reached.
public struct RosterGap: Hashable, Sendable {
    public let from: Instant
    /// The first moment after the gap.
    public let until: Instant

    public init(from: Instant, until: Instant) {
        self.from = from
        self.until = until
    }
}

extension TeamState {
    /// Times of the next days in which the shift in force has nobody who can be reached by a
    /// channel that is proven now. While there is any, nobody new should be enrolled.
    ///
    /// - Parameter days: How far to look ahead; 14 by default.
    public func gaps(from now: Instant, days: Int = 14) -> [RosterGap] {
        let end = now + max(0, days) * 1440
        let reach = Reach(self, now: now)
        let edges = shifts.flatMap { [$0.from, $0.until] }.filter { now < $0 && $0 < end }
        let moments = Array(Set([now, end] + edges)).sorted()
        var gaps: [RosterGap] = []
        for (from, until) in zip(moments, moments.dropFirst()) {
            if shift(at: from)?.people.contains(where: reach.isSurelyReached) ?? false { continue }
            if let last = gaps.last, last.until == from {
                gaps[gaps.count - 1] = RosterGap(from: last.from, until: until)
            } else {
                gaps.append(RosterGap(from: from, until: until))
            }
        }
        return gaps
    }
}
