import Records
import Synchronization

/// Addresses of the usual team, which sometimes cannot be read.
final class TestDirectory: Sendable {
    enum Mood: Sendable { case whole, empty, failing }

    struct Unreadable: Error {}

    private let state = Mutex((mood: Mood.whole, reads: 0))

    var reads: Int { state.withLock { $0.reads } }
    func feel(_ mood: Mood) { state.withLock { $0.mood = mood } }

    func read() throws -> [Channel.ID: String] {
        let mood = state.withLock { state in
            state.reads += 1
            return state.mood
        }
        switch mood {
        case .whole: return Dictionary(uniqueKeysWithValues: ["ana", "ben", "ivo", "mona"].map { (Channel.ID($0), "\($0)@site.example") })
        case .empty: return [:]
        case .failing: throw Unreadable()
        }
    }
}
