import Access
import Accompaniment
import Crypto
package import Instruments
package import Records
package import StudyDesign

/// One form of one person: an instrument at a visit, or at a check-in by the clock.
package struct FormPlace: Hashable, Sendable {
    package let id: ResponseRecord.ID
    /// A visit's code, or a prompt's id.
    package let visit: Visit.Code
    package let instrument: Instrument
    package let isHandedIn: Bool
    /// Whether it takes answers now.
    package let isOpen: Bool
}

extension ParticipantSite {
    /// What stands in addresses for a form. It says nothing of what is asked, and is nothing that somebody could guess.
    package func addressName(of form: ResponseRecord.ID, _ person: Participant.ID) -> String {
        let key = SymmetricKey(data: secret.derived(for: "addresses of forms"))
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(person.rawValue)\u{0}\(form.rawValue)".utf8), using: key)
        return code.prefix(12).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// Where a questionnaire of a person begins, for whoever makes a link to it.
    package func questionnaireLink(to instrument: Instrument.ID, at visit: Visit.Code, of person: Participant.ID) -> String {
        let form = FormName.id(of: person, at: visit, asking: instrument.rawValue)
        return ParticipantAct.questionnaire.link(addressName(of: form, person))
    }

    /// The form that the address names.
    ///
    /// - Throws: `PageFault.absent` when it is not one of the visitor's own, or not of this errand.
    package func place(_ call: Call) throws(PageFault) -> FormPlace {
        let (person, name) = (try call.own(), try call.part("form"))
        // A form's own name leads to it as well; it stands in links that the program makes and sends on at once.
        guard let found = forms(of: person).first(where: { addressName(of: $0.id, person.id) == name || $0.id.rawValue == name }) else {
            throw .absent
        }
        if case .errand(_, let visit, _) = call.visitor, visit != found.visit { throw .absent }
        return FormPlace(
            id: found.id, visit: found.visit, instrument: found.instrument, isHandedIn: isHandedIn(found, person.state),
            isOpen: isOpen(found, call))
    }

    private typealias Found = (id: ResponseRecord.ID, visit: Visit.Code, instrument: Instrument)

    /// Everything that participants of this study are ever asked, and the check-ins that were drawn for this one.
    private func forms(of person: PersonNow) -> [Found] {
        func found(_ visit: Visit.Code, _ id: Instrument.ID) -> Found? {
            guard let instrument = catalog.instrument(id), instrument.respondent == .participant else { return nil }
            return (FormName.id(of: person.id, at: visit, asking: id.rawValue), visit, instrument)
        }
        let visits = person.study.visits.flatMap { visit in visit.instruments.compactMap { found(visit.code, $0) } }
        let prompts = person.state.draws.flatMap { draw in
            draw.prompts.compactMap { prompt in
                person.study.prompts?.first { $0.code == draw.plan }.flatMap { found(prompt.id.rawValue, $0.instrument) }
            }
        }
        return visits + prompts
    }

    private func isHandedIn(_ form: Found, _ state: ParticipantState) -> Bool {
        state.responses.values.contains { $0.visit == form.visit && $0.instrument == form.instrument.id }
    }

    /// On the day's list, or on an errand for which somebody was let in.
    private func isOpen(_ form: Found, _ call: Call) -> Bool {
        guard let person = call.person else { return false }
        let prompt = person.state.draws.lazy.flatMap(\.prompts).first { $0.id.rawValue == form.visit }
        if let prompt { return prompt.at <= call.now && call.now < prompt.expires }
        if case .errand = call.visitor { return person.state.missed[form.visit]?.isRevoked ?? true }
        guard let day = PersonDay(of: person.id, in: person.record, catalog: catalog, home: settings.home, now: call.now) else { return false }
        return day.list.tasks.contains { task in
            guard case .questionnaire(let visit, let instrument, _, _) = task.kind else { return false }
            return visit == form.visit && instrument == form.instrument.id
        }
    }
}
