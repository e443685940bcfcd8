import Instruments

/// Our own plain format: a table with the columns `kind`, `code`, `value`, `text`, and `note`,
/// which is not read.
///
/// | kind | code | value | text |
/// |---|---|---|---|
/// | `instrument` | id | version of the definition | |
/// | `language` | tag | | |
/// | `title` | | | words |
/// | `instructions` | | | words; several rows become several lines |
/// | `option` | item, or empty for all | number | label |
/// | `anchor` | item, or empty for all | `low`, `middle`, `high` | words |
/// | `item` | item | | words |
struct WordingTable {
    let file: CSVPlaces
    let request: WordingImport
    var findings = ImportFindings()

    static let columns = ["kind", "code", "value", "text"]

    static func recognises(_ file: CSVPlaces) -> Bool { columns.allSatisfy { file.has($0) } }

    private struct Answers {
        var options: [ReadOption] = []
        var anchors: [String: ReadText] = [:]
        var row = 0
    }

    init(file: CSVPlaces, request: WordingImport) {
        self.file = file
        self.request = request
    }

    mutating func form() throws -> ReadForm? {
        if let problem = tooMuch() {
            findings.fault("", problem)
            return nil
        }
        var title: ReadText?
        var instructions: [ReadText] = []
        var fields: [ReadField] = []
        var answers: [String: Answers] = [:]
        var instrument: (id: String, version: String)?
        var language: LanguageTag?
        for row in file.rows {
            let (code, value) = (file.field(row, "code"), file.field(row, "value"))
            let text = ReadText(base: findings.plain(file.field(row, "text"), at: file.place(row, "text")))
            switch file.field(row, "kind").lowercased() {
            case "instrument": instrument = (code, value)
            case "language":
                do { language = try LanguageTag(code) } catch {
                    findings.fault(file.place(row, "code"), error.description)
                }
            case "title": title = text.base.isEmpty ? nil : text
            case "instructions": if !text.base.isEmpty { instructions.append(text) }
            case "option":
                guard let number = plainNumber(value) else {
                    findings.fault(file.place(row, "value"), "'\(value.prefix(40))' is no number.")
                    continue
                }
                answers[code, default: Answers(row: row)].options.append(.init(value: number, label: text))
            case "anchor": anchor(value, text, row, into: &answers[code, default: Answers(row: row)].anchors)
            case "item":
                fields.append(
                    ReadField(
                        name: code, text: text, isRating: true, place: file.place(row),
                        textPlace: file.place(row, "text"), answersPlace: file.place(row)))
            case let kind:
                findings.fault(file.place(row, "kind"), "'\(kind.prefix(40))' is none of instrument, language, title, instructions, option, anchor, item.")
            }
        }
        place(answers, in: &fields)
        guard let language = chosen(language) else { return nil }
        return ReadForm(
            language: language, title: title, instructions: instructions, fields: fields,
            names: Set(fields.map(\.name)), instrument: instrument?.id, version: (instrument?.version).flatMap { $0.isEmpty ? nil : $0 })
    }

    /// Why the file cannot be this form's; nil where it may be.
    private func tooMuch() -> String? {
        var questions = 0
        var options: [String: Int] = [:]
        for row in file.rows {
            switch file.field(row, "kind").lowercased() {
            case "item": questions += 1
            case "option", "anchor": options[file.field(row, "code"), default: 0] += 1
            default: continue
            }
        }
        return ImportLimits(request.instrument).problem(
            questions: questions, options: options.values.reduce(0, +), most: options.values.max() ?? 0)
    }

    private mutating func anchor(
        _ end: String, _ text: ReadText, _ row: Int, into anchors: inout [String: ReadText]
    ) {
        let end = end.lowercased()
        guard ["low", "middle", "high"].contains(end) else {
            findings.fault(file.place(row, "value"), "'\(end.prefix(40))' is none of low, middle, high.")
            return
        }
        if anchors.updateValue(text, forKey: end) != nil {
            findings.fault(file.place(row, "value"), "The words of '\(end)' stand here twice.")
        }
    }

    /// Gives each item its answers: its own, or those of all where the key gives it no own scale.
    private mutating func place(_ answers: [String: Answers], in fields: inout [ReadField]) {
        let names = Set(fields.map(\.name))
        for (code, found) in answers.sorted(by: { $0.value.row < $1.value.row })
        where !code.isEmpty && !names.contains(code) {
            findings.fault(file.place(found.row, "code"), "Answers stand here for '\(code)', and the file has no such item.")
        }
        for index in fields.indices {
            let hasOwnScale = request.instrument.item(fields[index].name)?.response != nil
            let shared = hasOwnScale ? nil : answers[""]
            guard let found = answers[fields[index].name] ?? shared else { continue }
            fields[index].options = found.options
            fields[index].answersPlace = file.place(found.row)
            guard !found.anchors.isEmpty else { continue }
            let middle = found.anchors["middle"].flatMap { $0.base.isEmpty ? nil : $0 }
            let empty = ReadText(base: "")
            fields[index].anchors = ReadAnchors(
                low: found.anchors["low"] ?? empty, middle: middle, high: found.anchors["high"] ?? empty)
        }
    }

    /// The file's language, which must not contradict the one that was given.
    private mutating func chosen(_ named: LanguageTag?) -> LanguageTag? {
        if let named, let given = request.language, named != given {
            findings.fault("", "The file says that it is in \(named), and was given as \(given).")
        }
        if let language = named ?? request.language { return language }
        findings.fault("", "No language is named. Add a row 'language,en,,' or give the language with the file.")
        return nil
    }
}
