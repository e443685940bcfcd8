import Instruments

/// Ties the questions of a form to the items of an instrument: by the items' codes, by their
/// codes in a public terminology, by numbers behind the instrument's name, and only then by order.
struct FieldBinder {
    let instrument: Instrument
    let others: [Instrument]

    struct Bound {
        let binding: FieldBinding
        /// Item code, or the field's own name where the form has no such item; with the field.
        let fields: [(code: String, field: ReadField)]
    }

    /// nil when the fields cannot be tied at all; the findings say why.
    func bind(_ fields: [ReadField], findings: inout ImportFindings) -> Bound? {
        let ways: [(binding: FieldBinding, code: (ReadField) -> String?)] = [
            (.codes, { instrument.item($0.name)?.code }),
            (.terminology, { terminologyItem($0) }),
            (.numbers, { numberedItem($0.name, of: instrument) }),
        ]
        var best: (binding: FieldBinding, codes: [String?], count: Int)?
        for way in ways {
            let codes = fields.map(way.code)
            let count = codes.count { $0 != nil }
            if count > best?.count ?? 0 { best = (way.binding, codes, count) }
        }
        guard let best else { return byOrder(fields, findings: &findings) }
        var bound: [(code: String, field: ReadField)] = []
        for (field, code) in zip(fields, best.codes) {
            if let code {
                bound.append((code, field))
            } else if field.isRating {
                bound.append((field.name, field))
            } else {
                findings.note(field.place, "The field '\(field.name)' is no item and was passed over.")
            }
        }
        return Bound(binding: best.binding, fields: bound)
    }

    private func byOrder(_ fields: [ReadField], findings: inout ImportFindings) -> Bound? {
        let ratings = fields.filter(\.isRating)
        for other in others {
            let count = ratings.count { other.item($0.name) != nil || numberedItem($0.name, of: other) != nil }
            guard count > 0, count * 2 >= ratings.count else { continue }
            findings.fault("", "The questions are named like those of \(other.abbreviation) ('\(other.id)'), not of \(instrument.abbreviation). Import the file for that instrument.")
            return nil
        }
        guard ratings.count == instrument.items.count else {
            findings.fault("", "No question carries an item's code (such as '\(instrument.items.first?.code ?? "")'), and there are \(ratings.count) questions where \(instrument.abbreviation) has \(instrument.items.count) items. Name the questions by the items' codes.")
            return nil
        }
        let numbers = ratings.map { NumberedName($0.name) }
        let stems = Set(numbers.map { $0?.stem })
        if stems.count == 1, stems.first != .some(nil) {
            for (index, number) in numbers.enumerated() where index > 0 {
                guard let here = number?.number, let before = numbers[index - 1]?.number, here <= before else { continue }
                findings.fault(ratings[index].place, "The questions are numbered, and '\(ratings[index].name)' stands after '\(ratings[index - 1].name)'. Put them in the order of the form, or name them by the items' codes.")
                return nil
            }
        }
        for field in fields where !field.isRating {
            findings.note(field.place, "The field '\(field.name)' is no item and was passed over.")
        }
        findings.note("", "The questions were tied to the items by their order alone. Compare each with its topic once before use.")
        return Bound(binding: .order, fields: zip(instrument.items, ratings).map { ($0.code, $1) })
    }

    /// Whether a name is one of the instrument's items.
    func knows(_ name: String) -> Bool {
        instrument.item(name) != nil || numberedItem(name, of: instrument) != nil
    }

    private func terminologyItem(_ field: ReadField) -> String? {
        let name = String(field.name.drop { $0 == "/" })
        let code = instrument.codes.first { code in
            instrument.item(code.of) != nil && (code.code == name || field.codes.contains(code.code))
        }
        return code?.of
    }

    /// `PHQ9-03`, `phq9_q3`: the item's number behind the id, the abbreviation or the codes' stem.
    private func numberedItem(_ name: String, of instrument: Instrument) -> String? {
        guard let numbered = NumberedName(name) else { return nil }
        let stems = [instrument.id.rawValue, instrument.abbreviation]
            + [instrument.items.first.flatMap { NumberedName($0.code)?.stem }].compactMap(\.self)
        let plain = Set(stems.map(NumberedName.plain))
        let stem = NumberedName.plain(numbered.stem)
        let endings = ["", "q", "item", "i"]
        let isOurs = endings.contains { stem.hasSuffix($0) && plain.contains(String(stem.dropLast($0.count))) }
        return isOurs ? instrument.item(number: numbered.number)?.code : nil
    }
}

/// A name that ends in a number.
struct NumberedName: Hashable {
    let stem: String
    let number: Int

    init?(_ name: String) {
        let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(String(digits.reversed())) else { return nil }
        stem = String(name.dropLast(digits.count))
        self.number = number
    }

    /// Letters and digits in small letters.
    static func plain(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
