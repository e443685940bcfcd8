import Records
@testable import Safeguards
import StudyDesign
import Synchronization

/// A mail system that refuses at times, and under which the program dies now and then.
final class YearGateway: Messenger {
    struct Sent: Sendable {
        let name: String
        let code: String
        let at: Instant
        let isAccepted: Bool
        let lines: [String]
        /// The program died with this message out and nothing recorded.
        let wasLast: Bool
    }

    private struct State {
        var isHonest = true
        var sent: [Sent] = []
        var now = Instant(milliseconds: 0)
        var killAfter: Int?
        var kill: @Sendable () -> Void = {}
    }

    private let state = Mutex(State())

    var sent: [Sent] { state.withLock { $0.sent } }
    var isHonest: Bool { state.withLock { $0.isHonest } }
    func feel(_ isHonest: Bool) { state.withLock { $0.isHonest = isHonest } }
    func mark(at now: Instant) { state.withLock { $0.now = now } }
    func whenKilled(_ kill: @escaping @Sendable () -> Void) { state.withLock { $0.kill = kill } }
    func kill(after count: Int) { state.withLock { $0.killAfter = count } }

    func send(_ message: Message) async -> AlertStep.Dispatch {
        state.withLock { state in
            let count = state.killAfter.map { $0 - 1 }
            state.killAfter = count == 0 ? nil : count
            let name = message.address.description.split(separator: "@").first.map(String.init) ?? ""
            state.sent.append(
                Sent(
                    name: name, code: message.code.description, at: state.now, isAccepted: state.isHonest,
                    lines: [message.text.subject] + message.text.lines, wasLast: count == 0))
            if count == 0 { state.kill() }
            return state.isHonest ? .accepted : .refused("no")
        }
    }
}
