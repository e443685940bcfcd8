import Records
import Safeguards
import StoreContract
import StudyDesign
import Synchronization

/// A gateway in memory: keeps every message, and refuses some addresses.
final class TestPost: Messenger {
    private let kept = Mutex<[Message]>([])
    private let refused = Mutex<Set<String>>([])

    /// Every message that was handed over, refused ones too.
    var messages: [Message] { kept.withLock { $0 } }
    var addresses: [String] { messages.map { $0.address.description.split(separator: "@").first.map(String.init) ?? "" }.sorted() }

    func refuse(_ names: Set<String>) { refused.withLock { $0 = names } }
    func empty() { kept.withLock { $0 = [] } }

    func send(_ message: Message) async -> AlertStep.Dispatch {
        kept.withLock { $0.append(message) }
        let name = message.address.description.split(separator: "@").first.map(String.init) ?? ""
        return refused.withLock { $0.contains(name) } ? .refused("no") : .accepted
    }
}

/// A store in memory: the real rules and the real fold, no ledger.
actor TestRecords: RecordStore {
    private(set) var book: TeamBook
    private let rules: @Sendable (RecordState) -> Rules
    private var isBroken = false
    private var hidesAlerts = false
    private(set) var acts: [Act] = []

    init(_ book: TeamBook) throws {
        self.book = book
        let catalog = try TestStudy().catalog
        rules = { Rules(state: $0, catalog: catalog) }
    }

    struct Broken: Error, CustomStringConvertible { let description = "The disk is full." }

    func change(_ body: @Sendable (inout TeamBook) -> Void) { body(&book) }
    func breakDown() { isBroken = true }
    func hideAlerts() { hidesAlerts = true }

    func record(_ acts: [Act]) throws -> [Outcome] {
        guard !isBroken else { throw Broken() }
        return acts.map { act in
            do {
                let act = act.takenIn(noEarlierThan: book.state.newest)
                try rules(book.state).check(act)
                book.take(act.change, by: act.actor, as: act.role)
                self.acts.append(act)
                return .recorded(UInt64(book.state.size - 1))
            } catch {
                return .refused("\(error)")
            }
        }
    }

    func study() -> StudyProtocol? { book.state.study }
    func snapshot() throws -> Snapshot { throw Broken() }
    func frozen() -> (plans: [FrozenPlan], snapshots: [FrozenSnapshot]) { ([], []) }
    func state() -> RecordState { book.state }

    func openAlerts() throws -> [AlertRecord] {
        guard !hidesAlerts else { throw Broken() }
        return book.state.alerts.open.values.map { AlertRecord(id: $0.id, participant: $0.participant, cause: .call("Please come."), raised: $0.raised) }
    }

    /// Steps on the record, as rung, person and outcome.
    var told: [String] {
        acts.compactMap { act in
            guard case .alertStepTaken(let step) = act.change, case .dispatched(let rung, let to, _, let outcome) = step.kind else { return nil }
            let what = switch outcome { case .accepted: "accepted"; case .refused: "refused"; case .nobody: "nobody" }
            return "\(rung) \(to?.rawValue ?? "-") \(what)"
        }
    }
}
