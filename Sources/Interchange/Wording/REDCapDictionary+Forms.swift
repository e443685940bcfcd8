import Instruments

extension REDCapDictionary {
    /// The rows of the form that was named, or of the only one with fields of the instrument.
    mutating func rowsOfForm() -> [Int]? {
        let rows = Array(file.rows)
        let binder = FieldBinder(instrument: request.instrument, others: [])
        var forms: [String] = []
        var seen: Set<String> = []
        var known: Set<String> = []
        for row in rows {
            let form = cell(row, .form)
            if seen.insert(form).inserted { forms.append(form) }
            if !known.contains(form), binder.knows(cell(row, .name)) { known.insert(form) }
        }
        let list = forms.prefix(20).map { "'\($0)'" }.joined(separator: ", ") + (forms.count > 20 ? " …" : "")
        if let wanted = request.form {
            guard forms.contains(wanted) else {
                findings.fault("", "There is no form '\(wanted)'. The dictionary has \(list).")
                return nil
            }
            return rows.filter { cell($0, .form) == wanted }
        }
        guard forms.count > 1 else { return rows }
        let ours = forms.filter(known.contains)
        guard let form = ours.first, ours.count == 1 else {
            findings.fault("", "The dictionary has the forms \(list), and \(ours.isEmpty ? "none" : "more than one") has fields named after \(request.instrument.abbreviation). Name the form.")
            return nil
        }
        findings.note("", "Taken from the form '\(form)'.")
        return rows.filter { cell($0, .form) == form }
    }
}
