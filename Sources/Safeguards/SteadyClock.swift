public import StudyDesign
import Synchronization

/// The clock of a running program: the machine's clock, held by `DeadlineClock` so that it
/// never goes back. The store and the guardian share one, so that what is due by the one is
/// not from the future to the other.
public final class SteadyClock: Sendable {
    private let reading: Mutex<(clock: DeadlineClock, jumps: [DeadlineClock.Jump])>
    private let wall: @Sendable () -> Instant
    private let elapsed: @Sendable () -> Int64

    /// - Parameters:
    ///   - wall: The machine's clock.
    ///   - elapsed: Milliseconds of a clock that nobody can set.
    public init(wall: @escaping @Sendable () -> Instant, elapsed: @escaping @Sendable () -> Int64) {
        self.wall = wall
        self.elapsed = elapsed
        reading = Mutex((DeadlineClock(), []))
    }

    /// The machine's own clocks.
    public static func ofMachine() -> SteadyClock {
        let start = ContinuousClock.now
        return SteadyClock(wall: { machineTime() }) {
            let (seconds, attoseconds) = (ContinuousClock.now - start).components
            return seconds &* 1000 &+ attoseconds / 1_000_000_000_000_000
        }
    }

    public func now() -> Instant {
        reading.withLock { reading in
            if let jump = reading.clock.read(wall: wall(), elapsed: elapsed()) { reading.jumps.append(jump) }
            return reading.clock.now
        }
    }

    /// Goes on from the newest moment of the ledger, where that is later: call it once, when
    /// the store is open.
    public func goOn(from newest: Instant?) {
        reading.withLock { reading in
            guard let newest, reading.clock.now < newest else { return }
            reading.clock = DeadlineClock(newest: newest)
        }
        _ = now()
    }

    /// Jumps that nobody has taken yet.
    public func takeJumps() -> [DeadlineClock.Jump] {
        reading.withLock { reading in
            defer { reading.jumps = [] }
            return reading.jumps
        }
    }
}
