extension ReportNames {
    /// A sentence in which columns are called as people call them: `SCS at week 8` for `scs_total_item_mean_week8`.
    /// Names without an underscore are words of their own and stay.
    func spoken(_ text: String) -> String {
        guard !phrases.isEmpty, text.contains("_") else { return text }
        var spoken = ""
        var word = ""
        func close() {
            spoken += word.contains("_") ? phrases[word] ?? word : word
            word = ""
        }
        for character in text {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
            } else {
                close()
                spoken.append(character)
            }
        }
        close()
        return spoken
    }

    func spoken(_ table: ReportTable) -> ReportTable {
        ReportTable(caption: spoken(table.caption), columns: table.columns, rows: table.rows.map { $0.map(spoken) }, notes: table.notes.map(spoken))
    }
}
