/// The moments, a minute apart, at which a person's wall clock shows a time of one window on
/// one day: fewer than its length where the clock jumps ahead, more where it is set back or
/// the person travels west and has the hours twice.
struct WindowMinutes: Hashable, Sendable {
    /// Moments without a hole: the first one, in milliseconds of UTC, and how many.
    fileprivate struct Span: Hashable, Sendable {
        let first: Int64
        let count: Int64

        var last: Int64 { first + (count - 1) * 60_000 }
    }

    private let spans: [Span]

    init(of window: PromptPlan.Window, on day: Day, in zones: ZoneHistory) {
        let midnight = Instant(day.onCalendar).milliseconds
        let opens = midnight + Int64(window.from) * 60_000
        let closes = midnight + Int64(window.until) * 60_000
        spans = zones.clock(around: midnight).pieces.compactMap { piece in
            // As the wall shows it.
            let begins = piece.from == .min ? opens : max(opens, piece.from + piece.offset)
            let ends = piece.until == .max ? closes : min(closes, piece.until + piece.offset)
            let from = opens + Self.minutes(begins - opens) * 60_000
            let count = Self.minutes(ends - from)
            return count > 0 ? Span(first: from - piece.offset, count: count) : nil
        }
    }

    /// The first one at or after a moment.
    func first(notBefore moment: Int64) -> Int64? {
        spans.lazy.compactMap { $0.first(notBefore: moment) }.first
    }

    /// The last one at or before a moment.
    func last(notAfter moment: Int64) -> Int64? {
        spans.reversed().lazy.compactMap { $0.last(notAfter: moment) }.first
    }

    /// Any one of those between two that are among them, each as likely as the other.
    func any(from: Int64, through: Int64, _ numbers: inout some RandomNumberGenerator) -> Int64 {
        let parts = spans.compactMap { span -> Span? in
            guard let first = span.first(notBefore: from), let last = span.last(notAfter: through), first <= last else { return nil }
            return Span(first: first, count: (last - first) / 60_000 + 1)
        }
        let count = parts.reduce(0) { $0 + $1.count }
        guard count > 0 else { return through }
        var index = Int64.random(in: 0..<count, using: &numbers)
        for part in parts {
            if index < part.count { return part.first + index * 60_000 }
            index -= part.count
        }
        return through
    }

    /// Whole minutes, the last one begun.
    private static func minutes(_ milliseconds: Int64) -> Int64 { milliseconds <= 0 ? 0 : (milliseconds + 59_999) / 60_000 }
}

extension WindowMinutes.Span {
    fileprivate func first(notBefore moment: Int64) -> Int64? {
        if moment <= first { return first }
        guard moment <= last else { return nil }
        return first + (moment - first + 59_999) / 60_000 * 60_000
    }

    fileprivate func last(notAfter moment: Int64) -> Int64? {
        if moment >= last { return last }
        guard moment >= first else { return nil }
        return first + (moment - first) / 60_000 * 60_000
    }
}

extension WallClock {
    /// The stretches with their ends.
    fileprivate var pieces: [(from: Int64, until: Int64, offset: Int64)] {
        stretches.indices.map { index in
            (stretches[index].from, index + 1 < stretches.count ? stretches[index + 1].from : .max, stretches[index].offset)
        }
    }
}
