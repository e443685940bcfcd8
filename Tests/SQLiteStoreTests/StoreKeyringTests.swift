import Bookkeeping
import Foundation
import Instruments
import Ledger
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Testing

/// A store and the keyring that belongs to it.
@Suite struct StoreKeyringTests {
    private func remove(_ directory: TemporaryDirectory, _ names: [String] = ["keyring"]) throws {
        for name in names { try FileManager.default.removeItem(atPath: directory.path + "/" + name) }
    }

    @Test func anEmptyKeyringInItsPlaceIsNoticed() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory, people: 2)
        try remove(directory)
        await #expect(throws: StoreError.self) { try await Stores.reopened(in: directory) }
        try remove(directory, ["keyring", "keyring.checkpoint"])
        await #expect(throws: StoreError.self) { try await Stores.reopened(in: directory) }
    }

    @Test func anotherStoresKeyringIsNoticed() async throws {
        let (directory, other) = (try TemporaryDirectory(), try TemporaryDirectory())
        _ = try await makeSampleStore(in: directory, people: 3)
        let store = try await Stores.sample(in: other)
        // Another site with the names of other people.
        _ = try await store.record(TestStudy.opening() + Change.admitted("q1").map { $0.act() })
        try await store.close()
        let error = await #expect(throws: StoreError.self) {
            try await Stores.open(SQLiteBackend.open(directory: directory.store), Keyring.open(at: other.keyring, secret: .keyFile(path: other.path + "/keyring-secret")))
        }
        #expect(error?.description.hasSuffix(".") ?? false)
        // Whatever was refused, the lock is free and the right keyring opens.
        try await Stores.reopened(in: directory).close()
    }

    /// Keys of the same names, and other secrets: the names alone do not tell.
    @Test func aKeyringWithTheSameNamesOpensNothingThatItMustNot() async throws {
        let (directory, other) = (try TemporaryDirectory(), try TemporaryDirectory())
        _ = try await makeSampleStore(in: directory, people: 2)
        _ = try await makeSampleStore(in: other, people: 2)
        let wrong = try Keyring.open(at: other.keyring, secret: .keyFile(path: other.path + "/keyring-secret"))
        let report = try await StoreVerification.verify(
            SQLiteBackend.evidence(at: directory.store), publicKey: testKey().verificationKey,
            depth: .deep(.bundled(), wrong))
        #expect(!report.isIntact && report.contents.opened == 0)
        #expect(report.findings.contains { $0.sentence.contains("does not open") })
    }

    @Test func aKeyDestroyedWithoutAnOrderIsNoticed() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory, people: 2)
        try Stores.keyring(at: directory.path).destroy(KeyName(.clinical, subject: "p1"), at: 1)
        await #expect(throws: StoreError.self) { try await Stores.reopened(in: directory) }
    }

    /// Yesterday's directory is put back, beside today's keyring.
    @Test func aRolledBackDirectoryIsNoticed() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory, people: 2)
        let url = URL(fileURLWithPath: directory.file)
        let yesterday = try Data(contentsOf: url)
        let store = try await Stores.reopened(in: directory)
        _ = try await store.record([Change.eligible("today").act(at: 9)])
        try await store.close()
        let today = try Data(contentsOf: url)
        try yesterday.write(to: url)
        #expect(try await verifyDeep(directory).isIntact, "Yesterday's store is whole in itself.")
        let error = await #expect(throws: StoreError.self) { try await Stores.reopened(in: directory) }
        #expect(error?.description.contains("older copy") ?? false)
        try today.write(to: url)
        try await Stores.reopened(in: directory).close()
        // Without what was kept, nobody could tell.
        try yesterday.write(to: url)
        try remove(directory, ["keyring.checkpoint"])
        try await Stores.reopened(in: directory).close()
    }

    /// Another history of the same length, signed with the right key, beside the kept checkpoint.
    @Test func anotherHistoryOfTheSameLengthIsNoticed() async throws {
        let (directory, other) = (try TemporaryDirectory(), try TemporaryDirectory())
        for (place, person) in [(directory, "p1"), (other, "p2")] {
            let store = try await Stores.sample(in: place)
            _ = try await store.record(TestStudy.opening() + Change.admitted(person).map { $0.act() })
            try await store.close()
        }
        try Data(contentsOf: URL(fileURLWithPath: other.file)).write(to: URL(fileURLWithPath: directory.file))
        await #expect(throws: StoreError.self) { try await Stores.reopened(in: directory) }
    }

    @Test func rotatedKeysStillOpenWhatTheySealed() async throws {
        let directory = try TemporaryDirectory()
        let store = try await Stores.sample(in: directory)
        _ = try await store.record(TestStudy.opening() + Change.admitted("p1").map { $0.act() })
        _ = try store.keyring.rotate(KeyName(.clinical, subject: "p1"))
        _ = try await store.record([Change.visitMissed(MissedVisit(participant: .init("p1"), visit: "week4", reason: "ill")).act()])
        try await store.close()
        let reopened = try await Stores.reopened(in: directory)
        let snapshot = try await reopened.snapshot()
        #expect(snapshot.screenings.count == 1 && snapshot.missedVisits.count == 1 && snapshot.withheld.isEmpty)
        try await reopened.close()
        #expect(try await verifyDeep(directory).isIntact)
    }
}
