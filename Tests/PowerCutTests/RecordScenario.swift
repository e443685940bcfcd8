import Bookkeeping
import Foundation
import Instruments
import Ledger
import Records
import SQLiteStore
import StoreContract
import StudyDesign

/// The product's own store: acts through the recorder, sealed, in group commits of the one
/// writer, onto the recorded disk.
struct RecordScenario: PowerCutScenario {
    var groups = 12

    /// Every check has a keyring of its own, with the same keys: one that remembers a later
    /// checkpoint would refuse the earlier states, as it should.
    private func keys(for names: [KeyName] = []) throws -> LedgerStore.Keys {
        let keyring = Keyring.inMemory(random: 7)
        if !names.isEmpty { _ = try keyring.ensure(names) }
        let seed = [UInt8](repeating: 7, count: SigningKey.seedByteCount)
        return LedgerStore.Keys(signing: try SigningKey(name: "maitri.test/power", seed: seed), keyring: keyring)
    }

    private func directory(of database: String) -> String {
        URL(fileURLWithPath: database).deletingLastPathComponent().path
    }

    func run(database: String, vfs: String, acknowledge: @escaping @Sendable (Int) -> Void) async throws {
        try DiskLog.register(asDefault: true)
        let study = try TestStudy()
        let store = try await LedgerStore.open(
            SQLiteBackend.create(directory: directory(of: database)), keys: keys(), catalog: study.catalog, now: { Self.now })
        var count = 0
        func record(_ acts: [Act]) async throws {
            for case .refused(let sentence) in try await store.record(acts) { throw PowerCutDamage.altered(sentence) }
            for _ in acts {
                count += 1
                acknowledge(count)
            }
        }
        try await record(TestStudy.opening())
        for group in 0..<groups {
            let person = "p\(group)"
            let answers = try study.answers(study.phq9, 1, last: .value(group % 3 == 0 ? 0 : 2))
            let submission = try study.submission("r\(group)", of: person, at: "baseline", answers)
            try await record((Change.admitted(person) + [.submitted(submission)]).map { $0.act() })
        }
        try await store.close()
    }

    private static let now = TestStudy.start + 525_600

    func check(database: String, acknowledged: Int) async throws {
        let directory = directory(of: database)
        guard FileManager.default.fileExists(atPath: directory + "/records.sqlite") else {
            guard acknowledged == 0 else { throw PowerCutDamage.lost(acknowledged: acknowledged, found: 0) }
            return
        }
        let names = (0..<groups).flatMap { group -> [KeyName] in
            let person = Participant.ID("p\(group)")
            return [Vault.clinical(person), .identity(person)].compactMap(\.key)
        } + [KeyName(.staff), KeyName(.allocation)]
        let store: LedgerStore
        do {
            store = try await LedgerStore.open(
                SQLiteBackend.open(directory: directory), keys: keys(for: names), catalog: TestStudy().catalog, now: { Self.now })
        } catch {
            throw PowerCutDamage.unreadable("\(error)")
        }
        let state = try await store.state()
        let alerts = try await store.openAlerts()
        let submissions = state.size > 0 && state.study != nil ? try await store.snapshot().submissions : []
        try await store.close()
        guard state.size >= acknowledged else { throw PowerCutDamage.lost(acknowledged: acknowledged, found: Int(state.size)) }
        let demanded = Set(submissions.flatMap(\.alerts).map(\.id))
        guard Set(alerts.map(\.id)) == demanded, state.alerts.raised == demanded.count else {
            throw PowerCutDamage.half("\(alerts.count) alerts for answers that demand \(demanded.count)")
        }
        // An empty ledger is not known from an emptied one.
        guard state.size > 0 else { return }
        let evidence = try SQLiteBackend.evidence(at: directory)
        let report = try await StoreVerification.verify(
            evidence, publicKey: keys().signing.verificationKey, depth: .deep(TestStudy().catalog, nil))
        try await evidence.close()
        if let finding = report.findings.first { throw PowerCutDamage.altered(finding.sentence) }
    }
}
