extension REDCapDictionary {
    /// `0, Never | 1, Rarely, if ever`: each choice ends at a bar, its value at the first comma.
    mutating func choices(_ row: Int) -> [ReadOption] {
        let place = place(row, .choices)
        let text = cell(row, .choices)
        guard !text.isEmpty else {
            findings.fault(place, "The field has no choices. Write them as '0, words | 1, words'.")
            return []
        }
        var options: [ReadOption] = []
        for choice in text.split(separator: "|", omittingEmptySubsequences: false) {
            let parts = choice.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
            let code = parts.first?.trimmingSpaces ?? ""
            guard let value = plainNumber(code) else {
                findings.fault(place, "'\(code.prefix(40))' is no number. Write a choice as value, comma, words, and put bars between choices.")
                continue
            }
            let label = parts.count > 1 ? findings.plain(String(parts[1]), at: place) : ""
            options.append(ReadOption(value: value, label: ReadText(base: label)))
        }
        return options
    }

    /// `left | middle | right`; two labels are the ends.
    mutating func anchors(_ row: Int) -> ReadAnchors? {
        let place = place(row, .choices)
        var labels: [ReadText] = []
        for label in cell(row, .choices).split(separator: "|", omittingEmptySubsequences: false) {
            labels.append(ReadText(base: findings.plain(String(label), at: place)))
        }
        switch labels.count {
        case 2: return ReadAnchors(low: labels[0], middle: nil, high: labels[1])
        case 3:
            return ReadAnchors(low: labels[0], middle: labels[1].base.isEmpty ? nil : labels[1], high: labels[2])
        default:
            findings.fault(place, "A slider needs its labels as 'left | middle | right'; the middle may be empty.")
            return nil
        }
    }

    /// A slider runs from 0 to 100 unless the dictionary says otherwise.
    mutating func range(_ row: Int) -> ClosedRange<Double>? {
        let ends = [(Column.minimum, 0.0), (.maximum, 100)].map { column, usual -> Double? in
            let text = cell(row, column)
            return text.isEmpty ? usual : plainNumber(text)
        }
        guard let low = ends[0], let high = ends[1], low < high else {
            findings.fault(place(row, .minimum), "The ends of the slider are not two numbers, the lower one first.")
            return nil
        }
        return low...high
    }
}
