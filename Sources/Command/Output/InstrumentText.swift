import Foundation
import Instruments

/// The shelf as lines that fit a terminal.
enum InstrumentText {
    /// One line an instrument, under a heading a construct.
    static func list(_ instruments: [Instrument], unscored: [UnscoredInstrument]) -> String {
        var lines: [String] = []
        let width = instruments.map(\.id.rawValue.count).max() ?? 0
        for construct in Set(instruments.map(\.construct)).sorted() {
            if !lines.isEmpty { lines.append("") }
            lines.append(construct)
            for instrument in instruments where instrument.construct == construct {
                let check = instrument.keyConfidence == .medium ? "; compare the key once" : ""
                lines.append(
                    "  \(padded(instrument.id.rawValue, width))  \(instrument.name) (\(instrument.abbreviation)), "
                        + "\(instrument.timeframe.rawValue)\(check)")
            }
        }
        if !unscored.isEmpty {
            lines += ["", "known and not scored"]
            let width = unscored.map(\.id.rawValue.count).max() ?? 0
            lines += unscored.map { "  \(padded($0.id.rawValue, width))  \($0.name): \($0.reason)" }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

enum InstrumentJSON {
    /// What a list says of an instrument.
    struct Entry: Encodable {
        let id, name, abbreviation, form, version, construct, timeframe, respondent: String
        let items: Int
        let keyConfidence, wording, primaryScale: String
        let scales: [String]

        init(_ instrument: Instrument) {
            id = instrument.id.rawValue
            name = instrument.name
            abbreviation = instrument.abbreviation
            form = instrument.form
            version = instrument.version
            construct = instrument.construct
            timeframe = instrument.timeframe.rawValue
            respondent = instrument.respondent.rawValue
            items = instrument.items.count
            keyConfidence = instrument.keyConfidence.rawValue
            wording = instrument.licence.status.rawValue
            primaryScale = instrument.primaryScale.id
            scales = instrument.scales.map(\.id)
        }
    }

    /// Sorted keys, indented, a newline at the end.
    static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
