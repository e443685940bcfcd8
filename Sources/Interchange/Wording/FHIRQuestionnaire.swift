import Instruments

/// A Questionnaire of FHIR R4 (hl7.org/fhir/R4/questionnaire.html) in JSON.
///
/// Groups are flattened in order. Questions are `choice`, `open-choice`, `integer`, `decimal`,
/// `quantity` and `boolean` items. `display` items and group texts before the first question
/// become the instructions. A choice's number is its `ordinalValue`, a whole `valueInteger`, or a
/// code that is a number. `translation` extensions give further languages.
struct FHIRQuestionnaire {
    let request: WordingImport
    var findings = ImportFindings()
    var contained: [String: FHIRElement] = [:]
    private var form: ReadForm?

    static let ratings: Set<String> = [
        "choice", "open-choice", "integer", "decimal", "quantity", "boolean",
    ]

    init(request: WordingImport) { self.request = request }

    mutating func form(_ bytes: [UInt8]) throws -> ReadForm? {
        let node: JSONNode
        do {
            node = try JSONParser.parse(bytes)
        } catch {
            findings.fault("line \(error.line)", error.problem)
            return nil
        }
        guard let root = FHIRElement(node, path: "") else { return nil }
        for name in root.doubled { findings.fault(name, "The field stands here twice.") }
        guard root.string("resourceType") == "Questionnaire" else {
            let found = root.string("resourceType").map { "a \($0.prefix(40))" } ?? "no FHIR resource"
            findings.fault("resourceType", "This is \(found). Give the Questionnaire itself.")
            return nil
        }
        guard let language = language(root) else { return nil }
        for resource in root.elements("contained") {
            if let id = resource.string("id") { contained[id] = resource }
        }
        var form = ReadForm(language: language)
        if root.string("title") != nil { form.title = text("title", of: root) }
        if let problem = tooMuch(root) {
            findings.fault("item", problem)
            return nil
        }
        for item in root.elements("item") { take(item, into: &form) }
        for item in root.elements("item") { form.names.formUnion(names(item)) }
        if form.fields.isEmpty { findings.fault("item", "The Questionnaire holds no question.") }
        return form.fields.isEmpty ? nil : form
    }

    private mutating func language(_ root: FHIRElement) -> LanguageTag? {
        guard let text = root.string("language") else {
            if request.language == nil {
                findings.fault("language", "The Questionnaire does not name its language. Give the language with the file.")
            }
            return request.language
        }
        do {
            let named = try LanguageTag(text)
            if let given = request.language, given != named {
                findings.fault("language", "The Questionnaire says that it is in \(named), and was given as \(given).")
            }
            return named
        } catch {
            findings.fault("language", error.description)
            return nil
        }
    }

    private mutating func take(_ item: FHIRElement, into form: inout ReadForm) {
        for name in item.doubled { findings.fault(item.place(name), "The field stands here twice.") }
        let (name, type) = (item.string("linkId") ?? "", item.string("type") ?? "")
        guard !request.passingOver.contains(name) else { return }
        switch type {
        case "group", "display":
            heading(item, into: &form)
        case _ where Self.ratings.contains(type):
            form.fields.append(question(item, name: name, type: type))
        case "":
            findings.fault(item.path, "The item has no type.")
        default:
            findings.note(item.path, "The item '\(name)' of type '\(type)' was passed over.")
        }
        for child in item.elements("item") where !["lower", "upper"].contains(child.control ?? "") {
            take(child, into: &form)
        }
    }

    private mutating func heading(_ item: FHIRElement, into form: inout ReadForm) {
        guard let text = text("text", of: item), !text.base.isEmpty else { return }
        if form.fields.isEmpty {
            form.instructions.append(text)
        } else {
            findings.note(item.place("text"), "The heading between questions was passed over.")
        }
    }

    private mutating func question(_ item: FHIRElement, name: String, type: String) -> ReadField {
        if item.isTrue("repeats") {
            findings.fault(item.place("repeats"), "The question allows several answers; an item has one.")
        }
        let answers = item.has("answerValueSet") ? "answerValueSet" : "answerOption"
        return ReadField(
            name: name, codes: item.elements("code").compactMap { $0.string("code") },
            text: text("text", of: item) ?? ReadText(base: ""), options: options(item), anchors: anchors(item),
            range: range(item), isRating: true, place: item.path, textPlace: item.place("text"),
            answersPlace: item.place(answers))
    }
}
