import ArgumentParser
import Bookkeeping
import Foundation
import Instruments
import Ledger
import Records
import StudyDesign

/// Where a study's record and its keys are.
struct StoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Where the record lies: sqlite:PATH, or postgres://user@host/database.", valueName: "place"))
    var store: String

    @Option(help: ArgumentHelp("The folder of the store's keys; \"keys\" beside an embedded store when left out.", valueName: "folder"))
    var keys: String?

    var place: StorePlace { get throws { try StorePlace(store) } }

    var keyFolder: KeyFolder {
        get throws {
            if let keys { return KeyFolder(keys) }
            guard let usual = try place.usualKeys else {
                throw CommandFault("The store's keys are not beside it; say with --keys where they are.")
            }
            return KeyFolder(usual)
        }
    }

    /// What the record amounts to, read and left as it is.
    func state() async throws -> RecordState { try await read { try await $0.state() } }

    /// Opens the record, reads, and closes it whatever happens.
    func read<Found: Sendable>(_ body: @Sendable (LedgerStore) async throws -> Found) async throws -> Found {
        let store = try await open()
        do {
            let found = try await body(store)
            try await store.close()
            return found
        } catch {
            try? await store.close()
            throw error
        }
    }

    /// Opens the record to write to it.
    func open(now: @escaping @Sendable () -> Instant = Clock.now) async throws -> LedgerStore {
        let keys = try keyFolder.open(outside: place.directory)
        return try await LedgerStore.open(
            try await place.open(), keys: keys, catalog: try Catalog.bundled(), now: now)
    }
}
