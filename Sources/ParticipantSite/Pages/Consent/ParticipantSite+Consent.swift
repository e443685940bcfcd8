import Access
import Accompaniment
package import Hummingbird
import Records
import StudyDesign
import Web

/// Consent: which forms there are, reading one in parts, and the copy of what was signed.
extension ParticipantSite {
    package func consentsPage(_ call: Call) async throws -> Response { try page(consents(call)) }

    func consents(_ call: Call) throws -> ConsentsPage {
        let standing = try standing(call)
        let phrases = call.phrases
        return ConsentsPage(
            frame: frame(call, title: "consent.title"), heading: PageText(phrases["consent.list.title"]),
            lead: PageText(phrases["consent.list.lead"]), items: standing.items.map { listed($0, phrases) },
            none: standing.items.isEmpty ? PageText(phrases["consent.list.none"]) : nil,
            withdraw: LinkContext(phrases["consent.withdrawLink"], ParticipantAct.withdrawalPage.path))
    }

    private func listed(_ item: ConsentStanding.Item, _ phrases: Phrases) -> ConsentsPage.Item {
        let form = item.text.form.rawValue
        let (state, isSigned): (String, Bool) = switch item.state {
        case .open: (phrases["consent.state.open"], false)
        case .again(let version): (phrases("consent.state.again", ["version": phrases.number(version)]), true)
        case .signed(let day): (phrases("consent.state.signed", ["day": phrases.dayWithYear(day)]), true)
        case .withdrawn: (phrases["consent.state.withdrawn"], true)
        }
        let isCurrent = if case .signed = item.state { true } else { false }
        return ConsentsPage.Item(
            title: PageText(Self.title(of: item.text)), needed: PageText(phrases[item.text.isRequired ? "consent.needed" : "consent.optional"]),
            state: PageText(state),
            read: LinkContext(phrases[isCurrent && !item.text.choices.isEmpty ? "consent.changeChoices" : "consent.read"], ParticipantAct.consent.link(form)),
            copies: isSigned
                ? [
                    LinkContext(phrases["consent.copyLink"], ParticipantAct.consentCopy.link(form)),
                    LinkContext(phrases["consent.pdfLink"], ParticipantAct.consentPDF.link(form)),
                ] : [],
            paper: item.canBeSignedHere ? nil : PageText(phrases["consent.paper"]))
    }

    /// What a form is called: its first heading, else its name.
    static func title(of text: ConsentText) -> String {
        ConsentReading(text.text).parts.lazy.compactMap(\.title).first ?? text.form.rawValue
    }

    /// A part of the text, or the first form of a step: `?part=2`, `?step=questions`.
    package func consentPage(_ call: Call) async throws -> Response {
        let item = try consentItem(call)
        if let step = ConsentStep(rawValue: call.request.uri.queryParameters["step"].map(String.init) ?? "") {
            return try consentStep(step, item, ConsentAnswers([:], to: item.text), call)
        }
        let parts = ConsentReading(item.text.text).parts
        let asked = call.request.uri.queryParameters["part"].flatMap { Int($0) } ?? 1
        guard parts.indices.contains(asked - 1) else { throw PageFault.absent }
        return try page(partPage(asked, of: parts, item, call))
    }

    func partPage(_ number: Int, of parts: [ConsentReading.Part], _ item: ConsentStanding.Item, _ call: Call) -> ConsentPartPage {
        let phrases = call.phrases
        let path = ParticipantAct.consent.link(item.text.form.rawValue)
        func title(_ part: ConsentReading.Part) -> String { part.title ?? phrases["consent.opening"] }
        var notes: [String] = []
        if case .again(let version) = item.state { notes.append(phrases("consent.again", ["version": phrases.number(version)])) }
        if !Self.isSame(item.text.language, phrases.tag) { notes.append(phrases["consent.otherLanguage"]) }
        let isLast = number == parts.count
        if isLast, !item.canBeSignedHere { notes.append(phrases["consent.paper"]) }
        let on: LinkContext? = if !isLast {
            LinkContext(phrases["consent.next"], "\(path)?part=\(number + 1)")
        } else if item.canBeSignedHere {
            LinkContext(phrases[ConsentStep.first(of: item.text).linkKey], "\(path)?step=\(ConsentStep.first(of: item.text).rawValue)")
        } else {
            nil
        }
        return ConsentPartPage(
            frame: frame(call, title: "consent.title"),
            place: PageText(phrases("common.pageOf", ["n": phrases.number(number), "of": phrases.number(parts.count)])),
            heading: PageText(title(parts[number - 1])), notes: notes.map { PageText($0) },
            blocks: parts[number - 1].blocks.map { ConsentBlockContext($0) }, pace: PageText(phrases["consent.pace"]),
            version: PageText(phrases("consent.version", ["version": phrases.number(item.text.version)])),
            contentsTitle: PageText(phrases["consent.parts"]),
            contents: parts.enumerated().map { index, part in
                ConsentPartPage.ContentsEntry(title: PageText(title(part)), url: PageText("\(path)?part=\(index + 1)"), isHere: index + 1 == number)
            },
            back: number > 1
                ? LinkContext(phrases["consent.previous"], "\(path)?part=\(number - 1)")
                : LinkContext(phrases["common.back"], ParticipantAct.consents.path),
            on: on)
    }

    private static func isSame(_ first: String, _ second: String) -> Bool {
        first.lowercased().prefix { $0 != "-" } == second.lowercased().prefix { $0 != "-" }
    }

    // The forms in force for the person today.

    func standing(_ call: Call) throws -> ConsentStanding {
        let person = try call.own()
        return ConsentStanding(
            of: person.state, in: person.record.consent, on: person.today, languages: [call.phrases.tag, settings.language, "en"])
    }

    func consentItem(_ call: Call) throws -> ConsentStanding.Item {
        guard let item = try standing(call)[ConsentText.Form(call.part("form"))] else { throw PageFault.absent }
        return item
    }
}
