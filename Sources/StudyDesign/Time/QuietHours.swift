/// The hours of the wall clock in which no message is sent, for instance from 21:00 until
/// 08:00. They hold back reminders, never an alert.
public struct QuietHours: Hashable, Sendable {
    /// First quiet minute after midnight.
    public let from: Int
    /// First minute after midnight that is quiet no longer. Before `from`, the hours run over
    /// midnight; equal to it, no hour is quiet.
    public let until: Int

    /// Nil unless both are minutes of a day, 0 to 1439.
    public init?(from: Int, until: Int) {
        guard (0..<1440).contains(from), (0..<1440).contains(until) else { return nil }
        self.from = from
        self.until = until
    }

    public func isQuiet(minutes: Int) -> Bool {
        from <= until ? (from..<until).contains(minutes) : minutes >= from || minutes < until
    }

    /// Whether a message may go now, by the clock where the person is.
    public func allow(_ instant: Instant, in zones: ZoneHistory) -> Bool {
        !isQuiet(minutes: zones.local(instant).minutes)
    }

    /// The first moment from `instant` on at which a message may go.
    public func next(from instant: Instant, in zones: ZoneHistory) -> Instant {
        let now = instant.onCalendar
        if allow(now, in: zones) { return instant }
        // Within two days the clock shows a time that is not quiet, whatever it skips.
        let clock = zones.stretches(from: now.milliseconds, through: now.milliseconds + 2 * WallClock.reach)
        for (index, stretch) in clock.enumerated() {
            let begins = Instant(milliseconds: max(stretch.from, now.milliseconds))
            let local = Instant(milliseconds: begins.milliseconds + stretch.offset)
            let sinceMidnight = local.milliseconds - Instant(local.day).milliseconds
            if !isQuiet(minutes: Int(sinceMidnight / 60_000)) { return begins }
            let wait = (Int64(until) * 60_000 - sinceMidnight + 86_400_000) % 86_400_000
            let end = index + 1 < clock.count ? clock[index + 1].from : .max
            if begins.milliseconds + wait < end { return Instant(milliseconds: begins.milliseconds + wait) }
        }
        return now
    }
}

extension QuietHours: Codable {
    private enum CodingKeys: String, CodingKey {
        case from, until
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let (from, until) = (try container.decode(Int.self, forKey: .from), try container.decode(Int.self, forKey: .until))
        guard let hours = QuietHours(from: from, until: until) else {
            throw DecodingError.dataCorruptedError(
                forKey: .from, in: container,
                debugDescription: "Quiet hours from minute \(from) until minute \(until) are not possible; give minutes of a day, 0 to 1439.")
        }
        self = hours
    }
}
