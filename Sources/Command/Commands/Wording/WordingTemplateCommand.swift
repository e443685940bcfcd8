import ArgumentParser
import Instruments
import Interchange

struct WordingTemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Writes an empty table of an instrument's questions, to be filled in.",
        discussion: """
            As csv, each row names its item by code and topic; the column text is for the official \
            words. As fhir, a FHIR R4 Questionnaire with placeholders, to be built on. A file that is \
            there already is not overwritten.
            """)

    @Option(help: "csv or fhir.")
    var format: WordingFormat = .csv

    @Option(help: ArgumentHelp("The language of the words, for instance de or de-AT.", valueName: "tag"))
    var language = "en"

    @Option(name: [.customShort("o"), .customLong("output")], help: ArgumentHelp("Write to this file instead of the terminal.", valueName: "file"))
    var output: String?

    @Argument(help: "The instrument's id, for instance scs.")
    var instrument: String

    func run() throws {
        if let output { try OutputFile.requireNew(output) }
        let instrument = try Catalog.bundled().instrument(named: instrument)
        let language = try LanguageTag(language)
        let bytes =
            switch format {
            case .csv: WordingTemplate.bytes(for: instrument, language: language)
            case .fhir: try FHIRQuestionnaireWriter.bytes(of: .placeholder(for: instrument, language: language), for: instrument)
            }
        let text = String(decoding: bytes, as: UTF8.self)
        if let output { try OutputFile.write(text, to: output) } else { StandardOutput.write(text) }
    }
}

/// In what form words are written.
enum WordingFormat: String, ExpressibleByArgument, CaseIterable { case csv, fhir }
