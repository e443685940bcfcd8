/// Where one person's wall clock hung: a home zone, and every move with the moment from which
/// it counts. Days, quiet hours and deadlines follow the zone in force at that moment.
public struct ZoneHistory: Hashable, Sendable {
    public struct Move: Hashable, Sendable {
        public let from: Instant
        public let zone: Zone

        public init(from: Instant, zone: Zone) {
            self.from = from
            self.zone = zone
        }
    }

    public let home: Zone
    /// In the order of time; of two at one moment only the one told later.
    public let moves: [Move]

    public init(home: Zone, moves: [Move] = []) {
        self.home = home
        var kept: [Move] = []
        for move in moves.enumerated().sorted(by: { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }).map(\.element) {
            if kept.last?.from == move.from { kept.removeLast() }
            kept.append(move)
        }
        self.moves = kept
    }

    /// The zone in force at a moment.
    public func zone(at instant: Instant) -> Zone {
        moves.last { $0.from <= instant }?.zone ?? home
    }

    public func local(_ instant: Instant) -> LocalTime { zone(at: instant).local(instant) }

    /// As ``Zone/instant(_:minutes:)``; a journey skips and repeats times as daylight saving does.
    public func instant(_ day: Day, minutes: Int = 0) -> Instant {
        let local = (Instant(day.onCalendar) + minutes).onCalendar.milliseconds
        return Instant(milliseconds: clock(around: local).instant(showing: local))
    }

    /// The first moment at which the person's calendar shows `day` or a later one.
    public func start(of day: Day) -> Instant {
        let local = Instant(day.onCalendar).milliseconds
        return Instant(milliseconds: clock(around: local).firstInstant(notBefore: local))
    }

    /// The moment after the last one at which the person's calendar shows `day` or an earlier
    /// one. Whoever flies west across midnight has that day twice, and the whole of it counts.
    public func end(of day: Day) -> Instant {
        let local = Instant(day.onCalendar + 1).milliseconds
        return Instant(milliseconds: clock(around: local).endOfInstants(before: local))
    }

    func clock(around local: Int64) -> WallClock {
        WallClock(stretches: stretches(from: local - WallClock.reach, through: local + WallClock.reach))
    }

    /// The stretches that cover `from` to `through`.
    func stretches(from: Int64, through: Int64) -> [WallClock.Stretch] {
        var zone = zone(at: Instant(milliseconds: from))
        var begins = from
        var stretches: [WallClock.Stretch] = []
        func add(until end: Int64) {
            let parts = zone.stretches(from: begins, through: min(end, through))
            for (index, part) in parts.enumerated() where part.from < end {
                stretches.append(index > 0 ? part : .init(from: stretches.isEmpty ? .min : begins, offset: part.offset))
            }
        }
        for move in moves where move.from.milliseconds > from && move.from.milliseconds <= through {
            add(until: move.from.milliseconds)
            (zone, begins) = (move.zone, move.from.milliseconds)
        }
        add(until: .max)
        return stretches
    }
}

extension DayWindow {
    /// The moment at which the window opens for the person.
    public func opens(in zones: ZoneHistory) -> Instant { zones.start(of: open) }
    /// The moment from which the visit is late: the end of the closing day where the person is.
    public func closes(in zones: ZoneHistory) -> Instant { zones.end(of: close) }
    /// The moment from which the visit no longer counts: the end of the last day of grace.
    public func ends(in zones: ZoneHistory) -> Instant { zones.end(of: last) }
}
