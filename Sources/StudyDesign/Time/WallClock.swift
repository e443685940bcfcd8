/// A wall clock over some days: stretches of one offset to UTC each, in order and without
/// holes; the first has no beginning and the last no end. Daylight saving, a government's new
/// zone and a person's journey all look the same from here.
struct WallClock: Hashable, Sendable {
    struct Stretch: Hashable, Sendable {
        /// First millisecond, UTC.
        let from: Int64
        /// Milliseconds by which the wall clock is ahead of UTC.
        let offset: Int64
    }

    let stretches: [Stretch]

    /// How far around a local time stretches must be known: more than any offset to UTC.
    static let reach: Int64 = 36 * 3_600_000

    private func end(of index: Int) -> Int64 {
        index + 1 < stretches.count ? stretches[index + 1].from : .max
    }

    /// The first moment at which the wall shows `local` (milliseconds as if it were UTC). A time
    /// that occurs twice is its first occurrence; a time that is skipped is later by as much as
    /// was skipped.
    func instant(showing local: Int64) -> Int64 {
        for (index, stretch) in stretches.enumerated() {
            let moment = local - stretch.offset
            if moment >= stretch.from, moment < end(of: index) { return moment }
        }
        // Skipped: by the offset that was in force before.
        for (before, after) in zip(stretches, stretches.dropFirst()) where local - after.offset < after.from {
            return local - before.offset
        }
        return local
    }

    /// The first moment at which the wall shows `local` or later.
    func firstInstant(notBefore local: Int64) -> Int64 {
        for (index, stretch) in stretches.enumerated() {
            let moment = max(stretch.from, local - stretch.offset)
            if moment < end(of: index) { return moment }
        }
        return local
    }

    /// The moment after the last one at which the wall shows something before `local`.
    func endOfInstants(before local: Int64) -> Int64 {
        for (index, stretch) in stretches.enumerated().reversed() {
            let moment = min(end(of: index), local - stretch.offset)
            if moment > stretch.from { return moment }
        }
        return local
    }
}
