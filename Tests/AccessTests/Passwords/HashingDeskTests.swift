import Access
import Testing

@Suite struct HashingDeskTests {
    /// Two are computed, 32 wait, the others hear at once that they may try again; and
    /// afterwards there is room for everybody.
    @Test func aFloodIsTurnedAway() async throws {
        let desk = HashingDesk()
        let (done, busy) = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    do {
                        return try await !desk.verify("a password of somebody", against: nil, at: .participants)
                    } catch SignInRefusal.busy {
                        return false
                    }
                }
            }
            return try await group.reduce(into: (0, 0)) { counts, isDone in
                if isDone { counts.0 += 1 } else { counts.1 += 1 }
            }
        }
        #expect(done + busy == 200)
        #expect(done >= HashingDesk.atOnce + HashingDesk.queueLength && busy > 0)
        #expect(await desk.computed == done)
        #expect(desk.mostAtOnce == HashingDesk.atOnce)
        #expect(try await !desk.verify("and one more", against: nil, at: .participants))
    }
}
