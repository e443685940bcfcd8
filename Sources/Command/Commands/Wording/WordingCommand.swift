import ArgumentParser

struct WordingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wording",
        abstract: "The words of questionnaires, which a site brings in itself.",
        discussion: """
            No study of real people goes live on placeholders, in a language that is missing, or \
            against the terms that the site has recorded.

              maitri instrument wording template scs --language de --output scs-de.csv
              maitri instrument wording import scs-de.csv --instrument scs --check
              maitri instrument wording ready --store sqlite:study/store
            """,
        subcommands: [
            WordingTemplateCommand.self, WordingImportCommand.self, WordingListCommand.self, WordingExportCommand.self,
            WordingReadyCommand.self,
        ])
}
