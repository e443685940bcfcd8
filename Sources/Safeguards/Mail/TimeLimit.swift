/// A time limit on a clock that nobody can set.
struct TimeLimit: Sendable {
    private let end: ContinuousClock.Instant

    init(seconds: Int) { end = ContinuousClock.now + .seconds(seconds) }

    /// Milliseconds left, for `poll`; 0 when there are none.
    var milliseconds: Int32 {
        let (seconds, attoseconds) = (end - ContinuousClock.now).components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return Int32(clamping: min(seconds, 1_000_000) * 1000 + attoseconds / 1_000_000_000_000_000)
    }

    var isOver: Bool { milliseconds == 0 }
}
