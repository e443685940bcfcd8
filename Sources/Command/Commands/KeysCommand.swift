import ArgumentParser
import Foundation
import Ledger

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Shows and changes the keys that seal what people say.",
        subcommands: [List.self, Rotate.self, Lock.self])

    struct Folder: ParsableArguments {
        @Option(help: ArgumentHelp("The folder of the store's keys.", valueName: "folder"))
        var keys: String

        var folder: KeyFolder { KeyFolder(keys) }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Names every key and whether it can be used.")
        @OptionGroup var options: Folder

        func run() async throws {
            let keyring = try options.folder.openKeyring()
            for name in keyring.names {
                let state = switch keyring.state(name) {
                case .present: "present"
                case .absent: "absent"
                case .destroyed(let at): "destroyed \(InstantText.utc(at))"
                }
                StandardOutput.line("\(name)  \(state)")
            }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a new generation of a key; older ones still open what they sealed.",
            discussion: "A running program takes the new generation up at its next start.")
        @OptionGroup var options: Folder
        @Argument(help: "The key's name, such as staff or clinical/P-001.")
        var name: String

        func run() async throws {
            guard let key = KeyName(name) else { throw CommandFault("\"\(name)\" is not a key's name, such as staff or clinical/P-001.") }
            let generation = try options.folder.openKeyring().rotate(key)
            StandardOutput.line("\(key) is now sealed with generation \(generation).")
        }
    }

    struct Lock: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Locks the keyring with another secret.",
            discussion: """
                With --passphrase-file the file's first line; with --key-file a new key file takes the \
                place of keyring.secret. The old secret then opens old copies of the keyring alone: destroy those.
                """)
        @OptionGroup var options: Folder
        @Option(help: ArgumentHelp("A file with the new passphrase.", valueName: "file"))
        var passphraseFile: String?
        @ArgumentParser.Flag(help: "Make a new key file, keyring.secret, in the folder of keys.")
        var keyFile = false

        func run() async throws {
            let secret: KeyringSecret
            switch (passphraseFile, keyFile) {
            case (let path?, false):
                secret = .passphrase(String(try InputFile.text(path).prefix { $0 != "\n" && $0 != "\r\n" }))
            case (nil, true): secret = try KeyringSecret.makeKeyFile(at: options.folder.secretFile + ".new")
            default: throw CommandFault("Give one of --passphrase-file and --key-file.")
            }
            try options.folder.openKeyring().rotateSecret(to: secret)
            if keyFile, rename(options.folder.secretFile + ".new", options.folder.secretFile) != 0 {
                throw CommandFault("The keyring is locked with \(options.folder.secretFile).new, which could not take its place. Rename it by hand.")
            }
            StandardOutput.line("The keyring is locked with the new \(secret.description).")
        }
    }
}
