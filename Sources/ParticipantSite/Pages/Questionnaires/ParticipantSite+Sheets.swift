import Access
package import Accompaniment
import Bookkeeping
package import Instruments
package import Records
import StudyDesign

/// What a form's pages are made from.
extension ParticipantSite {
    /// The answers so far.
    package func draft(of form: ResponseRecord.ID, _ state: ParticipantState) async throws -> FormDraft {
        guard let saves = state.forms[form]?.saves, !saves.isEmpty else { return FormDraft() }
        return FormDraft(
            try await store.entries(saves).compactMap { entry in
                if case .answerSaved(let save)? = entry.change { save } else { nil }
            })
    }

    package func sheet(_ place: FormPlace, _ draft: FormDraft, _ call: Call) async throws -> FormSheet {
        do {
            return try FormSheet(
                place.instrument, in: await words(of: place.instrument, call), draft: draft, layout: Self.layout(call))
        } catch is FormRefusal {
            throw PageFault.absent
        }
    }

    /// One question a page by choice; a short form whole on a tablet; else a few at a time.
    private static func layout(_ call: Call) -> FormLayout {
        if call.person?.preferences.asksOneAtATime == true { return .single }
        if case .errand(_, _, .tablet) = call.visitor { return .whole }
        return .blocks
    }

    /// The words that the site holds, in the reader's language or the site's; else placeholders.
    private func words(of instrument: Instrument, _ call: Call) async throws -> Wording {
        let tags = [call.phrases.tag, settings.language].compactMap { try? LanguageTag($0) }
        if let held = call.person?.record.wordings, !held.isEmpty {
            let shelf = try await wordings.shelf(holding: held) { try await store.wordings() }
            for tag in tags {
                if let found = shelf.wording(for: instrument, language: tag) { return found }
            }
        }
        return .placeholder(for: instrument, language: .english)
    }

    /// What signs the context of each form.
    private var formKey: AccessKey? { AccessKey(bytes: secret.derived(for: "seals of forms")) }

    /// The signed context of a form's page; empty where nobody is signed in.
    package func seal(_ place: FormPlace, _ call: Call) -> String {
        guard let session = call.session, let person = call.person, let key = formKey else { return "" }
        let seal = FormSeal(
            participant: person.id, form: place.id.rawValue, version: place.instrument.version, session: session.line,
            expires: call.now + FormSeal.minutes)
        return seal.text(with: key)
    }

    /// What a posted seal says of its page.
    package enum SealFinding: Hashable, Sendable {
        case good
        /// Made for this form, too long ago.
        case old
        /// Made for an earlier version of this form.
        case otherVersion
        /// Not made for this form, or not by us.
        case foreign
    }

    /// A page of an earlier sign-in of the same person is as good as one of this.
    package func finding(on seal: String, for place: FormPlace, _ call: Call) -> SealFinding {
        guard let session = call.session, let key = formKey else { return .foreign }
        let (found, isOld): (FormSeal, Bool)
        switch FormSeal.verdict(on: seal, from: session, at: call.now, with: key) {
        case .good(let seal), .earlierSession(let seal): (found, isOld) = (seal, false)
        case .expired(let seal): (found, isOld) = (seal, true)
        case .refused: return .foreign
        }
        guard found.form == place.id.rawValue else { return .foreign }
        guard found.version == place.instrument.version else { return .otherVersion }
        return isOld ? .old : .good
    }
}

/// The words that the site brought in, read once for as long as they stay the same.
package actor WordingMemory {
    private var held: [HeldWording] = []
    private var shelf = WordingShelf()

    package init() {}

    package func shelf(holding now: [HeldWording], read: @Sendable () async throws -> WordingShelf) async throws -> WordingShelf {
        if held == now { return shelf }
        let read = try await read()
        (held, shelf) = (now, read)
        return read
    }
}
