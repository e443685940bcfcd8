/// A visit's window with real days: a ``VisitWindow`` laid at the day of its anchor.
public struct DayWindow: Hashable, Sendable {
    public let open: Day
    public let target: Day
    /// The last day on which the visit is in its window.
    public let close: Day
    /// The last day of grace: a visit after `close` still counts as this one, and is reported
    /// as late. Equals `close` when the protocol gives no grace.
    public let last: Day

    /// Days beyond the calendar stay at its ends; a window that would close before it opens is
    /// one day long.
    public init(_ window: VisitWindow, anchor: Day) {
        open = anchor.moved(by: window.open)
        target = anchor.moved(by: window.target)
        close = anchor.moved(by: max(window.open, window.close))
        last = close.moved(by: max(0, window.grace))
    }

    /// Where a day lies.
    public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
        case early, inWindow, inGrace, late

        /// Neither in the window nor in its grace.
        public var isOutside: Bool { self == .early || self == .late }
    }

    public func standing(of day: Day) -> Standing {
        if day < open { return .early }
        if day <= close { return .inWindow }
        return day <= last ? .inGrace : .late
    }

    /// Whether a visit on `day` counts as the planned one, grace included.
    public func counts(_ day: Day) -> Bool { !standing(of: day).isOutside }

    /// Days after the target; negative before it.
    public func deviation(of day: Day) -> Int { day.onCalendar - target }
}

extension Day {
    /// The days that can be written: 1900-01-01 to 9999-12-31.
    static let calendar = -25_567...2_932_896

    /// `days` later, and never beyond the calendar.
    func moved(by days: Int) -> Day {
        let (sum, isTooFar) = daysSinceEpoch.addingReportingOverflow(days)
        return Day(daysSinceEpoch: isTooFar ? (days < 0 ? .min : .max) : sum).onCalendar
    }

    /// The nearest day that can be written.
    var onCalendar: Day {
        Day(daysSinceEpoch: min(max(daysSinceEpoch, Self.calendar.lowerBound), Self.calendar.upperBound))
    }
}
