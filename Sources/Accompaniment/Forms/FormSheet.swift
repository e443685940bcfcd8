public import Instruments

/// How many questions stand on a page.
public enum FormLayout: Hashable, Sendable {
    /// A few, with their stem and anchors, as fits a phone.
    case blocks
    case single
    /// A short form on one page where there is room for it; else blocks.
    case whole
}

/// A questionnaire ready for its pages: an instrument in words, with the answers so far.
public struct FormSheet: Hashable, Sendable {
    public let instrument: Instrument
    public let wording: Wording
    public let draft: FormDraft
    public let layout: FormLayout
    /// In the order of the form, those that are not asked among them.
    public let items: [SheetItem]
    /// They stand for the whole form, so that their number does not jump with what is asked.
    public let parts: [FormPart]

    /// - Throws: ``FormRefusal`` when a participant does not answer it.
    public init(
        _ instrument: Instrument, in wording: Wording, draft: FormDraft = FormDraft(), layout: FormLayout = .blocks
    ) throws(FormRefusal) {
        guard instrument.respondent == .participant else { throw .answeredByOthers(instrument.abbreviation) }
        guard wording.instrument == instrument.id else { throw .otherWords(instrument.abbreviation) }
        let notAsked = Self.notAsked(draft, instrument)
        var items: [SheetItem] = []
        for item in instrument.items {
            let held = draft[item.code]
            items.append(
                SheetItem(
                    code: item.code, number: item.number, text: wording.item(item.code)?.text ?? item.topic,
                    control: Control(item, of: instrument, in: wording), held: held, isAsked: !notAsked.contains(item.code),
                    isWatched: instrument.safetyItems.contains { $0.item == item.number }))
        }
        self.instrument = instrument
        self.wording = wording
        self.draft = draft
        self.layout = layout
        self.items = items
        parts = FormPart.parts(items.count, layout)
    }

    /// What the answers so far leave out by design.
    private static func notAsked(_ draft: FormDraft, _ instrument: Instrument) -> Set<String> {
        guard let answers = try? Answers(draft.answers(for: instrument), for: instrument) else { return [] }
        return instrument.itemsNotAsked(in: answers)
    }

    public func item(_ code: String) -> SheetItem? { items.first { $0.code == code } }

    /// Codes of what is not asked now.
    public var hidden: [String] { items.filter { !$0.isAsked }.map(\.code) }

    /// Asked, and neither answered nor declined.
    public var open: [SheetItem] { items.filter { $0.isAsked && !$0.isGiven } }

    public var isBegun: Bool { items.contains(where: \.isGiven) }

    /// The answers to hand in: what was left open is blank, what was not asked says so.
    /// - Throws: `AnswerFaults` when a saved answer does not belong to the instrument.
    public func answers() throws -> Answers {
        var answers = draft.answers(for: instrument)
        for code in hidden { answers[code] = .missing(.notShown) }
        return try Answers(answers, for: instrument)
    }
}

/// One question on the page.
public struct SheetItem: Hashable, Sendable {
    public let code: String
    public let number: Int
    public let text: String
    public let control: Control
    public let held: FormDraft.Held?
    public let isAsked: Bool
    /// A person looks at what is said here.
    public let isWatched: Bool

    public var isGiven: Bool { held?.answer.isGiven ?? false }
    public var value: Double? { held?.answer.value }
    public var isDeclined: Bool { held?.answer == .missing(.preferNotToAnswer) }
    /// At which answer of the form this page shows it.
    public var revision: Int { held?.revision ?? 0 }
}

/// Why there is no page for a form.
public enum FormRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case answeredByOthers(String)
    case otherWords(String)

    public var description: String {
        switch self {
        case .answeredByOthers(let name): "\(name) is filled in by the study's team, not by participants. Open it on the staff's pages."
        case .otherWords(let name): "These are not the words of \(name). Look them up again by its id."
        }
    }
}
