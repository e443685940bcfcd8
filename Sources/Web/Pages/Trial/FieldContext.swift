import Instruments

/// One question. Template: `Trial/Field`.
package struct FieldContext: Sendable {
    /// Its place on the form: `Item 3`.
    package let number: PageText
    /// The question, or what stands in for it.
    package let text: PageText
    /// It has a few values to choose from; else a number is written.
    package let isChoice: Bool
    /// What can be chosen: values, that one would rather not say, and to leave the question open. Beside a
    /// number that is written: that one would rather not say.
    package let options: [OptionContext]
    /// Anchor of the field.
    package let id: PageText
    /// The name under which it is sent.
    package let name: PageText
    /// A number below zero may be written, for which some keyboards of digits have no sign.
    package let isSigned: Bool
    /// What may be written.
    package let hint: RemarkContext
    /// What was written.
    package let value: PageText
    /// When the form does not ask the question, or nil.
    package let condition: RemarkContext?
    /// What is wrong with what was written, or nil.
    package let fault: RemarkContext?
    /// The ids of the remarks on this field, or nil without any.
    package let describedBy: PageText?

    /// A longer list is written, not chosen.
    private static let mostChoices = 11

    static func anchor(_ item: Item) -> String { "field-\(item.code)" }

    init(_ item: Item, instrument: Instrument, wording: Wording, tried: TriedForm?, fault: FormFault?) {
        let scale = instrument.response(of: item)
        let values = scale.values.flatMap { $0.count <= Self.mostChoices ? $0 : nil } ?? []
        let anchor = Self.anchor(item)
        let isChoice = !values.isEmpty
        let given = tried?[item] ?? ""
        number = PageText("Item \(item.number)")
        text = PageText(wording.item(item.code)?.text ?? item.topic)
        self.isChoice = isChoice
        id = PageText(anchor)
        name = PageText(item.code)
        isSigned = scale.minimum < 0
        hint = RemarkContext(id: PageText("\(anchor)-hint"), text: PageText("A number, \(scale.fullDescription)."))
        value = PageText(given == TriedForm.declined ? "" : given)
        condition = item.skip.map {
            RemarkContext(id: PageText("\(anchor)-skip"), text: PageText("Not asked when \($0.when.text)."))
        }
        self.fault = fault.map { RemarkContext(id: PageText("\(anchor)-fault"), text: $0.text) }
        let remarks = [isChoice ? nil : hint, condition, self.fault].compactMap { $0?.id.text }
        describedBy = remarks.isEmpty ? nil : PageText(remarks.joined(separator: " "))
        let choices = values.map { value in
            OptionContext(item, value, label: wording.label(of: value, for: item), given: given)
        }
        options = isChoice ? choices + OptionContext.withoutAnswer(item, tried) : [OptionContext.refusal(item, tried)]
    }
}

/// A line about a field, to which the field points.
package struct RemarkContext: Sendable {
    /// Anchor.
    package let id: PageText
    /// What is read.
    package let text: PageText
}

/// One thing that can be chosen.
package struct OptionContext: Sendable {
    /// Anchor of the field.
    package let id: PageText
    /// The name under which it is sent.
    package let name: PageText
    /// What is sent.
    package let value: PageText
    /// What is read.
    package let label: PageText
    /// It was chosen.
    package let isChosen: Bool
}

extension OptionContext {
    /// A value of the response scale.
    fileprivate init(_ item: Item, _ value: Double, label: String?, given: String) {
        let text = OptionWording.text(of: value)
        var isChosen = false
        if case .value(let written) = WrittenNumber(given) { isChosen = written == value }
        self.init(
            id: PageText("\(FieldContext.anchor(item))-\(text)"), name: PageText(item.code), value: PageText(text),
            label: PageText(label.flatMap { $0 == text ? nil : "\(text) \($0)" } ?? text), isChosen: isChosen)
    }

    /// The two ways to give no answer, as values of the question's own field.
    fileprivate static func withoutAnswer(_ item: Item, _ tried: TriedForm?) -> [OptionContext] {
        let given = tried?[item]
        let isDeclined = tried?.isDeclined(item) == true && [nil, "", TriedForm.declined].contains(given)
        return [
            OptionContext(
                id: PageText("\(FieldContext.anchor(item))-declined"), name: PageText(item.code),
                value: PageText(TriedForm.declined), label: "Prefer not to answer", isChosen: isDeclined),
            OptionContext(
                id: PageText("\(FieldContext.anchor(item))-open"), name: PageText(item.code), value: "",
                label: "Leave open", isChosen: given == "" && !isDeclined),
        ]
    }

    /// Beside a number that is written: its own field says that the question is declined.
    fileprivate static func refusal(_ item: Item, _ tried: TriedForm?) -> OptionContext {
        OptionContext(
            id: PageText("\(FieldContext.anchor(item))-declined"), name: PageText(TriedForm.refusal(of: item)),
            value: PageText(TriedForm.declined), label: "Prefer not to answer", isChosen: tried?.isDeclined(item) == true)
    }
}
