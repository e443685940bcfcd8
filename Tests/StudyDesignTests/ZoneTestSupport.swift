import Foundation
import StudyDesign

/// Minute after minute of a wall clock, read off by asking for each minute's offset: slow, and
/// without any idea of what a transition is.
struct MinuteScan {
    /// Milliseconds of the first minute.
    let first: Int64
    /// What the wall shows, in minutes as if they were UTC.
    let shown: [Int]
    /// Minute on the wall, from `least` on → the first minute that shows it.
    private var places: [Int]
    private let least: Int

    init(from first: Int64, minutes: Int, offset: (Int64) -> Int) {
        self.first = first
        shown = (0..<minutes).map { minute in
            let moment = first + Int64(minute) * 60_000
            return Int((moment + Int64(offset(moment)) * 1000) / 60_000)
        }
        (least, places) = (shown.min() ?? 0, [])
        places = [Int](repeating: -1, count: (shown.max() ?? 0) - least + 1)
        for (place, local) in shown.enumerated() where places[local - least] < 0 { places[local - least] = place }
    }

    private func moment(_ place: Int) -> Instant { Instant(milliseconds: first + Int64(place) * 60_000) }

    /// The first minute that shows `local`; when it is skipped, the minutes that passed since
    /// the jump over it began are added to where it began.
    func instant(showing local: Int) -> Instant? {
        guard places.indices.contains(local - least) else { return nil }
        if places[local - least] >= 0 { return moment(places[local - least]) }
        guard let place = shown.indices.dropFirst().first(where: { shown[$0] > local && shown[$0 - 1] < local }) else { return nil }
        return moment(place - 1) + (local - shown[place - 1])
    }

    func start(of day: Day) -> Instant? { shown.firstIndex { $0 >= day.daysSinceEpoch * 1440 }.map(moment) }
    func end(of day: Day) -> Instant? { shown.lastIndex { $0 < (day.daysSinceEpoch + 1) * 1440 }.map { moment($0 + 1) } }
}

enum Zones {
    /// Forty zones: every kind of daylight saving in force between 2024 and 2040, and none.
    static let forty = [
        "Africa/Cairo", "Africa/Casablanca", "Africa/El_Aaiun", "Africa/Johannesburg", "America/Anchorage", "America/Argentina/Buenos_Aires",
        "America/Asuncion", "America/Bogota", "America/Chicago", "America/Denver", "America/Halifax", "America/Havana", "America/Los_Angeles",
        "America/Mexico_City", "America/New_York", "America/Nuuk", "America/Phoenix", "America/Santiago", "America/Sao_Paulo",
        "America/Scoresbysund", "America/St_Johns", "Antarctica/Troll", "Asia/Almaty", "Asia/Beirut", "Asia/Gaza", "Asia/Jerusalem",
        "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tokyo", "Atlantic/Azores", "Australia/Adelaide", "Australia/Lord_Howe", "Australia/Sydney",
        "Europe/Berlin", "Europe/Dublin", "Europe/London", "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Easter",
    ]

    /// Nights of the past with a shape that no rule in force has: midnight skipped, midnight
    /// twice, a whole day skipped, a day of the past twice, half an hour, two changes of one month.
    static let strange = [
        ("America/Sao_Paulo", "2018-11-04"), ("America/Sao_Paulo", "2018-02-18"), ("Pacific/Apia", "2011-12-30"), ("Pacific/Fakaofo", "2011-12-30"),
        ("Pacific/Kwajalein", "1993-08-21"), ("America/St_Johns", "2006-10-29"), ("America/St_Johns", "2006-04-02"), ("America/Toronto", "1972-10-29"),
        ("Asia/Pyongyang", "2015-08-15"), ("Asia/Pyongyang", "2018-05-05"), ("America/Caracas", "2007-12-09"), ("Africa/Cairo", "2014-05-15"),
        ("Africa/Cairo", "2014-06-26"), ("Asia/Tehran", "2021-03-22"), ("Antarctica/Casey", "2018-03-11"), ("Europe/Istanbul", "2016-09-07"),
    ]

    static func offset(_ rules: TimeZone) -> (Int64) -> Int {
        { rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0) / 1000)) }
    }

    /// Days around which the offset changes between 2024 and 2040, found hour by hour.
    static func changes(_ rules: TimeZone) -> [Day] {
        let (first, last) = (Instant(Day(daysSinceEpoch: 19_723)).milliseconds, Instant(Day(daysSinceEpoch: 25_933)).milliseconds)
        let offset = offset(rules)
        var days: [Day] = []
        var before = offset(first)
        for moment in stride(from: first, to: last, by: 3_600_000) {
            let now = offset(moment)
            if now != before { days.append(Instant(milliseconds: moment).day) }
            before = now
        }
        return days
    }
}
