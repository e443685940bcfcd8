import Access
import Accompaniment
import Hummingbird
import Records
import StudyDesign
import Web

/// The last step of consent: the page to sign, and the signature.
extension ParticipantSite {
    /// What the signing page is shown again for.
    struct SigningFaults {
        var name: String?
        var password: String?
        var notes: [String] = []

        var isEmpty: Bool { name == nil && password == nil && notes.isEmpty }
    }

    func signPage(
        _ item: ConsentStanding.Item, _ answers: ConsentAnswers, _ call: Call, name: String = "", _ faults: SigningFaults = SigningFaults()
    ) throws -> ConsentSignPage {
        let phrases = call.phrases
        let text = item.text
        let links = [faults.name.map { ($0, "#f-name") }, faults.password.map { ($0, "#f-password") }].compactMap(\.self)
        return ConsentSignPage(
            frame: frame(call, title: "consent.title"), heading: PageText(phrases["consent.sign.title"]), lead: PageText(phrases["consent.sign.lead"]),
            faults: links.isEmpty
                ? nil : FaultsContext(heading: PageText(phrases["common.checkBelow"]), links: links.map { LinkContext($0.0, $0.1) }),
            notes: faults.notes.map { PageText($0) }, version: PageText(phrases("consent.version", ["version": phrases.number(text.version)])),
            parts: ConsentReading(text.text).parts.map { ConsentPartContext($0) }, hasChoices: !text.choices.isEmpty,
            choicesTitle: PageText(phrases["consent.choices.title"]),
            choices: text.choices.compactMap { code in
                answers.choices[code].map { FactContext(text.wording?.choices[code] ?? code, phrases[$0 ? "common.yes" : "common.no"]) }
            },
            action: PageText(ParticipantAct.consent.link(text.form.rawValue)),
            carried: try carried(text, answers, call, step: .sign, without: "") + [CarriedField("digest", "\(text.digest)")],
            before: before(.sign, text, phrases), legend: PageText(phrases["consent.sign.legend"]),
            meaningTitle: PageText(phrases["consent.sign.meaningTitle"]), meaning: PageText(phrases["consent.sign.meaning"]),
            nameLabel: PageText(phrases["consent.sign.name"]), name: PageText(name), nameFault: faults.name.map { PageText($0) },
            passwordLabel: PageText(phrases["consent.sign.password"]), passwordHint: PageText(phrases["consent.sign.passwordHint"]),
            passwordFault: faults.password.map { PageText($0) }, button: PageText(phrases["consent.sign.button"]),
            later: LinkContext(phrases["consent.sign.later"], ParticipantAct.consents.path), talk: PageText(phrases["consent.sign.talk"]))
    }

    /// - Parameter isCurrent: Whether the page was made for the text in force, and not too long ago.
    func sign(_ item: ConsentStanding.Item, _ answers: ConsentAnswers, isCurrent: Bool, _ call: Call) async throws -> Response {
        let phrases = call.phrases
        let person = try call.own()
        let name = call.fields["name"] ?? ""
        let shown = isCurrent ? call.fields["digest"] ?? "" : ""
        let signing = ConsentSigning.signature(
            of: person.id, item, shown: shown, answers, name: name, meaning: phrases["consent.sign.meaning"], on: person.today)
        switch signing {
        case .failure(let lacks):
            if lacks.all.contains(where: { if case .questions = $0 { true } else { false } }) {
                return try consentStep(.questions, item, answers, call, isChecked: true)
            }
            if lacks.all.contains(where: { if case .choices = $0 { true } else { false } }) {
                return try consentStep(.choices, item, answers, call, isChecked: true)
            }
            var faults = SigningFaults()
            if lacks.all.contains(.newText) { faults.notes.append(phrases["consent.sign.changed"]) }
            if lacks.all.contains(.name) { faults.name = phrases["consent.sign.nameMissing"] }
            if lacks.all.contains(.tooLongName) {
                faults.name = phrases("consent.sign.nameTooLong", ["n": phrases.number(ConsentSigning.longestName)])
            }
            return try page(signPage(item, answers, call, name: name, faults), status: lacks.all.contains(.newText) ? .conflict : .unprocessableContent)
        case .success(let signature):
            if let held = try await alreadySigned(signature, call) { return onward(to: Self.copyLink(held)) }
            let opened: Opened
            switch try await provenAgain(by: call.fields["password"] ?? "", call) {
            case .success(let session): opened = session
            case .failure(let refusal):
                let sentence = refusal == .notRecognized ? phrases["consent.sign.passwordWrong"] : self.words(for: refusal, call)
                return try page(signPage(item, answers, call, name: name, SigningFaults(password: sentence)), status: self.status(refusal))
            }
            do {
                try await record(.consentSigned(signature), call)
            } catch PageFault.refused(let sentence) {
                let faults = SigningFaults(notes: [phrases["consent.sign.refused"], sentence])
                return going(on: opened, try page(signPage(item, answers, call, name: name, faults), status: .conflict))
            }
            return going(on: opened, onward(to: Self.copyLink(signature.form) + "?signed=now"))
        }
    }

    static func copyLink(_ form: ConsentText.Form) -> String { ParticipantAct.consentCopy.link(form.rawValue) }

    /// Sent twice, a signature is taken once: the newest one says the same of the same text on the same day.
    private func alreadySigned(_ signature: ConsentSignature, _ call: Call) async throws -> ConsentText.Form? {
        let person = try call.own()
        guard let last = person.state.signatures[signature.form]?.last, !last.isWithdrawn, last.day == signature.day,
            let held = try await newestSignature(of: signature.form, call)?.signature
        else { return nil }
        let isSame = held.digest == signature.digest && held.choices == signature.choices && held.printedName == signature.printedName
        return isSame ? signature.form : nil
    }
}
