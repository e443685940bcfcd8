import ArgumentParser
import Bookkeeping
import Instruments
import Interchange

struct WordingExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the words that a record holds, as they were brought in.",
        discussion: "  maitri instrument wording export scs --language de --store sqlite:study/store")

    @OptionGroup var options: StoreOptions

    @Option(help: ArgumentHelp("The language, for instance de.", valueName: "tag"))
    var language: String

    @Option(help: "csv or fhir.")
    var format: WordingFormat = .csv

    @Option(name: [.customShort("o"), .customLong("output")], help: ArgumentHelp("Write to this file instead of the terminal.", valueName: "file"))
    var output: String?

    @Argument(help: "The instrument's id, for instance scs.")
    var instrument: String

    func run() async throws {
        let instrument = try Catalog.bundled().instrument(named: instrument)
        let language = try LanguageTag(language)
        let shelf = try await options.read { try await $0.wordings() }
        guard let wording = shelf.wording(for: instrument, language: language) else {
            let others = shelf.languages(of: instrument).map(\.rawValue).joined(separator: ", ")
            throw CommandFault("The record holds no words of \(instrument.abbreviation) in \(language)." + (others.isEmpty ? "" : " It holds them in \(others)."))
        }
        let bytes =
            switch format {
            case .csv: WordingTemplate.bytes(of: wording)
            case .fhir: try FHIRQuestionnaireWriter.bytes(of: wording, for: instrument)
            }
        let text = String(decoding: bytes, as: UTF8.self)
        if let output { try OutputFile.write(text, to: output) } else { StandardOutput.write(text) }
    }
}
