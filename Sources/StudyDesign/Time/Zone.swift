import Foundation

/// Why a zone cannot be used.
public enum ZoneError: Error, Hashable, CustomStringConvertible {
    case unknown(String)

    public var description: String {
        switch self {
        case .unknown(let name):
            "\"\(name.prefix(64))\" is no time zone of the IANA database; give a name such as Europe/Zurich."
        }
    }
}

/// A time zone by its name in the IANA database, for instance `Europe/Zurich`: where days
/// begin and end. Its rules come with the toolchain's Foundation and do not depend on the
/// machine's own zone.
public struct Zone: Hashable, Sendable {
    public let name: String
    let rules: TimeZone

    /// - Throws: ``ZoneError/unknown(_:)``, also for abbreviations such as `EST`, which mean
    ///   different zones in different countries and know no daylight saving.
    public init(_ name: String) throws(ZoneError) {
        let isName = name == "UTC" || (name.contains("/") && name.utf8.count <= 64 && name.utf8.allSatisfy(Self.isPart))
        guard isName, let rules = TimeZone(identifier: name) else { throw .unknown(name) }
        self.name = name
        self.rules = rules
    }

    /// A letter or digit of ASCII, or one of `_+-/`.
    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"): true
        default: false
        }
    }

    public static func == (left: Zone, right: Zone) -> Bool { left.name == right.name }
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// What calendar and clock show at a moment.
    public func local(_ instant: Instant) -> LocalTime {
        LocalTime(instant.onCalendar, offset: rules.secondsFromGMT(for: instant.date))
    }

    /// The moment at which the clock shows `minutes` after midnight of `day`. A time that
    /// daylight saving skips is later by as much as was skipped; of a time that comes twice
    /// the first counts.
    public func instant(_ day: Day, minutes: Int = 0) -> Instant {
        let local = (Instant(day.onCalendar) + minutes).onCalendar.milliseconds
        return Instant(milliseconds: clock(around: local).instant(showing: local))
    }

    /// The first moment of a day. Not always 00:00: some zones skip midnight, and Samoa once
    /// skipped a whole day, which then begins with the next one.
    public func start(of day: Day) -> Instant {
        let local = Instant(day.onCalendar).milliseconds
        return Instant(milliseconds: clock(around: local).firstInstant(notBefore: local))
    }

    /// The moment after the last one of a day: what is due by the day is overdue from here.
    public func end(of day: Day) -> Instant {
        let local = Instant(day.onCalendar + 1).milliseconds
        return Instant(milliseconds: clock(around: local).endOfInstants(before: local))
    }

    func clock(around local: Int64) -> WallClock {
        WallClock(stretches: stretches(from: local - WallClock.reach, through: local + WallClock.reach))
    }

    /// The stretches that cover `from` to `through`.
    func stretches(from: Int64, through: Int64) -> [WallClock.Stretch] {
        var moment = Date(timeIntervalSince1970: Double(from) / 1000)
        var stretches = [WallClock.Stretch(from: .min, offset: Int64(rules.secondsFromGMT(for: moment)) * 1000)]
        while let change = rules.nextDaylightSavingTimeTransition(after: moment), change > moment {
            let milliseconds = Int64(change.timeIntervalSince1970) * 1000
            guard milliseconds <= through else { break }
            stretches.append(.init(from: milliseconds, offset: Int64(rules.secondsFromGMT(for: change)) * 1000))
            moment = change
        }
        return stretches
    }
}

extension Zone: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            try self.init(try container.decode(String.self))
        } catch let error as ZoneError {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}

extension Instant {
    var date: Date { Date(timeIntervalSince1970: Double(onCalendar.milliseconds) / 1000) }
}

extension LocalTime {
    /// `offset` in seconds.
    init(_ instant: Instant, offset: Int) {
        let shown = Instant(milliseconds: instant.milliseconds + Int64(offset) * 1000)
        let sinceMidnight = shown.milliseconds - Instant(shown.day).milliseconds
        self.init(day: shown.day, minutes: Int(sinceMidnight / 60_000), offset: offset)
    }
}
