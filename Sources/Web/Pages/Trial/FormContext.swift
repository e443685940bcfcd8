package import Instruments

/// A questionnaire as a form. Template: `Trial/Trial`.
package struct FormContext: Sendable {
    /// That these are placeholders, or in which language and by whose leave the wording stands.
    package let mark: PageText
    /// Terms of the official wording.
    package let licence: PageText
    /// Where it is sent.
    package let action: PageText
    /// The name of the field that says it was sent.
    package let marker: PageText
    /// What stands before the first question.
    package let instructions: PageText
    /// There is something to know about the answers.
    package let hasNotes: Bool
    /// What the definition says about the answers and their scores.
    package let notes: [PageText]
    /// There are faults.
    package let hasFaults: Bool
    /// What could not be scored, and why, each with the way to its field.
    package let faults: [FaultContext]
    /// One a question.
    package let fields: [FieldContext]

    package init(_ instrument: Instrument, tried: TriedForm?, faults: [FormFault]) {
        let wording = Wording.placeholder(for: instrument, language: .english)
        mark = PageText("Placeholder wording, made for this program. It is not the questionnaire.")
        licence = PageText("The official wording is not shipped (\(instrument.licence.status.words)); a site imports what it may use.")
        action = PageText(SiteURL.trial(.value(instrument.id.rawValue)).link)
        marker = PageText(TriedForm.marker)
        instructions = PageText("\(wording.instructions ?? instrument.recall) What is left open stays unanswered.")
        notes = instrument.notes.map { PageText($0) }
        hasNotes = !notes.isEmpty
        self.faults = faults.map { FaultContext($0) }
        hasFaults = !faults.isEmpty
        fields = instrument.items.map { item in
            FieldContext(
                item, instrument: instrument, wording: wording, tried: tried, fault: faults.first { $0.item == item })
        }
    }
}
