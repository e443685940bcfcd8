import Access
package import Accompaniment
import Instruments
import StudyDesign
import Web

/// What a page shows at an item in place of what is saved: what was just sent and not taken.
package struct Pending: Sendable {
    package var given: [String: Given] = [:]
    package var typed: [String: String] = [:]
    package var faults: [String: GivenFault] = [:]

    package init() {}
}

extension ItemContext {
    /// - Parameter watched: Values at which a person is told.
    package init(_ item: SheetItem, in sheet: FormSheet, _ words: FormWords, _ phrases: Phrases, _ pending: Pending, watched: [Double]) {
        let given = pending.given[item.code]
        let answer = given?.answer ?? item.held?.answer
        let language = PageText(sheet.wording.isPlaceholder ? "en" : sheet.wording.language.rawValue)
        let fault = pending.faults[item.code]
        code = PageText(item.code)
        number = PageText(phrases.number(item.number))
        text = PageText(item.text)
        self.language = language
        seenName = PageText("seen.\(item.code)")
        anchor = PageText("item-\(item.code)")
        seen = PageText("\(given?.seen ?? item.revision)")
        isHidden = !item.isAsked
        helpValues = watched.isEmpty ? nil : PageText(watched.map(FieldNumber.text).joined(separator: " "))
        self.fault = fault.map { FaultContext(name: PageText("fault-\(item.code)"), text: PageText(words.fault($0))) }
        faultMark = fault == nil ? nil : PageText("fault-\(item.code)")
        let maker = Maker(item: item, answer: answer, typed: pending.typed[item.code], fault: fault, language: language, words: words, phrases: phrases)
        switch item.control {
        case .choices(let offered): (choices, amount, clock, line) = (maker.choices(offered), nil, nil, nil)
        case .number(let limits): (choices, amount, clock, line) = (nil, maker.amount(limits), nil, nil)
        case .clock(let limits): (choices, amount, clock, line) = (nil, nil, maker.clock(limits), nil)
        case .line(let limits): (choices, amount, clock, line) = (nil, nil, nil, maker.line(limits))
        }
    }
}

/// Makes the controls of one item.
private struct Maker {
    let item: SheetItem
    let answer: Answer?
    let typed: String?
    let fault: GivenFault?
    let language: PageText
    let words: FormWords
    let phrases: Phrases

    func choices(_ offered: [Control.Choice]) -> ItemContext.ChoicesContext {
        let inner = offered.dropFirst().dropLast()
        let isBare = { (choice: Control.Choice) in choice.label.isEmpty || choice.label == FieldNumber.shown(choice.value) }
        let isRow = offered.count > 2 && inner.allSatisfy(isBare)
        let options = offered.map { choice in
            ItemContext.OptionContext(
                name: PageText("a.\(item.code)"), value: PageText(FieldNumber.text(choice.value)),
                words: PageText(isRow ? FieldNumber.shown(choice.value) : choice.words),
                spoken: isRow && !isBare(choice) ? PageText(choice.label) : nil, language: language, isChosen: answer == .value(choice.value))
        }
        var ends: ItemContext.EndsContext?
        if isRow, let first = offered.first, let last = offered.last, !isBare(first) || !isBare(last) {
            ends = ItemContext.EndsContext(low: PageText(first.words), middle: nil, high: PageText(last.words), language: language)
        }
        return ItemContext.ChoicesContext(isRow: isRow, ends: ends, options: options, ways: ways(named: "a.\(item.code)"))
    }

    func amount(_ limits: Control.Amount) -> ItemContext.FieldContext {
        let isWhole = limits.step > 0 && limits.step.rounded() == limits.step
        let value = answer?.value.map(words.typed) ?? ""
        return field(value: value, hint: words.range(limits.least, limits.most), unit: words.unit(limits.unit), keyboard: isWhole ? "numeric" : "decimal")
    }

    func clock(_ limits: Control.Amount) -> ItemContext.FieldContext {
        field(value: answer?.value.map(ClockText.text) ?? "", hint: phrases["forms.clock"], most: FieldNumber.text(limits.most ?? 24))
    }

    func line(_ limits: Control.Line) -> ItemContext.LineContext {
        ItemContext.LineContext(
            ends: ItemContext.EndsContext(
                low: PageText(limits.low), middle: limits.middle.map { PageText($0) }, high: PageText(limits.high), language: language),
            field: field(
                value: answer?.value.map(FieldNumber.text) ?? "", hint: words.range(limits.least, limits.most), keyboard: "numeric",
                least: FieldNumber.text(limits.least), most: FieldNumber.text(limits.most),
                step: limits.step > 0 ? FieldNumber.text(limits.step) : "any"))
    }

    private func field(
        value: String, hint: String, unit: String = "", keyboard: String = "", least: String = "", most: String = "", step: String = ""
    ) -> ItemContext.FieldContext {
        ItemContext.FieldContext(
            name: PageText("a.\(item.code)"), id: PageText("field-\(item.code)"), value: PageText(typed ?? value), hint: PageText(hint),
            unit: PageText(unit), keyboard: PageText(keyboard), least: PageText(least), most: PageText(most), step: PageText(step),
            faultMark: fault == nil ? nil : PageText("fault-\(item.code)"), boxes: ways(named: "not.\(item.code)"))
    }

    /// To decline, and to take back what was said.
    private func ways(named name: String) -> [ItemContext.OptionContext] {
        func way(_ value: String, _ key: String, _ isChosen: Bool) -> ItemContext.OptionContext {
            ItemContext.OptionContext(
                name: PageText(name), value: PageText(value), words: PageText(phrases[key]), spoken: nil, language: PageText(phrases.tag),
                isChosen: isChosen)
        }
        let decline = way(PostedForm.declined, "forms.decline", answer == .missing(.preferNotToAnswer))
        return item.isGiven || answer == .missing(.blank)
            ? [decline, way(PostedForm.clear, "forms.clear", answer == .missing(.blank) && !(item.held?.answer == .missing(.blank)))] : [decline]
    }
}
