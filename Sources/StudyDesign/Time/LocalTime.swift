/// What a calendar and a clock on the wall show at a moment, with the distance to UTC at that
/// moment. Kept beside the ``Instant``, it says what the person saw.
public struct LocalTime: Hashable, Sendable, CustomStringConvertible {
    public let day: Day
    /// Whole minutes after the wall clock's midnight, 0 to 1439.
    public let minutes: Int
    /// Seconds by which the wall clock is ahead of UTC.
    public let offset: Int

    public init(day: Day, minutes: Int, offset: Int) {
        self.day = day
        self.minutes = minutes
        self.offset = offset
    }

    /// ISO 8601 to the minute, for instance `2026-03-29 15:05 +02:00`.
    public var description: String {
        let size = abs(offset)
        let seconds = size % 60 == 0 ? "" : ":" + padded(size % 60, to: 2)
        let distance = "\(offset < 0 ? "-" : "+")\(padded(size / 3600, to: 2)):\(padded(size / 60 % 60, to: 2))\(seconds)"
        return "\(day) \(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2)) \(distance)"
    }
}

extension Instant {
    /// 1900-01-01 to 9999-12-31, with room for every zone's distance to UTC.
    var onCalendar: Instant {
        let first = Instant(Day(daysSinceEpoch: Day.calendar.lowerBound)).milliseconds
        let last = Instant(Day(daysSinceEpoch: Day.calendar.upperBound + 1)).milliseconds - 1
        return Instant(milliseconds: min(max(milliseconds, first), last))
    }
}
