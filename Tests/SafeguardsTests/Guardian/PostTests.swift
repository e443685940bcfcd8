import Glibc
import Records
@testable import Safeguards
import StoreContract
import StudyDesign
import Synchronization
import Testing

@Suite("One gateway that hangs keeps nobody else waiting")
struct PostTests {
    /// Accepts when so many messages are on their way at the same time; refuses a few at once.
    private final class Meeting: Messenger {
        private let state: Mutex<(wanted: Int, here: Int)>
        private let refused: Set<String>

        init(of wanted: Int, refusing refused: Set<String> = []) {
            state = Mutex((wanted, 0))
            self.refused = refused
        }

        func send(_ message: Message) async -> AlertStep.Dispatch {
            guard !refused.contains(message.address.description) else { return .refused("no") }
            state.withLock { $0.here += 1 }
            for _ in 0..<500 {
                if state.withLock({ $0.here >= $0.wanted }) { return .accepted }
                try? await Task.sleep(for: .milliseconds(10))
            }
            return .refused("The others did not come.")
        }
    }

    private func deliver(_ audience: Audience, through meeting: Meeting, _ channels: [String]) async throws -> [Post.Delivery] {
        var book = TeamBook()
        var addresses: [Channel.ID: MailAddress] = [:]
        for channel in channels {
            let name = String(channel.prefix { $0 != "." })
            book.take(.accountSet(Account(id: .init(name), name: name, roles: [.therapist])))
            book.take(.channelSet(Channel(id: .init(channel), account: .init(name), address: "\(channel)@site.example")))
            addresses[.init(channel)] = MailAddress("\(channel)@site.example")
        }
        let post = Post(messenger: meeting, channels: { [:] }, code: GuardedTeam.coder.code(of:rung:))
        let telling = Telling(alert: .init("p1:call-1"), participant: .init("p1"), rung: 0, audience: audience)
        return try #require(await post.deliver([telling], book.state.team, addresses, book.now).first)
    }

    @Test("The channels of one person are used at the same time, and keep their order")
    func channels() async throws {
        let channels = ["ana.1", "ana.2", "ana.3"]
        let deliveries = try await deliver(Audience(asked: [.init("ana")]), through: Meeting(of: 3), channels)
        #expect(deliveries.map(\.outcome) == [.accepted, .accepted, .accepted])
        #expect(deliveries.map(\.channel.rawValue) == channels)
    }

    @Test("After two refusals all who are left are tried at the same time")
    func others() async throws {
        let people = ["ana", "ben", "cleo", "dora", "ed"]
        let audience = Audience(asked: [.init("ana")], next: people.dropFirst().map { Account.ID($0) })
        let meeting = Meeting(of: 3, refusing: ["ana@site.example", "ben@site.example"])
        let deliveries = try await deliver(audience, through: meeting, people)
        #expect(deliveries.map(\.account.rawValue) == people)
        #expect(deliveries.map(\.outcome) == [.refused("no"), .refused("no"), .accepted, .accepted, .accepted])
    }

    @Test("No more threads than allowed are kept by mail, and each piece is done once")
    func width() async {
        let blocking = Blocking(width: 3)
        let counter = Counter()
        let results = await withTaskGroup(of: Int.self) { group in
            for number in 0..<40 {
                group.addTask {
                    await blocking.run {
                        counter.enter()
                        usleep(2_000)
                        counter.leave()
                        return number
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.sorted() == Array(0..<40))
        #expect(counter.most == 3)
    }
}
