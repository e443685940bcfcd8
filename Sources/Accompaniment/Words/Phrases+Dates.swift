public import StudyDesign

/// Days and times as the language writes them. The zone is the caller's: a ``LocalTime`` has already been read
/// off the person's own clock.
extension Phrases {
    /// "Tuesday 3 March".
    public func day(_ day: Day) -> String { self("calendar.day", parts(of: day)) }

    /// "Tuesday 3 March 2026".
    public func dayWithYear(_ day: Day) -> String { self("calendar.dayWithYear", parts(of: day)) }

    /// "3 March 2026".
    public func date(_ day: Day) -> String { self("calendar.date", parts(of: day)) }

    /// "Tuesday".
    public func weekday(_ day: Day) -> String {
        let sinceMonday = ((day.daysSinceEpoch + 3) % 7 + 7) % 7
        return self["calendar.weekday\(sinceMonday + 1)"]
    }

    /// "14:20".
    public func time(_ local: LocalTime) -> String { clock(minutes: local.minutes) }

    /// "14:20" for so many minutes after midnight; a whole day and more begins again at 0:00.
    public func clock(minutes: Int) -> String {
        let inDay = (minutes % 1440 + 1440) % 1440
        let rest = inDay % 60
        return self("calendar.time", ["hour": String(inDay / 60), "minute": rest < 10 ? "0\(rest)" : String(rest)])
    }

    /// "Tuesday 3 March, 14:20".
    public func moment(_ local: LocalTime) -> String {
        self("calendar.moment", ["day": day(local.day), "time": time(local)])
    }

    /// "14:20" on the day of `now`; "tomorrow, 8:00"; otherwise with the day.
    public func moment(_ local: LocalTime, seenFrom now: LocalTime) -> String {
        switch local.day - now.day {
        case 0: time(local)
        case 1: self("calendar.tomorrowAt", ["time": time(local)])
        case -1: self("calendar.yesterdayAt", ["time": time(local)])
        default: moment(local)
        }
    }

    private func parts(of day: Day) -> [String: String] {
        let (year, month, dayOfMonth) = day.civil
        return [
            "weekday": weekday(day), "day": String(dayOfMonth), "month": self["calendar.month\(month)"],
            "year": String(year),
        ]
    }
}
