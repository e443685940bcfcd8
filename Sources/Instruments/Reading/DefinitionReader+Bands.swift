extension DefinitionReader {
    mutating func severityBands(_ place: Place) -> SeverityBands? {
        guard
            let fields = fields(
                place, required: ["scale", "bands", "source"], optional: ["caution"])
        else { return nil }
        let scale = fields["scale"].flatMap { earlierScale($0) }
        let source = text(fields["source"])
        let caution = text(fields["caution"])
        let bands = each(fields["bands"]) { $0.band($1) }
        if let bands, let place = fields["bands"] {
            if bands.isEmpty { fault(place, "At least one band should stand here.") }
            checkChain(place, bands.map(\.interval))
            if let range = scale.flatMap({ known?.scales[$0] }) {
                checkCover(place, bands.map(\.interval), range)
            }
        }
        guard let scale, let source, let bands else { return nil }
        return SeverityBands(scale: scale, bands: bands, source: source, caution: caution)
    }

    mutating func band(_ place: Place) -> Band? {
        guard let (interval, fields) = interval(place, with: "name") else { return nil }
        let name = text(fields["name"])
        return name.map { Band(name: $0, interval: interval) }
    }

    /// An interval in an object of its own.
    mutating func interval(_ place: Place) -> Interval? { interval(place, with: nil)?.0 }

    /// An interval in its object, beside one required field.
    mutating func interval(_ place: Place, with field: String?) -> (Interval, Fields)? {
        let ends = ["from", "above", "to", "below"]
        let required = field.map { [$0] } ?? []
        guard let fields = fields(place, required: required, optional: ends) else { return nil }
        if fields["from"] != nil && fields["above"] != nil {
            fault(place, "Either 'from' or 'above' should stand here, not both.")
        }
        if fields["to"] != nil && fields["below"] != nil {
            fault(place, "Either 'to' or 'below' should stand here, not both.")
        }
        if ends.allSatisfy({ fields[$0] == nil }) {
            fault(place, "At least one of \(ends.joined(separator: ", ")) should stand here.")
        }
        let from = number(fields["from"]).map { Interval.End(value: $0, isIncluded: true) }
        let above = number(fields["above"]).map { Interval.End(value: $0, isIncluded: false) }
        let to = number(fields["to"]).map { Interval.End(value: $0, isIncluded: true) }
        let below = number(fields["below"]).map { Interval.End(value: $0, isIncluded: false) }
        let interval = Interval(lower: from ?? above, upper: to ?? below)
        if interval.isEmpty {
            fault(place, "Nothing lies \(interval.description).")
        }
        return (interval, fields)
    }

    /// Intervals stand in ascending order and meet without gap or overlap.
    mutating func checkChain(_ place: Place, _ intervals: [Interval]) {
        for (index, pair) in zip(intervals, intervals.dropFirst()).enumerated() {
            let (first, second) = pair
            let names = "Entries \(index) (\(first.description)) and \(index + 1) (\(second.description))"
            switch first.meeting(second) {
            case .exact: break
            case .overlap: fault(place, "\(names) overlap or are out of order.")
            case .gap: fault(place, "\(names) leave a gap between them.")
            }
        }
    }

    private mutating func checkCover(_ place: Place, _ intervals: [Interval], _ range: ScoreRange) {
        if let first = intervals.first, !first.contains(range.minimum) {
            fault(place, "No band holds the lowest score, \(NumberText.short(range.minimum)).")
        }
        if let last = intervals.last, let maximum = range.maximum, !last.contains(maximum) {
            fault(place, "No band holds the highest score, \(NumberText.short(maximum)).")
        }
    }
}
