import StoreContract
import StudyDesign
import Synchronization

/// The time of a simulated site: how much of it has passed, and what the machine's clock says.
final class Clockwork: Sendable {
    private let state = Mutex<(passed: Int64, offset: Int64)>((0, 0))

    /// Milliseconds that have passed.
    var passed: Int64 { state.withLock { $0.passed } }
    /// What the machine's clock says.
    var wall: Instant { state.withLock { Instant(milliseconds: TestStudy.start.milliseconds + $0.passed + $0.offset) } }

    func go(to passed: Int64) { state.withLock { $0.passed = max($0.passed, passed) } }
    func set(by milliseconds: Int64) { state.withLock { $0.offset += milliseconds } }
    func setRight() { state.withLock { $0.offset = 0 } }
}
