import Foundation
import Records
import SQLiteStore
import StoreContract
import Testing

@Suite struct ContractTests {
    @Test(arguments: StoreContract.clauses.indices)
    func onDisk(_ clause: Int) async throws {
        let directory = try TemporaryDirectory()
        try await StoreContract.clauses[clause].check { try await Stores.sample(in: directory) }
    }

    @Test(arguments: StoreContract.clauses.indices)
    func inMemory(_ clause: Int) async throws {
        try await StoreContract.clauses[clause].check { try await Stores.inMemory() }
    }

    /// 8 × 1,250 sequences of 18 acts each against a model that shares no code with the store.
    /// Every kind of act must have been both recorded and refused, or nothing was tried.
    @Test(arguments: UInt64(0)..<8)
    func randomSequencesAgreeWithTheModel(_ part: UInt64) async throws {
        let study = try TestStudy()
        var total: [String: (recorded: Int, refused: Int)] = [:]
        let seeds = ProcessInfo.processInfo.environment["MAITRI_SEQUENCES"].flatMap(Int.init) ?? 1_250
        let first = part * UInt64(clamping: seeds) + 1
        for seed in first..<(first + UInt64(clamping: seeds)) {
            let store = try await Stores.inMemory()
            for (act, count) in try await StoreContract.followModel(store, study, seed: seed, acts: 18) {
                total[act, default: (0, 0)].recorded += count.recorded
                total[act, default: (0, 0)].refused += count.refused
            }
        }
        print("random acts, part \(part):", total.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.recorded)+\($0.value.refused)" }.joined(separator: ", "))
        #expect(total.count == 18)
        for (act, count) in total {
            #expect(min(count.recorded, count.refused) > seeds / 50, "\(act) was hardly tried: \(count)")
        }
    }
}
