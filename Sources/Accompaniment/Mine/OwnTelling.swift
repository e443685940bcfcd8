import Instruments
import Records
import StudyDesign

/// What one change says to the person it is about; nil for what is not told here.
///
/// Not told: which arm, what was given and measured in a session, what the team notes, rates and
/// reports among themselves, alerts and what became of them, and moments at which the person is
/// going to be asked. Whoever wants to know asks the team.
struct OwnTelling {
    let kind: OwnKind
    let about: String?
    let fields: [OwnField]

    private init(_ kind: OwnKind, about: String? = nil, _ fields: [OwnField?]) {
        self.kind = kind
        self.about = about
        self.fields = fields.compactMap(\.self)
    }

    init?(_ change: Change, by role: Role, sources: OwnRecord.Sources) {
        let isOwn = role == .participant
        switch change {
        case .answerSaved(let save) where isOwn || sources.isOfParticipants(save.instrument):
            self.init(.answer, about: save.form.rawValue, [.text("visit", save.visit), .text("instrument", save.instrument.rawValue), sources.field(save.item, save.answer, of: save.instrument)])
        case .submitted(let submission) where isOwn || sources.isOfParticipants(submission.response.answers.instrument):
            self.init(submission.response, sources)
        case .correctionAsked(let request) where isOwn:
            self.init(.correction, about: request.response.rawValue, [.text("words", request.words)])
        case .journalWritten(let entry):
            self.init(.journal, about: entry.id.rawValue, [.count("version", entry.version), .text("day", "\(entry.day)"), .text("text", entry.text)])
        case .journalShared(let sharing):
            let readers = sharing.readers.map { OwnField?.some(OwnField("reader", .text(sources.name($0.rawValue) ?? $0.rawValue))) }
            self.init(.journalSharing, about: sharing.entry.rawValue, [.count("version", sharing.version)] + readers + [.text("research", sharing.research?.rawValue)])
        case .practised(let practice):
            self.init(.practice, about: practice.id.rawValue, [
                .text("day", "\(practice.day)"), .text("practice", practice.kind.rawValue), .count("minutes", practice.minutes),
                .truth("finished", practice.isFinished), .text("words", practice.words),
            ])
        case .personalPlanWritten(let plan):
            self.init(.plan, about: plan.kind.rawValue, [.count("version", plan.version)] + plan.kind.parts.map { .text("part." + $0, plan.parts[$0]) })
        case .preferencesSet(let record): self.init(record)
        case .wishSaid(let wish): self.init(.wish, about: wish.id.rawValue, [.text("wish", wish.kind.rawValue), .text("words", wish.words)])
        case .zoneSet(let move): self.init(.zone, [.text("zone", move.zone), .text("from", "\(move.from)")])
        case .consentSigned(let signature): self.init(signature)
        case .consentWithdrawn(let record):
            self.init(.withdrawal, about: record.form.rawValue, [.count("signature", record.number), .text("day", "\(record.day)")])
        case .privacyOrdered(let order):
            self.init(order.act == .stop ? .stop : .restriction, [.truth("inForce", order.isInForce)])
        case .erasure(let record):
            self.init(.erasure, [.text("scope", record.scope.rawValue), .text("step", record.step.rawValue)])
        case .identitySet(let identity): self.init(identity)
        case .screened(let record): self.init(.screening, [.text("day", "\(record.day)"), .text("outcome", record.outcome.kind.rawValue)])
        case .enrolled(let record): self.init(.enrolment, [.text("day", "\(record.day)"), .text("protocol", record.protocolVersion)])
        case .discontinued(let record): self.init(.leaving, [.text("day", "\(record.day)"), .truth("tookBack", record.isRevoked ? true : nil)])
        case .appointed(let record): self.init(.appointment, about: record.visit, [.text("day", "\(record.day)")])
        case .visitMissed(let record): self.init(.missedVisit, about: record.visit, [.truth("tookBack", record.isRevoked ? true : nil)])
        case .sessionOpened(let record):
            self.init(.session, about: "\(record.number)", [.text("day", "\(record.day)"), .text("began", "\(record.began)")])
        case .sessionClosed(let record): self.init(.sessionEnd, about: "\(record.number)", [.text("ended", "\(record.ended)")])
        case .checkInEnded(let end) where isOwn:
            if case .completed(let words) = end.how { self.init(.checkIn, [.text("words", words)]) } else { return nil }
        case .alertRaised(let alert) where isOwn:
            if case .call(let words) = alert.cause { self.init(.call, [.text("words", words)]) } else { return nil }
        case .adverseEventReported(let event) where isOwn: self.init(event)
        case .promptSent(let step): self.init(.mail, [.text("result", step.result.rawValue)])
        // Of others, or of the team's own work.
        case .answerSaved, .submitted, .correctionAsked, .checkInEnded, .alertRaised, .adverseEventReported: return nil
        case .allocationAsked, .allocated, .unblinded, .sessionNoted, .rescored, .alertStepTaken, .noted, .promptsDrawn, .viewed:
            return nil
        case .studyOpened, .planFrozen, .snapshotFrozen, .wordingImported, .wentLive, .entrySigned, .accountSet, .channelSet,
            .channelProven, .shiftSet, .consentPublished, .consentApproved, .allocationListSealed, .clockJumped:
            return nil
        }
    }
}

extension OwnTelling {
    private init(_ response: ResponseRecord, _ sources: OwnRecord.Sources) {
        let instrument = response.answers.instrument
        let given = response.answers.ordered.map { OwnField?.some(sources.field($0.code, $0.answer, of: instrument)) }
        self.init(
            .answers, about: response.id.rawValue,
            [.text("visit", response.visit), .text("day", "\(response.day)"), .text("instrument", instrument.rawValue), .text("replaces", response.replaces?.rawValue)] + given)
    }

    private init(_ record: Preferences) {
        let quiet = record.quietHours.map { "\($0.from)-\($0.until)" }
        self.init(.preferences, [
            .count("version", record.version), .text("language", record.language), .text("quietHours", quiet),
            .truth("oneAtATime", record.asksOneAtATime), .truth("reminders", record.wantsReminders), .truth("notAlone", record.isNotAlone),
        ])
    }

    private init(_ signature: ConsentSignature) {
        let choices = signature.choices.sorted { $0.key < $1.key }.map { OwnField?.some(OwnField("choice." + $0.key, .truth($0.value))) }
        self.init(
            .consent, about: signature.form.rawValue,
            [
                .count("textVersion", signature.textVersion), .text("language", signature.language), .text("digest", "\(signature.digest)"),
                .count("signature", signature.number), .text("day", "\(signature.day)"), .text("name", signature.printedName),
                .text("meaning", signature.meaning),
            ] + choices)
    }

    private init(_ identity: Identity) {
        let contacts = identity.contacts.map { OwnField?.some(OwnField("contact." + $0.kind.rawValue, .text($0.value))) }
        self.init(.identity, [.text("name", identity.name), .text("birthDay", identity.birthDay.map { "\($0)" })] + contacts + [.text("recordNumber", identity.recordNumber)])
    }

    private init(_ event: AdverseEvent) {
        self.init(.event, about: event.id.rawValue, [
            .text("onset", "\(event.onset)"), .text("term", event.term), .text("severity", event.severity.rawValue), .text("text", event.narrative),
        ])
    }
}

extension OwnField? {
    fileprivate static func text(_ code: String, _ text: String?) -> OwnField? { text.map { OwnField(code, .text($0)) } }
    fileprivate static func count(_ code: String, _ count: Int?) -> OwnField? { count.map { OwnField(code, OwnValue($0)) } }
    fileprivate static func truth(_ code: String, _ isTrue: Bool?) -> OwnField? { isTrue.map { OwnField(code, .truth($0)) } }
}

extension OwnRecord.Sources {
    /// What participants answer themselves is theirs, also where somebody copied it from paper.
    fileprivate func isOfParticipants(_ instrument: Instrument.ID) -> Bool {
        catalog.instrument(instrument)?.respondent == .participant
    }

    /// An item with its topic, and the words beside the answer where the form has them.
    fileprivate func field(_ code: String, _ answer: Answer, of instrument: Instrument.ID) -> OwnField {
        let definition = catalog.instrument(instrument)
        let item = definition?.item(code)
        let wording = definition.flatMap { wordings.wording(for: $0, language: language) }
        let words: String? = if let value = answer.value, let item { wording?.label(of: value, for: item) } else { nil }
        return OwnField(code, OwnValue(answer), topic: item?.topic, words: words)
    }
}
