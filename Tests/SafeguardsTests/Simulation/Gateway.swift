import Records
@testable import Safeguards
import StudyDesign
import Synchronization

/// The mail system of a simulated site: it keeps, refuses, or says that it keeps and does not.
final class Gateway: Messenger {
    enum Mood: Sendable { case honest, refusesAll, refuses(String), acceptsAndDrops }

    struct Sent: Sendable {
        let account: String
        let code: String
        let isAccepted: Bool
        /// Whether it came to a person's eyes: receivers drop a code that they had before.
        let isDelivered: Bool
        let lines: [String]
    }

    private struct State {
        var mood = Mood.honest
        var sent: [Sent] = []
        var boxes: Set<String> = []
        var killer: (after: Int, kill: @Sendable () -> Void)?
        /// Planted: messages that wait until what they say is on the record.
        var held: [Message]?
    }

    private let state = Mutex(State())
    private let sender: MailAddress

    init(sender: MailAddress) { self.sender = sender }

    func feel(_ mood: Mood) { state.withLock { $0.mood = mood } }

    /// The process dies after that many more messages.
    func kill(after count: Int, _ kill: @escaping @Sendable () -> Void) { state.withLock { $0.killer = (count, kill) } }

    /// What was sent since the last call, in an order that does not depend on which of two
    /// messages at the same moment was faster.
    func take() -> [Sent] {
        state.withLock { state in
            defer { state.sent = [] }
            return state.sent.sorted { ($0.lines[1], $0.code) < ($1.lines[1], $1.code) }
        }
    }

    func send(_ message: Message) async -> AlertStep.Dispatch {
        state.withLock { state in
            if state.held != nil {
                state.held?.append(message)
                return .accepted
            }
            return deliver(message, &state)
        }
    }

    private func deliver(_ message: Message, _ state: inout State) -> AlertStep.Dispatch {
        let account = String(message.address.description.prefix { $0 != "." && $0 != "@" })
        let (isAccepted, isDropped) = switch state.mood {
        case .honest: (true, false)
        case .refusesAll: (false, false)
        case .refuses(let name): (name != account, false)
        case .acceptsAndDrops: (true, true)
        }
        let isNew = isAccepted && !isDropped && state.boxes.insert("\(message.address) \(message.code)").inserted
        state.sent.append(
            Sent(
                account: account, code: message.code.description, isAccepted: isAccepted, isDelivered: isNew,
                lines: MailText(message, from: sender).lines))
        if let (count, kill) = state.killer {
            state.killer = count > 1 ? (count - 1, kill) : nil
            if count <= 1 { kill() }
        }
        return isAccepted ? .accepted : .refused("no")
    }

    /// Planted: from now on nothing is sent before ``sendHeld()``.
    func hold() { state.withLock { $0.held = [] } }
    func sendHeld() {
        state.withLock { state in
            let held = state.held ?? []
            state.held = nil
            for message in held { _ = deliver(message, &state) }
            state.held = []
        }
    }
}

/// Which code stands for which rung of which alert, as the guardian made them.
final class CodeBook: Sendable {
    private let codes = Mutex<[String: (alert: AlertRecord.ID, rung: Int)]>([:])

    func note(_ code: Message.Code, _ alert: AlertRecord.ID, _ rung: Int) -> Message.Code {
        codes.withLock { codes in
            if codes[code.description] == nil { codes[code.description] = (alert, rung) }
        }
        return code
    }

    func rung(of code: String) -> (alert: AlertRecord.ID, rung: Int)? { codes.withLock { $0[code] } }
}
