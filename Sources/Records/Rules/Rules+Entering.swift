import StudyDesign

/// Who may enter the study, and what follows from having left.
extension Rules {
    func check(_ record: ScreeningRecord, _ act: Act) throws {
        let study = try study()
        try check(record.day)
        let person = person(record.participant)
        if record.version == 1, person.isScreened { throw Refusal("Participant \(record.participant) was already screened.") }
        try checkVersion(record.version, after: person.screening?.version ?? 0, of: "The screening of \(record.participant)", act)
        if person.enrollment != nil, record.outcome.kind != .eligible {
            throw Refusal("Participant \(record.participant) is enrolled. Record that they leave, with the reason.")
        }
        let criteria = Dictionary(study.eligibility.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var found: [String: Bool] = [:]
        for finding in record.findings {
            guard criteria[finding.criterion] != nil else { throw Refusal("The study has no criterion \(finding.criterion).") }
            guard found.updateValue(finding.isMet, forKey: finding.criterion) == nil else {
                throw Refusal("Criterion \(finding.criterion) was found twice.")
            }
            try requireText(finding.evidence, "The evidence for criterion \(finding.criterion)")
        }
        let failing = criteria.values.filter { criterion in
            found[criterion.code].map { $0 != (criterion.kind == .inclusion) } ?? false
        }.map(\.code).sorted()
        switch record.outcome {
        case .eligible:
            if let open = study.eligibility.first(where: { found[$0.code] == nil }) {
                throw Refusal("Criterion \(open.code) has no finding, so \(record.participant) is not known to be eligible.")
            }
            if let failed = failing.first {
                throw Refusal("Criterion \(failed) is not satisfied, so \(record.participant) is not eligible.")
            }
        case .excluded(let named):
            if let unknown = named.first(where: { criteria[$0] == nil }) { throw Refusal("The study has no criterion \(unknown).") }
            guard !named.isEmpty, named.sorted() == failing else {
                throw Refusal("The criteria named as failing (\(named.sorted().joined(separator: ", "))) are not those that the findings fail (\(failing.joined(separator: ", "))).")
            }
        case .declined: break
        }
    }

    func check(_ record: Identity, _ act: Act) throws {
        try requireText(record.name, "The person's name")
        try checkVersion(record.version, after: person(record.participant).identityVersion, of: "The identity of \(record.participant)", act)
    }

    func check(_ record: Enrollment) throws {
        try requireLive(under: record.protocolVersion)
        try check(record.day)
        let person = try requireKnown(record.participant)
        guard let screening = person.screening, screening.outcome == .eligible else {
            throw Refusal("Participant \(record.participant) was not found eligible at screening.")
        }
        if person.enrollment != nil { throw Refusal("Participant \(record.participant) is already enrolled.") }
        guard state.protocols.byVersion[record.protocolVersion] != nil else {
            throw Refusal("The study has no protocol version \(record.protocolVersion).")
        }
        if record.day < screening.day {
            throw Refusal("Participant \(record.participant) cannot be enrolled on \(record.day), before the screening on \(screening.day).")
        }
        try requireNotStopped(record.participant)
        try requireConsent(of: record.participant, on: record.day)
    }

    func check(_ record: Discontinuation, _ act: Act) throws {
        _ = try study()
        let (person, enrolled) = try requireEnrolled(record.participant)
        try check(record.day)
        if record.version == 1, person.leaving != nil {
            throw Refusal("Participant \(record.participant) has already left the study.")
        }
        try checkVersion(record.version, after: person.leaving?.version ?? 0, of: "The leaving of \(record.participant)", act)
        if record.version == 1, record.isRevoked { throw Refusal("Participant \(record.participant) has not left the study.") }
        if record.day < enrolled {
            throw Refusal("Participant \(record.participant) cannot leave on \(record.day), before the enrolment on \(enrolled).")
        }
    }
}
