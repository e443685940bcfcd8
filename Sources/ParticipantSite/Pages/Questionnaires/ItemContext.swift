package import Web

/// One question on a page. Partial: `Questionnaires/Item`.
package struct ItemContext: Hashable, Sendable {
    package let code: PageText
    /// Of the published form.
    package let number: PageText
    package let text: PageText
    /// Of the words, where it is not the page's.
    package let language: PageText
    /// Names of the fields, and of what speaks of them.
    package let seenName: PageText
    package let anchor: PageText
    /// The answer of the form at which the page shows it.
    package let seen: PageText
    package let isHidden: Bool
    /// Answers at which help is shown at once; nil where there are none.
    package let helpValues: PageText?
    /// What to mend.
    package let fault: FaultContext?
    /// The name of `fault`.
    package let faultMark: PageText?
    package let choices: ChoicesContext?
    package let amount: FieldContext?
    package let clock: FieldContext?
    package let line: LineContext?

    /// Buttons of which one is chosen.
    package struct ChoicesContext: Hashable, Sendable {
        /// Bare numbers beside one another, between their ends.
        package let isRow: Bool
        package let ends: EndsContext?
        package let options: [OptionContext]
        package let ways: [OptionContext]
    }

    /// What stands at the ends of a line or row.
    package struct EndsContext: Hashable, Sendable {
        package let low: PageText
        package let middle: PageText?
        package let high: PageText
        package let language: PageText
    }

    /// A button or box.
    package struct OptionContext: Hashable, Sendable {
        package let name: PageText
        package let value: PageText
        package let words: PageText
        /// For ears only: what a bare number means.
        package let spoken: PageText?
        package let language: PageText
        package let isChosen: Bool
    }

    /// A field for a number or a time, with the boxes beside it.
    package struct FieldContext: Hashable, Sendable {
        package let name: PageText
        package let id: PageText
        package let value: PageText
        package let hint: PageText
        package let unit: PageText
        package let keyboard: PageText
        package let least: PageText
        package let most: PageText
        package let step: PageText
        package let faultMark: PageText?
        package let boxes: [OptionContext]
    }

    /// A line, and the number field that stands for it.
    package struct LineContext: Hashable, Sendable {
        package let ends: EndsContext
        package let field: FieldContext
    }

    /// A sentence with its name.
    package struct FaultContext: Hashable, Sendable {
        package let name: PageText
        package let text: PageText
    }
}
