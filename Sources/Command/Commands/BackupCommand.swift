import ArgumentParser
import Bookkeeping
import Foundation
import Ledger

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Makes an encrypted backup of a record, also while it is in use.",
        discussion: """
            A backup holds the ledger, from which everything else follows, and no keys: back the \
            folder of keys up elsewhere. It opens with the recipient's private key alone, which \
            belongs on another machine.

              maitri backup key recipient.key
              maitri backup write --store sqlite:study/store --to maitri-recipient:… --out monday.mtb
              maitri backup write … --since 1751 --out tuesday.mtb
            """,
        subcommands: [Key.self, Write.self, Check.self])

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes the key that opens backups.")
        @Argument(help: "The file to make.")
        var file: String

        func run() async throws {
            let key = try RecipientPrivateKey.create(at: file)
            StandardOutput.line("\(key.recipient)")
        }
    }

    struct Write: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a backup.")
        @OptionGroup var options: StoreOptions
        @Option(name: .customLong("to"), help: ArgumentHelp("The recipient's public key.", valueName: "key"))
        var recipient: String
        @Option(help: ArgumentHelp("The file to make.", valueName: "file"))
        var out: String
        @Option(help: ArgumentHelp("The ledger's length in the last backup: only what came after it is written.", valueName: "entries"))
        var since: Int64 = 0

        func run() async throws {
            let evidence = try await options.place.evidence()
            let head = try await BackupWriter.write(
                evidence, to: out, for: RecipientKey(text: recipient), from: since,
                publicKey: try options.keyFolder.verificationKey(), at: Clock.now())
            try await evidence.close()
            StandardOutput.line("\(out): entries \(head.first) to \(head.size - 1), root \(head.root.hex).")
            StandardOutput.line("The next one adds to it with --since \(head.size).")
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Opens backups and checks that they can be restored.")
        @OptionGroup var files: BackupFiles

        func run() async throws {
            let (head, report) = try BackupRestoring.check(
                files.files, key: RecipientPrivateKey.read(at: files.recipientKey), publicKey: files.publicKey)
            StandardOutput.line("\(report.summary) Root \(head.root.hex).")
        }
    }
}

/// The files of a backup and what opens them.
struct BackupFiles: ParsableArguments {
    @Option(help: ArgumentHelp("The recipient's private key.", valueName: "file"))
    var recipientKey: String

    @Option(help: ArgumentHelp("The ledger's public key.", valueName: "file"))
    var key: String

    @Argument(help: "The backup's files, the whole one first.")
    var files: [String]

    var publicKey: VerificationKey {
        get throws { try VerificationKey(text: try InputFile.text(key).trimmingCharacters(in: .whitespacesAndNewlines)) }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a backup back into an empty place.",
        discussion: """
            All files are opened and checked before anything is written, and everything is written \
            in one transaction. The place may be of the other kind than the one that was backed up.

              maitri restore --verify --into sqlite:restored --recipient-key recipient.key --key ledger.pub monday.mtb tuesday.mtb
            """)

    @Option(help: ArgumentHelp("Where to restore to: sqlite:PATH, or postgres://user@host/database.", valueName: "place"))
    var into: String

    @ArgumentParser.Flag(help: "Then check the restored record deeply.")
    var verify = false

    @Option(help: ArgumentHelp("With --verify: the folder of keys, to open what is sealed too.", valueName: "folder"))
    var keys: String?

    @OptionGroup var files: BackupFiles

    func run() async throws {
        let key = try RecipientPrivateKey.read(at: files.recipientKey)
        let publicKey = try files.publicKey
        _ = try BackupRestoring.check(files.files, key: key, publicKey: publicKey)
        let place = try StorePlace(into)
        let backend = try await place.create()
        let head = try await BackupRestoring.restore(files.files, key: key, publicKey: publicKey, into: backend)
        try await backend.close()
        StandardOutput.line("Restored \(head.size) entries to \(place), root \(head.root.hex).")
        guard verify else { return }
        let command = try VerifyCommand.parse(
            [place.argument, "--deep", "--key", files.key] + (keys.map { ["--keys", $0] } ?? ["--sealed"]))
        try await command.run()
    }
}
