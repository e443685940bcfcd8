/// Cuts the power after every event of a scenario, in drawn order, and checks every state
/// that each cut may leave.
struct PowerCutReplay: Sendable {
    var seed = testSeed
    /// Above this many changes under way, single ones are drawn instead of all tried.
    var singles = 24
    /// Random and torn states a cut, of each.
    var draws = 36
    /// Stop after this many states; nil: never.
    var limit: Int?
    static let file = "records.sqlite"

    func replay(_ scenario: some PowerCutScenario) async throws -> PowerCutTally {
        let scratch = try ScratchDirectory()
        defer { scratch.remove() }
        return try await replay(record(scenario, in: scratch), of: scenario, in: scratch)
    }

    func record(_ scenario: some PowerCutScenario, in scratch: ScratchDirectory) async throws -> DiskLog {
        try await DiskLog.recording(scratch.path) { acknowledge in
            try await scenario.run(database: "\(scratch.path)/\(Self.file)", vfs: DiskLog.vfs, acknowledge: acknowledge)
        }
    }

    private func replay(
        _ log: DiskLog, of scenario: some PowerCutScenario, in scratch: ScratchDirectory
    ) async throws -> PowerCutTally {
        var random = SeededNumbers(seed: seed)
        var tally = PowerCutTally(seed: seed)
        tally.events = log.events.count
        var seen: Set<Int> = []
        for cut in Cut.all(of: log).shuffled(using: &random) {
            tally.cuts += 1
            for state in DiskState.all(of: cut, singles: singles, draws: draws, random: &random) {
                let disk = cut.disk(state)
                guard seen.insert(Self.mark(of: disk, cut.acknowledged)).inserted else { continue }
                tally.states += 1
                try await scratch.withDisk(disk, number: tally.states) { directory in
                    let database = "\(directory)/\(Self.file)"
                    do {
                        try await scenario.check(database: database, acknowledged: cut.acknowledged)
                    } catch let damage as PowerCutDamage {
                        tally.count(damage, cut: cut.position, state: state)
                    } catch {
                        tally.count(.unreadable("\(error)"), cut: cut.position, state: state)
                    }
                }
                if let limit, tally.states >= limit { return tally }
            }
        }
        return tally
    }

    private static func mark(of disk: [String: [UInt8]], _ acknowledged: Int) -> Int {
        var hasher = Hasher()
        hasher.combine(acknowledged)
        for (name, bytes) in disk.sorted(by: { $0.key < $1.key }) {
            hasher.combine(name)
            hasher.combine(bytes.count)
            bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
        return hasher.finalize()
    }
}
