public import Instruments

/// The sentences of a form's pages, in a participant's language.
public struct FormWords: Sendable {
    let phrases: Phrases

    public init(_ phrases: Phrases) { self.phrases = phrases }

    /// On every page: what stretch of time the questions are about. Words that the site brought in
    /// come first.
    public func recall(of sheet: FormSheet) -> String {
        RecallWindow(of: sheet.instrument.id).map { phrases[$0.key] } ?? sheet.instrument.recall
    }

    /// An answer as the review and the merge page say it.
    public func answer(_ answer: Answer?, to item: SheetItem) -> String {
        switch answer {
        case .value(let value): self.value(value, of: item.control)
        case .missing(.preferNotToAnswer): phrases["forms.declined"]
        case .missing(.notShown): phrases["forms.notAsked"]
        case .missing, nil: phrases["forms.notAnswered"]
        }
    }

    private func value(_ value: Double, of control: Control) -> String {
        switch control {
        case .choices(let choices): choices.first { $0.value == value }?.words ?? FieldNumber.shown(value)
        case .number(let amount): [number(value), unit(amount.unit)].filter { !$0.isEmpty }.joined(separator: " ")
        case .clock: ClockText.text(value)
        case .line(let line): spoken(value, on: line)
        }
    }

    /// `43 of 100, between “not at all” and “completely”`.
    public func spoken(_ value: Double, on line: Control.Line) -> String {
        phrases(
            "forms.line.spoken", ["value": number(value), "most": number(line.most), "from": line.low, "to": line.high])
    }

    /// A number that somebody writes, in the language's own manner.
    public func number(_ value: Double) -> String {
        let scales = [1.0, 10, 100, 1000]
        let places = scales.firstIndex { (value * $0).rounded() == value * $0 } ?? 3
        return phrases.number(value, decimals: places) ?? FieldNumber.shown(value)
    }

    /// A number as somebody would type it: no thousands, the language's own mark.
    public func typed(_ value: Double) -> String {
        FieldNumber.text(value).replacing(".", with: phrases["calendar.decimalSign"])
    }

    /// What may be written into a field.
    public func range(_ least: Double, _ most: Double?) -> String {
        guard let most else { return phrases("forms.number.atLeast", ["from": number(least)]) }
        return phrases("forms.line.from", ["from": number(least), "to": number(most)])
    }

    /// What is counted; empty where the values have no unit.
    public func unit(_ unit: String?) -> String {
        switch unit {
        case nil: ""
        case "days": phrases["forms.unit.days"]
        case "hours": phrases["forms.unit.hours"]
        case "minutes": phrases["forms.unit.minutes"]
        case "standard drinks": phrases["forms.unit.standardDrinks"]
        case let other?: other
        }
    }

    public func fault(_ fault: GivenFault) -> String { phrases(fault.key, fault.places) }

    /// How long a form takes, as the day's list says it.
    public func time(of sheet: FormSheet) -> String {
        DurationWords.words(for: AnsweringTime.seconds(of: sheet.instrument), phrases)
    }
}
