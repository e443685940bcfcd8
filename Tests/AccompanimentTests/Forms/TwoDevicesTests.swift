import Accompaniment
import Foundation
import Instruments
import Records
import StoreContract
import Testing

@Suite("Two devices in one form")
struct TwoDevicesTests {
    let test: TestStudy

    init() throws { test = try TestStudy() }

    static let histories = Int(ProcessInfo.processInfo.environment["MAITRI_INTERLEAVINGS"] ?? "") ?? 10_000

    @Test("No acknowledged answer is lost, none doubled, none overwritten unseen", arguments: [2, 3])
    func nothingIsLost(devices: Int) throws {
        var (writes, conflicts, alerts) = (0, 0, 0)
        for seed in 0..<UInt64(Self.histories) {
            var world = TwoDevices(test, devices: devices, seed: seed)
            try world.run(steps: 24)
            #expect(world.lost == 0 && world.doubled == 0 && world.overwritten == 0, "seed \(seed)")
            #expect(world.state[TwoDevices.person].forms[TwoDevices.form]?.revision ?? 0 == world.saves.count)
            writes += world.saves.count
            conflicts += world.conflicts
            alerts += world.state[TwoDevices.person].alerts.count
        }
        // The histories are not empty ones.
        #expect(writes > Self.histories * 3 && conflicts > Self.histories / 4)
    }

    @Test("A page that is not compared with what stands overwrites, and is caught")
    func plantedOverwriting() throws {
        var caught = 0
        for seed in 0..<200 as Range<UInt64> {
            var world = TwoDevices(test, devices: 2, seed: seed) { given, draft in
                draft[given.item]?.answer == given.answer ? SaveDecision(given, on: draft) : .write(revision: draft.revision + 1)
            }
            try world.run(steps: 24)
            caught += world.overwritten > 0 ? 1 : 0
        }
        #expect(caught > 100)
    }

    @Test("A repeated send that is taken for a new answer doubles, and is caught")
    func plantedDoubling() throws {
        var caught = 0
        for seed in 0..<200 as Range<UInt64> {
            var world = TwoDevices(test, devices: 2, seed: seed) { given, draft in .write(revision: draft.revision + 1) }
            try world.run(steps: 24)
            caught += world.doubled > 0 ? 1 : 0
        }
        #expect(caught > 100)
    }

    @Test("An acknowledgement without a write is caught")
    func plantedLoss() throws {
        var caught = 0
        for seed in 0..<200 as Range<UInt64> {
            var world = TwoDevices(test, devices: 2, seed: seed) { given, draft in
                given.item == "phq9_1" ? .alreadySo(revision: 0) : SaveDecision(given, on: draft)
            }
            try world.run(steps: 24)
            caught += world.lost > 0 ? 1 : 0
        }
        #expect(caught > 100)
    }
}
