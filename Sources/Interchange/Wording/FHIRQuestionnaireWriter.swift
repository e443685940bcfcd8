import Foundation
public import Instruments

/// A wording as a FHIR R4 Questionnaire that reads back as the same words.
///
/// Link ids are item codes. An option is a coding whose code is its number, with `ordinalValue`;
/// the ends of a line are displays below the question. A middle anchor has no place in R4 and is
/// left out. Terms go into `copyright`; a placeholder is `draft` and `experimental`.
public enum FHIRQuestionnaireWriter {
    /// JSON in UTF-8, keys sorted: the same wording gives the same bytes.
    /// - Throws: ``WordingImportFaults`` when the wording does not fit the instrument.
    public static func bytes(of wording: Wording, for instrument: Instrument) throws -> [UInt8] {
        let faults = wording.check(against: instrument)
        guard faults.isEmpty else {
            let list = faults.faults.map { WordingImportFault(place: $0.place, problem: $0.sentence) }
            throw WordingImportFaults(file: "the wording of \(instrument.abbreviation)", faults: list)
        }
        var items: [WrittenItem] = []
        if let instructions = wording.instructions {
            for (index, line) in instructions.split(separator: "\n").enumerated() {
                items.append(WrittenItem(linkId: "instructions-\(index + 1)", type: "display", text: String(line)))
            }
        }
        for item in instrument.items { items.append(question(item, wording, instrument)) }
        let root = WrittenQuestionnaire(
            language: wording.language.rawValue, version: wording.definitionVersion,
            name: "Maitri_" + instrument.id.rawValue, title: wording.title,
            status: wording.isPlaceholder ? "draft" : "active", experimental: wording.isPlaceholder,
            copyright: copyright(wording.terms), item: items)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(root))
    }

    private static func copyright(_ terms: WordingTerms?) -> String? {
        guard let terms else { return nil }
        let holder = terms.holder.map { "\($0). " } ?? ""
        return "\(holder)\(terms.text) (\(terms.status.words); \(terms.source))"
    }

    private static func question(_ item: Item, _ wording: Wording, _ instrument: Instrument) -> WrittenItem {
        let response = wording.response(of: item)
        var written = WrittenItem(linkId: item.code, type: "choice", text: wording.item(item.code)?.text)
        let codes = instrument.codes.filter { $0.of == item.code && $0.system == "LOINC" }
        if !codes.isEmpty { written.code = codes.map { WrittenCoding(system: "http://loinc.org", code: $0.code) } }
        if !response.options.isEmpty {
            written.answerOption = response.options.map(WrittenOption.init)
        } else {
            written.type = "decimal"
            written.extension = limits(instrument.response(of: item))
        }
        if let anchors = response.anchors {
            written.item = [
                end("lower", anchors.low, of: item.code), end("upper", anchors.high, of: item.code),
            ]
        }
        return written
    }

    private static func limits(_ scale: ResponseScale) -> [WrittenExtension]? {
        guard let maximum = scale.maximum else { return nil }
        let base = WrittenExtension.base
        return [
            WrittenExtension(url: base + "minValue", valueDecimal: scale.minimum),
            WrittenExtension(url: base + "maxValue", valueDecimal: maximum),
        ]
    }

    private static func end(_ control: String, _ text: String, of code: String) -> WrittenItem {
        let coding = WrittenCoding(system: "http://hl7.org/fhir/questionnaire-item-control", code: control)
        let mark = WrittenExtension(
            url: WrittenExtension.base + "questionnaire-itemControl",
            valueCodeableConcept: WrittenConcept(coding: [coding]))
        return WrittenItem(linkId: "\(code)-\(control)", type: "display", text: text, extension: [mark])
    }
}

private struct WrittenQuestionnaire: Encodable {
    let resourceType = "Questionnaire"
    var language, version, name, title, status: String
    var experimental: Bool
    var copyright: String?
    var item: [WrittenItem]
}

private struct WrittenItem: Encodable {
    var linkId, type: String
    var text: String?
    var code: [WrittenCoding]?
    var answerOption: [WrittenOption]?
    var `extension`: [WrittenExtension]?
    var item: [WrittenItem]?
}

private struct WrittenOption: Encodable {
    var `extension`: [WrittenExtension]
    var valueCoding: WrittenCoding

    init(_ option: OptionWording) {
        `extension` = [WrittenExtension(url: WrittenExtension.base + "ordinalValue", valueDecimal: option.value)]
        valueCoding = WrittenCoding(
            code: OptionWording.text(of: option.value), display: option.label.isEmpty ? nil : option.label)
    }
}

private struct WrittenCoding: Encodable {
    var system: String?
    var code: String
    var display: String?
}

private struct WrittenConcept: Encodable {
    var coding: [WrittenCoding]
}

private struct WrittenExtension: Encodable {
    static let base = "http://hl7.org/fhir/StructureDefinition/"
    var url: String
    var valueDecimal: Double?
    var valueCodeableConcept: WrittenConcept?
}
