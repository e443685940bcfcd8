import ArgumentParser
import Bookkeeping
import Foundation
import Ledger

struct BundleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle",
        abstract: "Writes the ledger as a folder that anybody can verify without server and keys.",
        discussion: """
            Answers stay sealed in it. Whoever gets it runs: maitri verify FOLDER --key ledger.pub, \
            with a public key had from elsewhere.

              maitri bundle --store sqlite:study/store --out trial-bundle
              maitri bundle --store sqlite:study/store --out signed.json --entry 17 --entry 18
            """)

    @OptionGroup var options: StoreOptions

    @Option(help: ArgumentHelp("The folder to make; with --entry, the file.", valueName: "path"))
    var out: String

    @Option(
        name: .customLong("entry"),
        help: ArgumentHelp("Write an excerpt of these entries alone, with proof that they stand in the ledger.", valueName: "number"))
    var entries: [Int64] = []

    @Option(name: .customLong("witness"), help: ArgumentHelp("A file with the public key of a witness that cosigned.", valueName: "file"))
    var witnesses: [String] = []

    func run() async throws {
        let key = try options.keyFolder.verificationKey()
        let known = try witnesses.map { try WitnessVerificationKey(text: Self.line(of: $0)) }
        let (out, entries) = (out, entries)
        let evidence = try await options.place.evidence()
        let said = try await evidence.read { store in
            let checkpoints = try store.checkpoints().map { try SignedCheckpoint(parsing: $0) }
            func rows(_ body: (LedgerRow) throws -> Void) throws {
                try store.ledgerRows(from: 0) { row in
                    try body(row)
                    return true
                }
            }
            guard entries.isEmpty else {
                guard let newest = checkpoints.max(by: { $0.checkpoint.size < $1.checkpoint.size }) else {
                    throw CommandFault("The ledger has no signed checkpoint yet.")
                }
                let excerpt = try Excerpt.make(of: entries, rows: rows, checkpoint: newest, key: key)
                try OutputFile.write(try excerpt.json(), to: out)
                return "\(out): \(entries.count) of \(newest.checkpoint.size) entries, with proof."
            }
            let manifest = try BundleWriter.write(to: out, rows: rows, checkpoints: checkpoints, key: key, witnesses: known)
            return "\(out): \(manifest.entries) entries, \(manifest.checkpoints) checkpoints, root \(manifest.root.hex)."
        }
        try await evidence.close()
        StandardOutput.line(said)
    }

    static func line(of path: String) throws -> String {
        try InputFile.text(path).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// A bundle or an excerpt, looked at.
enum BundleLook {
    static func isBundle(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/manifest.json")
            && FileManager.default.fileExists(atPath: path + "/entries.bin")
    }

    static func isExcerpt(_ path: String) -> Bool { path.hasSuffix(".json") && FileManager.default.fileExists(atPath: path) }

    static func verify(_ path: String, key: String?, checkpoints: [String], witnesses: [String], json: Bool) throws {
        guard checkpoints.count <= 1 else { throw CommandFault("A bundle is compared with one kept checkpoint: give the newest.") }
        let report = try BundleVerification.verify(
            directory: path, expectedKey: try key.map(BundleCommand.line), keptCheckpoint: checkpoints.first,
            witnessKeys: try witnesses.map(BundleCommand.line))
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            StandardOutput.line(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
            StandardOutput.line(report.summary)
            for sentence in report.sentences { StandardOutput.line("  \(sentence)") }
            for statement in report.statements { StandardOutput.line("\(word(statement.standing)) \(statement.sentence)") }
        }
        if !report.isIntact { throw ExitCode(1) }
    }

    static func verifyExcerpt(_ path: String, key: String?, witnesses: [String]) throws {
        let report = try Excerpt(json: Array(try InputFile.text(path).utf8)).verify(
            expectedKey: try key.map(BundleCommand.line), witnessKeys: try witnesses.map(BundleCommand.line))
        for finding in report.findings { StandardOutput.line("  \(finding)") }
        for statement in report.statements { StandardOutput.line("\(word(statement.standing)) \(statement.sentence)") }
        for entry in report.shown {
            StandardOutput.line("  \(entry.sequence)  \(InstantText.utc(entry.instant))  \(entry.actor) (\(entry.role))  \(entry.act)  \(entry.object)")
        }
        if !report.isIntact { throw ExitCode(1) }
    }

    private static func word(_ standing: BundleStatement.Standing) -> String {
        switch standing {
        case .shown: "Shown:"
        case .ifKeyIsRight: "If the key is right:"
        case .notShown: "Not shown:"
        }
    }
}
