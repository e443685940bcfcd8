/// Data dictionaries as REDCap writes them.
struct REDCapFile {
    /// The header of the file that people download.
    static let long = #""Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices, Calculations, OR Slider Labels","Field Note","Text Validation Type OR Show Slider Number","Text Validation Min","Text Validation Max",Identifier?,"Branching Logic (Show field only if...)","Required Field?","Custom Alignment","Question Number (surveys only)","Matrix Group Name","Matrix Ranking?","Field Annotation""#
    /// The header of the API.
    static let short = "field_name,form_name,section_header,field_type,field_label,select_choices_or_calculations,field_note,text_validation_type_or_show_slider_number,text_validation_min,text_validation_max,identifier,branching_logic,required_field,custom_alignment,question_number,matrix_group_name,matrix_ranking,field_annotation"

    static let choices = "0, Never so | 1, Seldom, if ever | 2, Often so | 3, Always so"

    var header = long
    var rows: [[String]] = []

    /// The meadow form behind a record id; each part of a row can be changed afterwards.
    init(header: String = long, names: [String] = (1...4).map { "meadow_\($0)" }, type: String = "radio", choices: String = choices) {
        self.header = header
        rows = [Self.row("record_id", type: "text", label: "Record ID", choices: "")]
        for (name, text) in zip(names, Meadow.texts) {
            rows.append(Self.row(name, type: type, label: text, choices: choices))
        }
    }

    static func row(
        _ name: String, form: String = "meadow", section: String = "", type: String, label: String, choices: String,
        minimum: String = "", maximum: String = "", matrix: String = ""
    ) -> [String] {
        [name, form, section, type, label, choices, "", "", minimum, maximum, "", "", "", "", "", matrix, "", ""]
    }

    /// With quotation marks round every field.
    func text(separator: String = ",", ending: String = "\n", mark: Bool = false) -> String {
        var lines = [header]
        for row in rows { lines.append(row.map(Meadow.quoted).joined(separator: separator)) }
        return (mark ? "\u{FEFF}" : "") + lines.joined(separator: ending) + ending
    }
}
