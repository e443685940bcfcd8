import Instruments

/// A REDCap data dictionary: the file that a project lets people download, or the answer of the
/// API's `metadata` export. One row a field.
///
/// Taken: `radio`, `dropdown`, `yesno`, `truefalse` and `slider` fields, in matrices or alone, and
/// validated or bare `text` fields for items that are counts. `descriptive` fields and section
/// headers before the first question become the instructions. Layout and branching are not taken.
struct REDCapDictionary {
    /// The two headers; the first name is that of the downloaded file.
    enum Column: String, CaseIterable {
        case name, form, header, type, label, choices, minimum, maximum, branching

        var names: [String] {
            switch self {
            case .name: ["Variable / Field Name", "field_name"]
            case .form: ["Form Name", "form_name"]
            case .header: ["Section Header", "section_header"]
            case .type: ["Field Type", "field_type"]
            case .label: ["Field Label", "field_label"]
            case .choices: ["Choices, Calculations, OR Slider Labels", "select_choices_or_calculations"]
            case .minimum: ["Text Validation Min", "text_validation_min"]
            case .maximum: ["Text Validation Max", "text_validation_max"]
            case .branching: ["Branching Logic (Show field only if...)", "branching_logic"]
            }
        }
    }

    let file: CSVPlaces
    let request: WordingImport
    let language: LanguageTag
    var findings = ImportFindings()
    private var columns: [Column: String] = [:]

    static func recognises(_ file: CSVPlaces) -> Bool {
        Column.name.names.contains { file.has($0) }
    }

    init(file: CSVPlaces, request: WordingImport, language: LanguageTag) {
        self.file = file
        self.request = request
        self.language = language
        for column in Column.allCases {
            let found = column.names.first { file.has($0) }
            columns[column] = found
            if found == nil, [.name, .type, .label, .choices].contains(column) {
                findings.fault("row 1", "The column '\(column.names[0])' (or '\(column.names[1])') is missing; a data dictionary has it.")
            }
        }
    }

    mutating func form() throws -> ReadForm? {
        guard findings.faults.isEmpty, let rows = rowsOfForm() else { return nil }
        let limits = ImportLimits(request.instrument)
        var form = ReadForm(language: language)
        form.names = Set(file.rows.map { cell($0, .name) })
        var options = 0
        for row in rows {
            let name = cell(row, .name)
            guard !request.passingOver.contains(name) else { continue }
            let header = cell(row, .header)
            if !header.isEmpty { heading(header, at: place(row, .header), in: &form) }
            switch cell(row, .type).lowercased() {
            case "descriptive": heading(cell(row, .label), at: place(row, .label), in: &form)
            case "radio", "dropdown", "yesno", "truefalse", "slider", "text", "checkbox":
                let field = field(row, name: name)
                options += field.options.count
                form.fields.append(field)
                guard let problem = limits.problem(questions: form.fields.count, options: options, most: field.options.count)
                else { continue }
                findings.fault("", problem)
                return nil
            case let type:
                findings.note(file.place(row), "The field '\(name)' of type '\(type)' was passed over.")
            }
        }
        return form
    }

    private mutating func field(_ row: Int, name: String) -> ReadField {
        let label = findings.plain(cell(row, .label), at: place(row, .label))
        if let piped = Self.piped(in: label) {
            findings.note(place(row, .label), "'[\(piped)]' would be filled in by REDCap; here it is shown as it stands.")
        }
        let type = cell(row, .type).lowercased()
        var field = ReadField(
            name: name, text: ReadText(base: label), isRating: type != "text", place: file.place(row),
            textPlace: place(row, .label), answersPlace: place(row, .choices))
        switch type {
        case "radio", "dropdown": field.options = choices(row)
        case "checkbox":
            findings.fault(place(row, .type), "A checkbox allows several answers. Make it a radio field.")
        case "yesno", "truefalse":
            let words = type == "yesno" ? ["Yes", "No"] : ["True", "False"]
            field.options = [.init(value: 1, label: .init(base: words[0])), .init(value: 0, label: .init(base: words[1]))]
            if language.lookup.last?.rawValue == "en" {
                findings.note(file.place(row), "REDCap's own words '\(words[0])' and '\(words[1])' stand for 1 and 0.")
            } else {
                findings.fault(place(row, .type), "REDCap keeps the words of a '\(type)' field to itself, in English. Make it a radio field with words in \(language).")
            }
        case "slider":
            field.anchors = anchors(row)
            field.range = range(row)
        default: break
        }
        let branching = cell(row, .branching)
        if !branching.isEmpty {
            findings.note(place(row, .branching), "The branching of '\(name)' was not taken; the definition says when an item is skipped.")
        }
        return field
    }

    func cell(_ row: Int, _ column: Column) -> String { columns[column].map { file.field(row, $0) } ?? "" }

    func place(_ row: Int, _ column: Column) -> String {
        columns[column].map { file.place(row, $0) } ?? file.place(row)
    }

    private mutating func heading(_ raw: String, at place: String, in form: inout ReadForm) {
        let text = findings.plain(raw, at: place)
        guard !text.isEmpty else { return }
        if form.fields.contains(where: \.isRating) {
            findings.note(place, "The heading between questions was passed over.")
        } else {
            form.instructions.append(ReadText(base: text))
        }
    }

    /// The first `[field]` in a label that REDCap would replace.
    private static func piped(in label: String) -> String? {
        var rest = label[...]
        while let open = rest.firstIndex(of: "[") {
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: "]") else { return nil }
            let inside = rest[..<close]
            let isName = inside.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "_-:".contains($0)) }
            if isName, inside.contains(where: \.isLetter) { return String(inside) }
        }
        return nil
    }
}
