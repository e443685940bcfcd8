import StudyDesign
import Synchronization

/// A machine's two clocks: one that can be set and one that cannot.
final class TestTime: Sendable {
    private let reading: Mutex<(wall: Instant, elapsed: Int64)>

    init(_ start: Instant) { reading = Mutex((start, 0)) }

    var wall: Instant { reading.withLock { $0.wall } }
    var elapsed: Int64 { reading.withLock { $0.elapsed } }

    func pass(_ minutes: Int) {
        reading.withLock { $0 = ($0.wall + minutes, $0.elapsed + Int64(minutes) * 60_000) }
    }

    func set(by minutes: Int) { reading.withLock { $0.wall = $0.wall + minutes } }
}
