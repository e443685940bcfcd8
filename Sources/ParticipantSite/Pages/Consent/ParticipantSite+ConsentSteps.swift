import Access
import Accompaniment
package import Hummingbird
import Records
import StudyDesign
import Web

/// The steps to a signature. Nothing is kept between them: each carries what was given before, sealed to this
/// person and this text, and the last one looks at all of it again.
extension ParticipantSite {
    package func stepThroughConsent(_ call: Call) async throws -> Response {
        let item = try consentItem(call)
        guard item.canBeSignedHere, let step = ConsentStep(rawValue: call.fields["step"] ?? "") else { throw PageFault.absent }
        let seal = try sealed(call)
        guard seal.object == Self.sealedObject(item.text) else { throw PageFault.elsewhere }
        // What was answered to an earlier text says nothing of this one; name and choices are looked at again at the end.
        let isCurrent = seal.version == item.text.version
        let fields = isCurrent || step == .sign ? call.fields.pairs : []
        let answers = ConsentAnswers(Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }), to: item.text)
        if let wanted = ConsentStep(rawValue: call.fields["to"] ?? ""), wanted != .sign { return try consentStep(wanted, item, answers, call) }
        switch step {
        case .questions where !answers.notYet(item.text).isEmpty: return try consentStep(.questions, item, answers, call, isChecked: true)
        case .choices where !answers.undecided(item.text).isEmpty: return try consentStep(.choices, item, answers, call, isChecked: true)
        case .questions, .choices: return try consentStep(step.next(in: item.text), item, answers, call)
        case .sign: return try await sign(item, answers, isCurrent: isCurrent, call)
        }
    }

    /// - Parameter isChecked: Whether what was sent is looked at; a step that is seen first says nothing.
    func consentStep(
        _ step: ConsentStep, _ item: ConsentStanding.Item, _ answers: ConsentAnswers, _ call: Call, isChecked: Bool = false
    ) throws -> Response {
        guard item.canBeSignedHere else { throw PageFault.absent }
        if step == .sign { return try page(signPage(item, answers, call)) }
        return try page(stepPage(step, item, answers, call, isChecked: isChecked), status: isChecked ? .unprocessableContent : .ok)
    }

    private func questions(_ text: ConsentText, _ answers: ConsentAnswers, _ phrases: Phrases, _ isChecked: Bool) -> [AskedContext] {
        (text.wording?.questions ?? []).map { question in
            let chosen = answers.chosen[question.code]
            let fault: String? = if !isChecked || chosen == question.right {
                nil
            } else if chosen == nil {
                phrases["consent.questions.open"]
            } else {
                phrases("consent.questions.hint", ["hint": question.hint])
            }
            return AskedContext(
                name: "q." + question.code, text: question.text, options: question.options.enumerated().map { ("\($0.offset)", $0.element) },
                chosen: chosen.map { "\($0)" }, fault: fault)
        }
    }

    private func choices(_ text: ConsentText, _ answers: ConsentAnswers, _ phrases: Phrases, _ isChecked: Bool) -> [AskedContext] {
        text.choices.map { code in
            let chosen = answers.choices[code]
            return AskedContext(
                name: "c." + code, text: text.wording?.choices[code] ?? code, options: [("yes", phrases["common.yes"]), ("no", phrases["common.no"])],
                chosen: chosen.map { $0 ? "yes" : "no" }, fault: isChecked && chosen == nil ? phrases["consent.choices.open"] : nil)
        }
    }

    func stepPage(
        _ step: ConsentStep, _ item: ConsentStanding.Item, _ answers: ConsentAnswers, _ call: Call, isChecked: Bool
    ) throws -> ConsentStepPage {
        let phrases = call.phrases
        let asked = step == .questions ? questions(item.text, answers, phrases, isChecked) : choices(item.text, answers, phrases, isChecked)
        let area = step == .questions ? "q." : "c."
        let path = ParticipantAct.consent.link(item.text.form.rawValue)
        let faulty = asked.filter { $0.fault != nil }
        return ConsentStepPage(
            frame: frame(call, title: "consent.title"),
            heading: PageText(phrases[step == .questions ? "consent.questions.title" : "consent.choices.title"]),
            lead: PageText(phrases[step == .questions ? "consent.questions.lead" : "consent.choices.lead"]),
            faults: faulty.isEmpty
                ? nil
                : FaultsContext(
                    heading: PageText(phrases[step == .questions ? "consent.questions.look" : "consent.choices.look"]),
                    links: faulty.map { LinkContext($0.text.text, "#" + $0.id.text) }),
            action: PageText(path), carried: try carried(item.text, answers, call, step: step, without: area), asked: asked,
            button: PageText(phrases["common.continue"]), before: before(step, item.text, phrases),
            textTitle: PageText(phrases["consent.readAgain"]), parts: ConsentReading(item.text.text).parts.map { ConsentPartContext($0) },
            back: LinkContext(phrases["consent.backToText"], path))
    }

    func before(_ step: ConsentStep, _ text: ConsentText, _ phrases: Phrases) -> ConsentBefore? {
        switch step {
        case .sign where !text.choices.isEmpty: ConsentBefore(step: "choices", title: PageText(phrases["consent.sign.changeChoices"]))
        case .sign, .choices: text.questions.isEmpty ? nil : ConsentBefore(step: "questions", title: PageText(phrases["consent.backToQuestions"]))
        case .questions: nil
        }
    }

    /// The seal, the step, and what earlier steps gave.
    func carried(
        _ text: ConsentText, _ answers: ConsentAnswers, _ call: Call, step: ConsentStep, without area: String
    ) throws -> [CarriedField] {
        [CarriedField("seal", try seal(Self.sealedObject(text), version: text.version, call).text), CarriedField("step", step.rawValue)]
            + answers.fields.filter { area.isEmpty || !$0.name.hasPrefix(area) }.map { CarriedField($0.name, $0.value) }
    }

    /// The language is part of it: the same version reads differently in another one.
    private static func sealedObject(_ text: ConsentText) -> String { "consent/\(text.form)/\(text.language)" }
}
