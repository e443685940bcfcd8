/// A moment in UTC, in whole milliseconds since 1970. Used for what a clock saw
/// (audit, alerts, doses); a study day is a ``Day``.
public struct Instant: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// `day` at `minutes` after midnight UTC.
    public init(_ day: Day, minutes: Int = 0) {
        self.init(milliseconds: (Int64(day.daysSinceEpoch) * 1440 + Int64(minutes)) * 60_000)
    }

    public init(from decoder: any Decoder) throws {
        self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    /// The UTC day on which the moment falls.
    public var day: Day {
        let minutes = milliseconds.flooredDivision(by: 60_000)
        return Day(daysSinceEpoch: Int(minutes.flooredDivision(by: 1440)))
    }

    /// ISO 8601 in UTC to the second, for instance `2026-03-29T13:05:00Z`.
    public var description: String {
        let seconds = milliseconds.flooredDivision(by: 1000)
        let ofDay = Int(seconds &- Int64(day.daysSinceEpoch) &* 86_400)
        let clock = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { padded($0, to: 2) }
        return "\(day)T\(clock.joined(separator: ":"))Z"
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
    /// `minutes` later; a sum beyond what can be told stays at the end of time.
    public static func + (instant: Instant, minutes: Int) -> Instant {
        let (milliseconds, isTooLong) = Int64(minutes).multipliedReportingOverflow(by: 60_000)
        let (sum, isTooLate) = instant.milliseconds.addingReportingOverflow(milliseconds)
        guard !isTooLong, !isTooLate else { return Instant(milliseconds: minutes < 0 ? .min : .max) }
        return Instant(milliseconds: sum)
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
