import Access
package import Accompaniment
package import HTTPTypes
package import Hummingbird
import Instruments
import Records
import StudyDesign
package import Web

/// A few questions of a form, or one. Template: `Questionnaires/Part`.
package struct FormPartPage: ParticipantPage {
    package static let template = "Questionnaires/Part"
    package let frame: Frame
    /// Part 2 of 4.
    package let heading: PageText
    /// The way back to what the form is for.
    package let start: LinkContext
    /// What this page has to say first: what was sent comes back, or something was left out.
    package let note: PageText?
    /// Items to look at again, with the way to each.
    package let faults: FaultsContext?
    package let help: FormHelpContext?
    /// The form's own introduction.
    package let stem: StemContext?
    /// Which stretch of time it is about.
    package let recall: PageText
    package let placeholder: PageText?
    package let action: PageText
    package let answers: PageText
    package let seal: PageText
    /// `block` or `single`.
    package let mode: PageText
    /// The parts that follow.
    package let ahead: PageText
    package let items: [ItemContext]
    /// Help, hidden until an answer calls for it; nil where none here does.
    package let readiness: FormHelpContext?
    package let goOn: PageText
    /// Nil on the first part.
    package let back: PageText?
    /// Nil where there is no place to come back to.
    package let stop: PageText?

    /// Words in the language that the site holds them in.
    package struct StemContext: Hashable, Sendable {
        package let text: PageText
        package let language: PageText
    }

    /// What to look at again.
    package struct FaultsContext: Hashable, Sendable {
        package let title: PageText
        package let links: [LinkContext]
    }
}

extension ParticipantSite {
    package func questionnairePart(_ call: Call) async throws -> Response {
        let place = try place(call)
        if place.isHandedIn { return onward(to: link(.done, place, call)) }
        guard place.isOpen else { return try closed(call) }
        let sheet = try await sheet(place, draft(of: place.id, call.own().state), call)
        let part = try part(of: sheet, call)
        guard sheet.items(in: part).contains(where: \.isAsked) else {
            return onward(to: sheet.part(after: part).map { partLink($0, place, call) } ?? link(.review, place, call))
        }
        return try await page(of: part, in: sheet, place, call)
    }

    package func part(of sheet: FormSheet, _ call: Call) throws(PageFault) -> FormPart {
        let text = try call.part("part")
        guard text.utf8.count <= 3, let number = Int(text), "\(number)" == text, let part = sheet.part(number) else { throw .absent }
        return part
    }

    package func page(
        of part: FormPart, in sheet: FormSheet, _ place: FormPlace, _ call: Call, showing pending: Pending = Pending(),
        note: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (phrases, words) = (call.phrases, FormWords(call.phrases))
        let shown = sheet.items(in: part)
        let rules = call.person?.study.alertRules.filter { $0.instrument == place.instrument.id } ?? []
        let items = shown.map { item in
            ItemContext(item, in: sheet, words, phrases, pending, watched: item.values(from: rules.filter { $0.item == item.code }))
        }
        let faulty = shown.filter { pending.faults[$0.code] != nil }
        let isSingle = sheet.layout == .single
        let hasLine = shown.contains { if case .line = $0.control { true } else { false } }
        let hasAccount = if case .participant = call.visitor { true } else { false }
        return try page(
            FormPartPage(
                frame: frame(call, title: "forms.title", with: hasLine ? [.line, .answers] : [.answers]),
                heading: PageText(
                    phrases(isSingle ? "forms.question" : "forms.part", ["n": phrases.number(part.number), "of": phrases.number(sheet.parts.count)])),
                start: LinkContext(phrases["forms.start.title"], link(.questionnaire, place, call)), note: note.map { PageText($0) },
                faults: faulty.isEmpty
                    ? nil
                    : FormPartPage.FaultsContext(
                        title: PageText(phrases["common.checkBelow"]),
                        links: faulty.map { LinkContext("\(phrases.number($0.number)). \($0.text)", "#item-\($0.code)") }),
                help: await help(of: place, call),
                stem: sheet.wording.instructions.map {
                    FormPartPage.StemContext(text: PageText($0), language: PageText(sheet.wording.language.rawValue))
                },
                recall: PageText(words.recall(of: sheet)),
                placeholder: sheet.wording.isPlaceholder ? PageText(phrases["forms.placeholder"]) : nil,
                action: PageText(partLink(part, place, call)), answers: PageText(link(.saveAnswers, place, call)),
                seal: PageText(seal(place, call)), mode: PageText(isSingle ? "single" : "block"),
                ahead: PageText(sheet.parts.filter { $0.number > part.number }.prefix(Self.partsAhead).map { partLink($0, place, call) }.joined(separator: " ")),
                items: items, readiness: items.contains { $0.helpValues != nil } ? helpInReadiness(call) : nil,
                goOn: PageText(phrases["forms.goOn"]), back: sheet.part(before: part) == nil ? nil : PageText(phrases["forms.back"]),
                stop: hasAccount ? PageText(phrases["forms.saveStop"]) : nil),
            status: status)
    }

    /// As many as somebody answers who loses the network in the middle of a form.
    private static let partsAhead = 60
}

extension SheetItem {
    /// The values of this item at which a rule tells a person.
    fileprivate func values(from rules: [AlertRule]) -> [Double] {
        guard let least = rules.map(\.threshold).min() else { return [] }
        return switch control {
        case .choices(let choices): choices.map(\.value).filter { $0 >= least }
        case .number, .clock, .line: []
        }
    }
}
