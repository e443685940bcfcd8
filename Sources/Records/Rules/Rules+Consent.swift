import StudyDesign

/// Nobody enters, and no session opens, without agreement to exactly the text in force.
extension Rules {
    func check(_ text: ConsentText) throws {
        try check(text.form, "consent form")
        try requireText(text.text, "The consent text")
        guard !text.language.isEmpty, text.language.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x2D || (0x30...0x39).contains($0) }) else {
            throw Refusal("\"\(text.language)\" is not a language such as en or de-CH.")
        }
        let held = state.consent.forms[text.form]?[text.language]?.count ?? 0
        guard text.version == held + 1 else {
            throw Refusal("The form \(text.form) stands at version \(held) in \(text.language), so the next one is \(held + 1), not \(text.version).")
        }
        guard Set(text.choices).count == text.choices.count, Set(text.questions).count == text.questions.count else {
            throw Refusal("A choice or a question of the form \(text.form) stands twice.")
        }
    }

    func check(_ approval: ConsentApproval, _ act: Act) throws {
        try check(approval.from)
        guard let edition = state.consent.edition(approval.form, approval.version, approval.language) else {
            throw Refusal("The form \(approval.form) has no version \(approval.version) in \(approval.language).")
        }
        guard edition.approvedFrom == nil else {
            throw Refusal("Version \(approval.version) of the form \(approval.form) in \(approval.language) is already approved.")
        }
        guard edition.publishedBy != act.actor else {
            throw Refusal("Whoever publishes a consent text cannot approve it. Ask another person.")
        }
        try requireText(approval.decision, "The decision of the ethics committee")
    }

    func check(_ record: ConsentSignature) throws {
        try check(record.day)
        _ = try requireKnown(record.participant)
        guard let edition = state.consent.edition(record.form, record.textVersion, record.language) else {
            throw Refusal("The form \(record.form) has no version \(record.textVersion) in \(record.language).")
        }
        guard let from = edition.approvedFrom, from <= record.day else {
            throw Refusal("Version \(record.textVersion) of the form \(record.form) in \(record.language) is not approved on \(record.day).")
        }
        if let needed = state.consent.versionInForce(of: record.form, on: record.day), record.textVersion < needed {
            throw Refusal("Version \(needed) of the form \(record.form) is in force; version \(record.textVersion) is not signed any more.")
        }
        guard edition.text.digest == record.digest else {
            throw Refusal("The text that was shown is not version \(record.textVersion) of the form \(record.form). Show it again.")
        }
        let held = person(record.participant).signatures[record.form]?.count ?? 0
        guard record.number == held + 1 else {
            throw Refusal("Participant \(record.participant) has signed the form \(record.form) \(held) times, so the next signature is \(held + 1).")
        }
        guard Set(record.choices.keys) == Set(edition.text.choices) else {
            throw Refusal("Every choice of the form \(record.form) needs a yes or a no: \(edition.text.choices.joined(separator: ", ")).")
        }
        guard Set(record.understood) == Set(edition.text.questions) else {
            throw Refusal("The questions of the form \(record.form) are not all answered rightly yet. Talk them through.")
        }
        try requireText(record.printedName, "The printed name of the signature")
        try requireText(record.meaning, "The meaning of the signature")
    }

    func check(_ record: ConsentWithdrawal, _ act: Act) throws {
        try check(record.day)
        let signatures = person(record.participant).signatures[record.form] ?? []
        guard record.number == signatures.count, let last = signatures.last, !last.isWithdrawn else {
            throw Refusal("Participant \(record.participant) has no signature \(record.number) of the form \(record.form) that holds.")
        }
    }

    /// Every required form that is approved by the day must be signed in the highest version.
    func requireConsent(of participant: Participant.ID, on day: Day) throws {
        let required = state.consent.required(on: day)
        guard !required.isEmpty else {
            throw Refusal("No consent form is approved by \(day). Publish one, and have another person approve it.")
        }
        let person = person(participant)
        if let open = required.first(where: { !person.hasSigned($0.form, version: $0.version, by: day) }) {
            throw Refusal("Participant \(participant) has not signed version \(open.version) of the form \(open.form) by \(day).")
        }
    }
}
