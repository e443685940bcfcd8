import ArgumentParser
import Bookkeeping
import Foundation
import Ledger
import StudyDesign

struct WitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Cosigns a ledger's checkpoints, on another machine than the ledger's.",
        discussion: """
            A witness remembers what it has seen and never cosigns two histories. It needs a bundle \
            of the ledger, nothing else, and gives back the newest checkpoint with its cosignature, \
            which the site adds to its record.

              maitri witness key witness.key --name ethics.example/witness
              maitri witness cosign trial-bundle --key witness.key --book seen.txt --log ledger.pub > cosigned.txt
              maitri witness add --store sqlite:study/store --witness-key witness.pub cosigned.txt
            """,
        subcommands: [Key.self, Cosign.self, Add.self])

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a witness's key.")
        @Argument(help: "The file to make.")
        var file: String
        @Option(help: "The witness's name, such as ethics.example/witness.")
        var name: String

        func run() async throws {
            let key = try WitnessKeyFile.create(at: file, name: name, seed: SigningKey.systemSeed)
            StandardOutput.line(key.verificationKey.text)
        }
    }

    struct Cosign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Cosigns the newest checkpoint of a bundle.")
        @Argument(help: "The ledger's bundle.")
        var bundle: String
        @Option(help: ArgumentHelp("The witness's key.", valueName: "file"))
        var key: String
        @Option(help: ArgumentHelp("What the witness has seen so far; made when missing.", valueName: "file"))
        var book: String
        @Option(help: ArgumentHelp("The ledger's public key.", valueName: "file"))
        var log: String

        func run() async throws {
            let log = try VerificationKey(text: BundleCommand.line(of: self.log))
            let report = try BundleVerification.verify(directory: bundle, expectedKey: log.text)
            guard report.isIntact else { throw CommandFault("The bundle is not intact: \(report.sentences.first ?? report.summary)") }
            let book = WitnessBookFile(path: self.book)
            try book.watch(log)
            let seen = try book.read().sighting(of: log.name)?.size ?? 0
            let (note, proof) = try WitnessProof.newest(in: bundle, after: seen)
            let cosigned = try book.cosign(
                note, proof: proof, at: Clock.now().milliseconds / 1000, with: WitnessKeyFile.read(at: key))
            FileHandle.standardOutput.write(Data(cosigned.text.utf8))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds a cosigned checkpoint to the record.")
        @OptionGroup var options: StoreOptions
        @Option(help: ArgumentHelp("The witness's public key.", valueName: "file"))
        var witnessKey: String
        @Argument(help: "The cosigned checkpoint.")
        var file: String

        func run() async throws {
            let witness = try WitnessVerificationKey(text: BundleCommand.line(of: witnessKey))
            let note = try InputFile.text(file)
            guard try !witness.times(on: SignedCheckpoint(parsing: note)).isEmpty else {
                throw CommandFault("\(file) does not bear the witness's cosignature.")
            }
            let store = try await options.open()
            try await store.add(cosigned: note)
            try await store.close()
            StandardOutput.line("The cosigned checkpoint is in the record.")
        }
    }
}
