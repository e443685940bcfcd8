import ArgumentParser
import Bookkeeping
import Foundation
import Records

struct EraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Destroys a person's keys, as ordered and approved by two people.",
        discussion: """
            The order and the approval are recorded before, with maitri record; seven days lie \
            between the approval and this. Nothing of the ledger is deleted: what the keys sealed \
            cannot be read any more, here and in every backup. Delete old copies of the keyring too.

              maitri erase --store sqlite:study/store --reason "Art. 17 GDPR, letter of 3 May" P-001
            """)

    @OptionGroup var options: StoreOptions

    @Option(help: "Why, for the record.")
    var reason: String

    @Argument(help: "The participant's pseudonym.")
    var participant: String

    func run() async throws {
        let store = try await options.open()
        let outcome = try await store.erase(Participant.ID(participant), because: reason, at: Clock.now())
        try await store.close()
        switch outcome {
        case .recorded(let number): StandardOutput.line("The keys of \(participant) are destroyed; entry \(number) says so.")
        case .refused(let sentence):
            StandardOutput.line("Nothing was destroyed. \(sentence)")
            throw ExitCode(1)
        }
    }
}
