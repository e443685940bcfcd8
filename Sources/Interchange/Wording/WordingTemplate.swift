public import Instruments
import Statistics

/// The plain format written: an empty table to fill in, or the words that a site holds.
public enum WordingTemplate {
    /// Every code with its topic, to be filled in: the column `note` says what belongs where and is
    /// not read again. In UTF-8, with commas.
    public static func bytes(for instrument: Instrument, language: LanguageTag) -> [UInt8] {
        var rows = Rows()
        rows.add("instrument", instrument.id.rawValue, instrument.version, note: "\(instrument.abbreviation), \(instrument.form)")
        rows.add("language", language.rawValue)
        rows.add("title", note: "as the form prints it; empty takes the instrument's name")
        rows.add("instructions", note: "what stands before the first question; may stay empty")
        rows.add(instrument.response, of: "", topic: "all items")
        for item in instrument.items { rows.add("item", item.code, note: item.topic) }
        for item in instrument.items {
            if let own = item.response { rows.add(own, of: item.code, topic: item.topic) }
        }
        return rows.bytes()
    }

    /// A wording as a table that reads back as the same words.
    public static func bytes(of wording: Wording) -> [UInt8] {
        var rows = Rows()
        rows.add("instrument", wording.instrument.rawValue, wording.definitionVersion)
        rows.add("language", wording.language.rawValue)
        rows.add("title", text: wording.title)
        for line in (wording.instructions ?? "").split(separator: "\n") {
            rows.add("instructions", text: String(line))
        }
        rows.add(wording.response, of: "")
        for item in wording.items { rows.add("item", item.code, text: item.text) }
        for item in wording.items {
            if let own = item.response { rows.add(own, of: item.code) }
        }
        return rows.bytes()
    }
}

private struct Rows {
    private var cells: [[String]] = []

    mutating func add(_ kind: String, _ code: String = "", _ value: String = "", text: String = "", note: String = "") {
        cells.append([kind, code, value, text, note])
    }

    mutating func add(_ response: ResponseWording, of code: String) {
        for option in response.options {
            add("option", code, OptionWording.text(of: option.value), text: option.label)
        }
        guard let anchors = response.anchors else { return }
        add("anchor", code, "low", text: anchors.low)
        if let middle = anchors.middle { add("anchor", code, "middle", text: middle) }
        add("anchor", code, "high", text: anchors.high)
    }

    /// Rows to fill in for a scale.
    mutating func add(_ scale: ResponseScale, of code: String, topic: String) {
        switch scale.kind {
        case .count: break
        case .visualAnalog:
            add("anchor", code, "low", note: "\(topic): the low end")
            add("anchor", code, "high", note: "\(topic): the high end")
        case .likert, .clinicianRating, .binary:
            for value in scale.values ?? scale.labeledSteps {
                let isOpen = !scale.labeledSteps.isEmpty && !scale.labeledSteps.contains(value)
                add("option", code, OptionWording.text(of: value), note: isOpen ? "\(topic); may stay empty" : topic)
            }
        }
    }

    /// With a header, through the writer of tables.
    func bytes() -> [UInt8] {
        let names = WordingTable.columns + ["note"]
        var columns: [Column] = []
        for (index, name) in names.enumerated() {
            let texts = cells.map { $0[index] }
            let levels = Array(Set(texts)).sorted()
            var places: [String: Int] = [:]
            for (place, level) in levels.enumerated() { places[level] = place }
            columns.append(Column(name: name, content: .categorical(levels: levels, codes: texts.map { places[$0] })))
        }
        guard let table = try? DataTable(columns: columns) else { return [] }
        return DelimitedWriter().bytes(of: table)
    }
}
