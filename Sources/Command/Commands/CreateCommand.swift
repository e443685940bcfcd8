import ArgumentParser
import Bookkeeping
import Foundation
import Instruments
import Ledger

struct CreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Makes an empty record of a study, and its keys.",
        discussion: """
            The keys lie in a folder of their own, outside the store and in another backup: who has \
            the store alone reads nothing of what people said. The keyring is locked with the \
            passphrase in \(KeyFolder.passphraseVariable), or else with a key file that is made beside it.

              maitri create --store sqlite:study/store --keys study/keys --name clinic.example/trial-1
              maitri create --store postgres://maitri@localhost/trial --keys keys --name clinic.example/trial-1
            """)

    @Option(help: ArgumentHelp("Where the record is to lie: sqlite:PATH, or postgres://user@host/database.", valueName: "place"))
    var store: String

    @Option(help: ArgumentHelp("The folder for the keys.", valueName: "folder"))
    var keys: String

    @Option(help: ArgumentHelp("The ledger's name in its checkpoints, such as clinic.example/trial-1.", valueName: "name"))
    var name: String

    func run() async throws {
        let place = try StorePlace(store)
        let folder = KeyFolder(keys)
        let backend = try await place.create()
        do {
            let made = try folder.make(name: name, outside: place.directory)
            let store = try await LedgerStore.open(backend, keys: made, catalog: try Catalog.bundled(), now: Clock.now)
            try await store.close()
        } catch {
            try? await backend.close()
            throw error
        }
        StandardOutput.line("An empty record at \(place), its keys in \(keys). Copy \(folder.publicKey) to whoever is to verify it.")
        StandardOutput.line("Begin with an administrator's account: maitri record --help.")
    }
}
