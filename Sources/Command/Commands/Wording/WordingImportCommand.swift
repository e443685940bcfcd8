import ArgumentParser
import Bookkeeping
import Instruments
import Interchange
import Ledger
import Records
import StudyDesign

struct WordingImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Brings in the official wording of an instrument.",
        discussion: """
            Understood are a FHIR R4 Questionnaire (JSON), a REDCap data dictionary (CSV, with either \
            header), and the table that the command template writes. Number and order of the items \
            and the values of the answers are held against the scoring key, and every fault is \
            listed with its place. What is recorded: the words (sealed), their language and checksum, \
            who brought them in, and the terms as the site states them.

              maitri instrument wording import scs-de.csv --instrument scs --check
              maitri instrument wording import scs-de.csv --instrument scs --store sqlite:study/store \\
               --by ada --as coordinator --terms-status freeWithPermission \\
               --terms "Free for research and care, with citation." --terms-source "author's letter, 2025-03-01"

            While maitri guard runs, it alone writes the record: --act writes the act as a line that \
            maitri record --spool hands in.
            """)

    @Option(help: ArgumentHelp("Which instrument the words belong to.", valueName: "id"))
    var instrument: String

    @Option(help: ArgumentHelp("The language, where the file does not name it.", valueName: "tag"))
    var language: String?

    @Option(help: ArgumentHelp("Which form of a REDCap dictionary it is.", valueName: "name"))
    var form: String?

    @Option(name: .customLong("pass-over"), help: ArgumentHelp("A field of the file that is no item of the instrument; may be given several times.", valueName: "field"))
    var passingOver: [String] = []

    @ArgumentParser.Flag(help: "Only check the file, and record nothing.")
    var check = false

    @OptionGroup var terms: TermsOptions

    @Option(help: ArgumentHelp("The record to bring them into: sqlite:PATH, or postgres://user@host/database.", valueName: "place"))
    var store: String?

    @Option(help: ArgumentHelp("The folder of the store's keys.", valueName: "folder"))
    var keys: String?

    @Option(help: ArgumentHelp("The account of the person who brings them in.", valueName: "account"))
    var by: String?

    @Option(name: .customLong("as"), help: ArgumentHelp("In which role: administrator, coordinator or investigator.", valueName: "role"))
    var role: String = "administrator"

    @Option(help: ArgumentHelp("Write the act to this file instead of recording it.", valueName: "file"))
    var act: String?

    @Argument(help: "The file with the words; - reads standard input.")
    var file: String

    func validate() throws {
        guard !check else { return }
        if by == nil { throw ValidationError("Say with --by whose account brings the words in, or only look with --check.") }
        if (store == nil) == (act == nil) { throw ValidationError("Give either --store or --act, or only look with --check.") }
    }

    func run() async throws {
        let catalog = try Catalog.bundled()
        let instrument = try catalog.instrument(named: instrument)
        let now = Clock.now()
        let request = WordingImport(
            instrument: instrument, language: try language.map { try LanguageTag($0) }, terms: try terms.terms,
            importedBy: by ?? "nobody", importedAt: now.milliseconds, file: file.split(separator: "/").last.map(String.init) ?? file,
            form: form, passingOver: Set(passingOver), others: catalog.instruments)
        let imported = try WordingFile.read(try InputFile.bytes(file), as: request) { Digest256(hashing: $0).hex }
        report(imported, of: instrument)
        if check { return }
        guard let role = Role(rawValue: role), let by else {
            throw CommandFault("\"\(role)\" is no role. Words are brought in by an administrator, coordinator or investigator.")
        }
        let acts = imported.wordings.map { Act(at: now, by: by, as: role, .wordingImported($0)) }
        if let act { return try OutputFile.write(try ActFile.text(of: acts), to: act) }
        try await record(acts)
    }

    private func report(_ imported: ImportedWording, of instrument: Instrument) {
        for wording in imported.wordings {
            StandardOutput.line("\(instrument.abbreviation) in \(wording.language): \(wording.items.count) items, matched \(imported.binding.words). The words fit the key.")
        }
        for note in imported.notes { StandardOutput.line(note) }
        if terms.status == nil { StandardOutput.line("No terms are stated, so no study of real people can go live on these words. State them with --terms-status, --terms and --terms-source.") }
    }

    private func record(_ acts: [Act]) async throws {
        guard let place = store else { return }
        let options = try StoreOptions.parse(["--store", place] + (keys.map { ["--keys", $0] } ?? []))
        let open = try await options.open()
        let outcomes: [Outcome]
        do {
            outcomes = try await open.record(acts)
            try await open.close()
        } catch {
            try? await open.close()
            throw error
        }
        for line in ActFile.lines(of: outcomes) { StandardOutput.line(line) }
        if outcomes.contains(where: { if case .refused = $0 { true } else { false } }) { throw ExitCode(1) }
    }
}
