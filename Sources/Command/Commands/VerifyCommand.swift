import ArgumentParser
import Foundation
import Instruments
import Ledger
import SQLiteStore

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks that the record of a study is what was recorded.",
        discussion: """
            Needs no server and no secret: it reads the store's file, hashes every ledger entry, \
            rebuilds the Merkle tree and compares it with the signed checkpoints. --deep also \
            rebuilds every table from the ledger, compares them row by row, and scores every \
            response again. Exit status 1 when anything is wrong; each finding names the entry.

              maitri verify demo
              maitri verify --deep demo/store --key demo/keys/ledger.pub
            """)

    @Argument(help: "A demonstration's folder, a store's folder, or its records.sqlite.")
    var path: String

    @Option(help: ArgumentHelp("The file with the public key of the checkpoints; found beside the store when left out.", valueName: "file"))
    var key: String?

    @Option(
        name: .customLong("checkpoint"),
        help: ArgumentHelp("A checkpoint that was kept elsewhere, such as the demonstration's checkpoint.txt; only it can show that a whole older store was put back. May be given several times.", valueName: "file"))
    var checkpoints: [String] = []

    @ArgumentParser.Flag(help: "Rebuild every table from the ledger and compare.")
    var deep = false

    @ArgumentParser.Flag(help: "Print the report as JSON.")
    var json = false

    func run() throws {
        let store = try location()
        let publicKey = try VerificationKey(
            text: try InputFile.text(try keyFile(beside: store)).trimmingCharacters(in: .whitespacesAndNewlines))
        let kept = try checkpoints.map(InputFile.text)
        let report = deep
            ? try SQLiteStore.verifyDeep(at: store, publicKey: publicKey, catalog: try Catalog.bundled(), keptElsewhere: kept)
            : try SQLiteStore.verifyLedger(at: store, publicKey: publicKey, keptElsewhere: kept)
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            StandardOutput.line(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
            StandardOutput.line(report.summary)
            for finding in report.findings { StandardOutput.line("  \(finding.sentence)") }
            if report.furtherFindings > 0 { StandardOutput.line("  … and \(report.furtherFindings) more.") }
            if report.isIntact {
                StandardOutput.line("Root \(report.ledger.root.hex), \(report.ledger.coveredEntries) of \(report.ledger.entries) entries under a signed checkpoint.")
            }
        }
        if !report.isIntact { throw ExitCode(1) }
    }

    private func location() throws -> String {
        let nested = "\(path)/store"
        if FileManager.default.fileExists(atPath: "\(nested)/records.sqlite") { return nested }
        guard FileManager.default.fileExists(atPath: path) else { throw CommandFault("There is no store at \(path).") }
        return path
    }

    private func keyFile(beside store: String) throws -> String {
        if let key { return key }
        let folder = URL(fileURLWithPath: store)
        let candidates = [folder, folder.deletingLastPathComponent()].map {
            $0.deletingLastPathComponent().appendingPathComponent("keys/ledger.pub").path
        }
        guard let found = candidates.first(where: FileManager.default.fileExists(atPath:)) else {
            throw CommandFault("The public key of the checkpoints is not beside the store; say where it is with --key.")
        }
        return found
    }
}
