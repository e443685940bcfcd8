import ArgumentParser
import Bookkeeping
import Foundation
import Instruments
import Ledger

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks that the record of a study is what was recorded.",
        discussion: """
            Needs no server and no secret: it reads the store, hashes every ledger entry, rebuilds \
            the Merkle tree and compares it with the signed checkpoints. --deep also works out from \
            the ledger every row that the tables must hold and compares them both ways and, where \
            the keyring lies beside the store, opens every sealed entry, holds it against the \
            rules, and scores every response again. A bundle is verified without any store.

            Exit status 1 when anything is wrong; each finding names the entry.

              maitri verify demo
              maitri verify --deep sqlite:demo/store --key demo/keys/ledger.pub
              maitri verify trial-bundle --key ledger.pub
            """)

    @Argument(help: "A demonstration's folder, a store (sqlite:PATH, postgres://…), its records.sqlite, or a bundle.")
    var path: String

    @Option(help: ArgumentHelp("The file with the public key of the checkpoints; found beside the store when left out.", valueName: "file"))
    var key: String?

    @Option(
        name: .customLong("checkpoint"),
        help: ArgumentHelp("A checkpoint that was kept elsewhere, such as the demonstration's checkpoint.txt; only it can show that a whole older store was put back. May be given several times.", valueName: "file"))
    var checkpoints: [String] = []

    @Option(help: ArgumentHelp("The folder of the store's keys; found beside an embedded store when left out.", valueName: "folder"))
    var keys: String?

    @Option(
        name: .customLong("witness"),
        help: ArgumentHelp("A file with the public key of a witness whose cosignatures a bundle must bear. May be given several times.", valueName: "file"))
    var witnesses: [String] = []

    @ArgumentParser.Flag(help: "Compare the tables with the ledger, and open and check what is sealed.")
    var deep = false

    @ArgumentParser.Flag(help: "With --deep: leave sealed what is sealed.")
    var sealed = false

    @ArgumentParser.Flag(help: "Print the report as JSON.")
    var json = false

    func run() async throws {
        if BundleLook.isBundle(path) {
            return try BundleLook.verify(
                path, key: key, checkpoints: try checkpoints.map(InputFile.text), witnesses: witnesses, json: json)
        }
        if BundleLook.isExcerpt(path) { return try BundleLook.verifyExcerpt(path, key: key, witnesses: witnesses) }
        let place = try self.place()
        let kept = try checkpoints.map(InputFile.text)
        let depth: StoreVerification.Depth = deep ? .deep(try Catalog.bundled(), try keyring(of: place)) : .ledger
        let evidence = try await place.evidence()
        let report = try await StoreVerification.verify(
            evidence, publicKey: try publicKey(of: place), keptElsewhere: kept, depth: depth)
        try await evidence.close()
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            StandardOutput.line(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
            tell(report)
        }
        if !report.isIntact { throw ExitCode(1) }
    }

    private func tell(_ report: StoreReport) {
        StandardOutput.line(report.summary)
        for finding in report.findings { StandardOutput.line("  \(finding.sentence)") }
        if report.furtherFindings > 0 { StandardOutput.line("  … and \(report.furtherFindings) more.") }
        if report.isDeep, report.contents.opened > 0 {
            StandardOutput.line("\(report.contents.opened) sealed entries were opened, held against the rules and scored again.")
        }
        for note in report.notes { StandardOutput.line("Note: \(note)") }
        if report.isIntact {
            StandardOutput.line("Root \(report.ledger.root.hex), \(report.ledger.coveredEntries) of \(report.ledger.entries) entries under a signed checkpoint.")
        }
    }

    private func place() throws -> StorePlace {
        if path.contains("://") { return try StorePlace(path) }
        guard case .sqlite(let file) = try StorePlace(path) else { return try StorePlace(path) }
        let nested = "\(file)/store"
        if FileManager.default.fileExists(atPath: "\(nested)/records.sqlite") { return .sqlite(nested) }
        guard FileManager.default.fileExists(atPath: file) else { throw CommandFault("There is no store at \(file).") }
        return .sqlite(file)
    }

    private func publicKey(of place: StorePlace) throws -> VerificationKey {
        if let key { return try VerificationKey(text: try InputFile.text(key).trimmingCharacters(in: .whitespacesAndNewlines)) }
        guard let folder = keys ?? place.usualKeys else {
            throw CommandFault("The public key of the checkpoints is not beside the store; say where it is with --key.")
        }
        return try KeyFolder(folder).verificationKey()
    }

    /// Without a keyring, what is sealed is counted and not opened.
    private func keyring(of place: StorePlace) throws -> Keyring? {
        guard !sealed, let folder = keys ?? place.usualKeys else { return nil }
        return try KeyFolder(folder).keyringIfPresent()
    }
}
