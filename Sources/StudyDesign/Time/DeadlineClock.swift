/// The clock by which deadlines are judged, in one process. Fed with readings of the machine's
/// clock, it never runs backwards, never runs slower than time itself, and says when the
/// machine's clock was set.
///
/// The time used is the greatest ever seen, the newest in the ledger included; while the
/// machine's clock lies behind that, the time used goes on by the monotonic clock. A clock that
/// is set back so postpones no deadline, not even one that was still to come.
///
/// A value: keep one in whoever owns the deadlines.
public struct DeadlineClock: Hashable, Sendable {
    /// A machine's clock that left the monotonic one by more than the tolerance. What is due by
    /// the time used is done all the same; a person should look at the machine.
    public struct Jump: Hashable, Sendable {
        /// Milliseconds forward, or back when negative.
        public let milliseconds: Int64
    }

    /// Ten minutes.
    public static let tolerance: Int64 = 600_000

    /// The time by which deadlines are judged.
    public private(set) var now: Instant
    private var previous: Reading?
    /// Where the two clocks were last believed to agree.
    private var reference: Reading?

    fileprivate struct Reading: Hashable, Sendable {
        let wall: Int64
        let elapsed: Int64
    }

    /// - Parameter newest: The newest moment in the ledger; nil for an empty one.
    public init(newest: Instant? = nil) { now = newest ?? Instant(milliseconds: .min) }

    /// Takes a reading.
    ///
    /// - Parameters:
    ///   - wall: The machine's clock.
    ///   - elapsed: Milliseconds of a clock that nobody can set (`ContinuousClock`, which also
    ///     counts while the machine sleeps), from any beginning that stays the same.
    /// - Returns: The jump, once for each; nil when the clocks agree. Small steps and a clock
    ///   that runs fast or slow are reported when they add up to more than the tolerance.
    public mutating func read(wall: Instant, elapsed: Int64) -> Jump? {
        let reading = Reading(wall: wall.milliseconds, elapsed: elapsed)
        guard let previous, let reference else { return start(with: reading) }
        let passed = max(0, elapsed.less(previous.elapsed))
        now = max(wall, Instant(milliseconds: now.milliseconds.plus(passed)))
        self.previous = reading
        for drift in [reading.drift(from: previous), reading.drift(from: reference)] where Self.isJump(drift) {
            self.reference = reading
            return Jump(milliseconds: drift)
        }
        return nil
    }

    /// The first reading has only the ledger to be held against: a clock far behind it was set
    /// back while nobody watched; one far ahead may have slept.
    private mutating func start(with reading: Reading) -> Jump? {
        (previous, reference) = (reading, reading)
        let behind = now.milliseconds == .min ? 0 : min(0, reading.wall.less(now.milliseconds))
        now = max(now, Instant(milliseconds: reading.wall))
        return Self.isJump(behind) ? Jump(milliseconds: behind) : nil
    }

    private static func isJump(_ drift: Int64) -> Bool { drift > tolerance || drift < -tolerance }
}

extension DeadlineClock.Reading {
    /// Milliseconds by which the wall clock went further than the monotonic one.
    fileprivate func drift(from earlier: Self) -> Int64 {
        wall.less(earlier.wall).less(max(0, elapsed.less(earlier.elapsed)))
    }
}

extension Int64 {
    fileprivate func plus(_ other: Int64) -> Int64 {
        let (sum, isTooFar) = addingReportingOverflow(other)
        return isTooFar ? (other < 0 ? .min : .max) : sum
    }

    fileprivate func less(_ other: Int64) -> Int64 {
        let (difference, isTooFar) = subtractingReportingOverflow(other)
        return isTooFar ? (other < 0 ? .max : .min) : difference
    }
}
