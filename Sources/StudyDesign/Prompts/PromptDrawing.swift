/// One moment at which a plan asks a person.
public struct PromptMoment: Hashable, Sendable {
    /// Of the window, counted from 1.
    public let number: Int
    public let at: Instant
    public let expires: Instant

    public init(number: Int, at: Instant, expires: Instant) {
        self.number = number
        self.at = at
        self.expires = expires
    }
}

extension PromptPlan {
    /// Draws the moments of one day: one a window, at a minute at which the person's own wall
    /// clock shows a time within it, and none closer to another than the spacing. The same
    /// numbers give the same moments.
    ///
    /// A window gets none when the day has no minute left for it: the clock skips it, a journey
    /// does, or a spacing that only fits on ordinary days. No other window pays for that.
    ///
    /// - Parameters:
    ///   - previous: The plan's prompt before these, of the day before; it keeps its distance too.
    ///   - numbers: Chance; a `fixed` plan takes none.
    public func moments(
        on day: Day, in zones: ZoneHistory, after previous: Instant? = nil, using numbers: inout some RandomNumberGenerator
    ) -> [PromptMoment] {
        let distance = Int64(max(0, spacing)) * 60_000
        var earliest = previous.map { $0.milliseconds + distance } ?? .min
        var placed: [(number: Int, minutes: WindowMinutes, first: Int64)] = []
        for (index, window) in windows.enumerated() {
            let minutes = WindowMinutes(of: window, on: day, in: zones)
            guard let first = minutes.first(notBefore: earliest) else { continue }
            placed.append((index + 1, minutes, first))
            earliest = first + distance
        }
        return placed.isEmpty ? [] : spread(placed, distance, &numbers)
    }

    /// From the end of the day back: how late each may be so that those after it still find a
    /// place. Then from its beginning on: each anywhere between its neighbour and that.
    private func spread(
        _ placed: [(number: Int, minutes: WindowMinutes, first: Int64)], _ distance: Int64, _ numbers: inout some RandomNumberGenerator
    ) -> [PromptMoment] {
        var latest: [Int64] = []
        var limit = Int64.max
        for place in placed.reversed() {
            let last = place.minutes.last(notAfter: limit) ?? place.first
            latest.append(last)
            limit = last - distance
        }
        latest.reverse()
        var moments: [PromptMoment] = []
        var earliest = Int64.min
        for (place, last) in zip(placed, latest) {
            let chosen = draw == .fixed ? place.first : place.minutes.any(from: max(place.first, earliest), through: last, &numbers)
            earliest = chosen + distance
            let at = Instant(milliseconds: chosen)
            moments.append(PromptMoment(number: place.number, at: at, expires: at + expiresAfter))
        }
        return moments
    }

    /// Whether the plan asks on a day, by what was known at its end.
    public func isAsked(on day: Day, by facts: ScheduleFacts, in schedule: Schedule) -> Bool {
        guard let anchor = schedule.day(of: days.anchor, by: facts.known(on: day)).day else { return false }
        return DayWindow(days, anchor: anchor).counts(day)
    }
}
