import Instruments
import Statistics

/// Makes wordings, one a language, of a form whose questions are tied to items, and holds each
/// against the key.
struct WordingBuilder {
    let request: WordingImport

    private typealias BoundField = (code: String, field: ReadField)

    func build(
        _ form: ReadForm, findings: ImportFindings, digest: ([UInt8]) -> String
    ) throws -> ImportedWording {
        var findings = findings
        let key = request.instrument
        if let named = form.instrument, named != key.id.rawValue {
            findings.fault("", "The file is for '\(named)', and was given for '\(key.id)'.")
        }
        if let version = form.version, version != key.version {
            findings.fault("", "The file was made for version \(version) of the definition, which is now at \(key.version). Write a new template and compare.")
        }
        for name in request.passingOver.subtracting(form.names).sorted() {
            let nearest = nearestNames(to: name, among: form.names.sorted()).first
            findings.fault("", "--pass-over \(name): the file has no such field." + (nearest.map { " The nearest is '\($0)'." } ?? ""))
        }
        let binder = FieldBinder(instrument: key, others: request.others)
        let fields = form.fields.filter { !request.passingOver.contains($0.name) }
        guard let bound = binder.bind(fields, findings: &findings), !bound.fields.isEmpty else {
            throw WordingImportFaults(file: request.file, faults: findings.faults)
        }
        checkRanges(bound.fields, findings: &findings)
        var wordings: [Wording] = []
        let translations = Set(form.fields.flatMap { $0.text.translations.keys }).subtracting([form.language]).sorted()
        for language in [nil] + translations.map(Optional.some) {
            let wording = wording(form, bound.fields, language: language, digest: digest, findings: &findings)
            report(wording.check(against: key), bound.fields, language: language, findings: &findings)
            wordings.append(wording)
        }
        guard findings.faults.isEmpty else {
            throw WordingImportFaults(file: request.file, faults: findings.faults)
        }
        return ImportedWording(wordings: wordings, binding: bound.binding, notes: findings.notes)
    }

    private func wording(
        _ form: ReadForm, _ fields: [BoundField], language: LanguageTag?,
        digest: ([UInt8]) -> String, findings: inout ImportFindings
    ) -> Wording {
        let key = request.instrument
        let (shared, own) = responses(fields, language: language, findings: &findings)
        var items: [ItemWording] = []
        for (index, entry) in fields.enumerated() {
            let text = translated(entry.field.text, language, at: entry.field.textPlace, findings: &findings)
            items.append(ItemWording(code: entry.code, text: text, response: own[index]))
        }
        let instructions = form.instructions.compactMap { $0.text(in: language) }.filter { !$0.isEmpty }
        if instructions.count < form.instructions.count, let language {
            findings.note("", "The instructions have no translation into \(language) and were left out of it.")
        }
        if let title = form.title, title.text(in: language) == nil, let language {
            findings.note("", "The title has no translation into \(language); the instrument's name stands in its place.")
        }
        return Wording(
            instrument: key.id, definitionVersion: key.version, language: language ?? form.language,
            title: form.title?.text(in: language) ?? request.title ?? key.name,
            instructions: instructions.isEmpty ? nil : instructions.joined(separator: "\n"),
            response: shared, items: items
        ).imported(
            by: request.importedBy, at: request.importedAt, from: request.file, terms: request.terms,
            digest: digest)
    }

    /// The most frequent answers of the items on the shared scale, and those of every other item.
    private func responses(
        _ fields: [BoundField], language: LanguageTag?, findings: inout ImportFindings
    ) -> (shared: ResponseWording, own: [ResponseWording?]) {
        var all: [ResponseWording] = []
        var counts: [ResponseWording: Int] = [:]
        var order: [ResponseWording] = []
        for (code, field) in fields {
            let response = response(of: field, language: language, findings: &findings)
            all.append(response)
            guard let item = request.instrument.item(code), item.response == nil else { continue }
            if counts[response] == nil { order.append(response) }
            counts[response, default: 0] += 1
        }
        var shared = ResponseWording()
        var most = 0
        for response in order where !response.isEmpty {
            guard let count = counts[response], count > most else { continue }
            (shared, most) = (response, count)
        }
        var own: [ResponseWording?] = []
        for (index, response) in all.enumerated() {
            let isOnShared = request.instrument.item(fields[index].code).map { $0.response == nil } ?? true
            if isOnShared { own.append(response == shared ? nil : response) } else {
                own.append(response.isEmpty ? nil : response)
            }
        }
        return (shared, own)
    }

    private func response(
        of field: ReadField, language: LanguageTag?, findings: inout ImportFindings
    ) -> ResponseWording {
        var options: [OptionWording] = []
        for option in field.options {
            let label = translated(option.label, language, at: field.answersPlace, findings: &findings)
            options.append(OptionWording(value: option.value, label: label))
        }
        let place = field.answersPlace
        guard let anchors = field.anchors else { return ResponseWording(options: options) }
        let middle = anchors.middle.map { translated($0, language, at: place, findings: &findings) }
        let low = translated(anchors.low, language, at: place, findings: &findings)
        let high = translated(anchors.high, language, at: place, findings: &findings)
        return ResponseWording(options: options, anchors: AnchorWording(low: low, middle: middle, high: high))
    }

    private func translated(
        _ text: ReadText, _ language: LanguageTag?, at place: String, findings: inout ImportFindings
    ) -> String {
        if let found = text.text(in: language) { return found }
        findings.fault(place, "There is no translation into \(language?.rawValue ?? ""), which other texts of the file have.")
        return text.base
    }

    private func checkRanges(_ fields: [BoundField], findings: inout ImportFindings) {
        for (code, field) in fields {
            guard let range = field.range, let item = request.instrument.item(code) else { continue }
            let scale = request.instrument.response(of: item)
            guard scale.minimum != range.lowerBound || scale.maximum ?? range.upperBound != range.upperBound else { continue }
            let found = "\(OptionWording.text(of: range.lowerBound)) to \(OptionWording.text(of: range.upperBound))"
            findings.fault(field.place, "The answers run \(found); the scale runs \(scale.description).")
        }
    }

    private func report(
        _ faults: WordingFaults, _ fields: [BoundField], language: LanguageTag?, findings: inout ImportFindings
    ) {
        for fault in faults.faults {
            // What is said of the file as a whole is said once, not once a language.
            let tongue = language.map { "in \($0), " } ?? ""
            // The last of two of a name: that is the one too many.
            let field = fields.last { $0.code == fault.item }?.field
            let shared = fault.part == "answers" && fault.item == nil ? fields.first?.field : nil
            let name = fault.item.map { ", item \($0)" } ?? ""
            switch fault.part {
            case "text": findings.fault((field?.textPlace ?? "") + name, tongue + fault.sentence)
            case "answers": findings.fault((field ?? shared)?.answersPlace ?? "answers", tongue + fault.sentence)
            case "code": findings.fault(field.map { $0.place + name } ?? "item \(fault.item ?? "")", fault.sentence)
            default: findings.fault(fault.part, fault.part == "form" ? fault.sentence : tongue + fault.sentence)
            }
        }
    }
}
