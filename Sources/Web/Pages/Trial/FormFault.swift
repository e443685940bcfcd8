package import Instruments

/// What is wrong with what was written in one field.
package struct FormFault: Hashable, Sendable {
    /// Where.
    package let item: Item
    /// From a capital to a full stop, without the item's name.
    package let sentence: String

    package init(item: Item, sentence: String) {
        self.item = item
        self.sentence = sentence
    }

    /// `Item 3 (phq9_3): 9 is off the scale, …`: every fault names its item in this one way.
    var text: PageText { PageText("Item \(item.number) (\(item.code)): \(sentence)") }
}

/// A fault in the list before the form. Template: `Trial/Trial`.
package struct FaultContext: Sendable {
    /// The fault, with the item's name.
    package let text: PageText
    /// The field, as a place on this page.
    package let url: PageText

    init(_ fault: FormFault) {
        text = fault.text
        url = PageText("#\(FieldContext.anchor(fault.item))")
    }
}
