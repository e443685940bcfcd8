import Records
import SQLiteStore
import StoreContract
import Testing

@Suite struct ContractTests {
    @Test(arguments: StoreContract.clauses.indices)
    func onDisk(_ clause: Int) async throws {
        let directory = try TemporaryDirectory()
        try await StoreContract.clauses[clause].check { try await SQLiteStore.sample(in: directory) }
    }

    @Test(arguments: StoreContract.clauses.indices)
    func inMemory(_ clause: Int) async throws {
        try await StoreContract.clauses[clause].check { try SQLiteStore.inMemory(signing: testKey(), now: TestClock().now) }
    }

    /// 8 × 1,250 sequences of 18 acts each against a model that shares no code with the store.
    /// Every kind of act must have been both recorded and refused, or nothing was tried.
    @Test(arguments: UInt64(0)..<8)
    func randomSequencesAgreeWithTheModel(_ part: UInt64) async throws {
        let study = try TestStudy()
        var total: [String: (recorded: Int, refused: Int)] = [:]
        for seed in (part * 1_250 + 1)...(part * 1_250 + 1_250) {
            let store = try SQLiteStore.inMemory(signing: testKey(), now: TestClock().now)
            for (act, count) in try await StoreContract.followModel(store, study, seed: seed, acts: 18) {
                total[act, default: (0, 0)].recorded += count.recorded
                total[act, default: (0, 0)].refused += count.refused
            }
        }
        print("random acts, part \(part):", total.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.recorded)+\($0.value.refused)" }.joined(separator: ", "))
        #expect(total.count == 10)
        for (act, count) in total {
            #expect(count.recorded > 50 && count.refused > 50, "\(act) was hardly tried: \(count)")
        }
    }
}
