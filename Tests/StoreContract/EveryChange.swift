import Instruments
public import Ledger
public import Records
import StudyDesign

/// A history in which every kind of change happens, with words that must never stand in the
/// open.
public struct EveryChange {
    /// Part of every text that is sealed.
    public static let marker = "Xanthippe"

    /// What no open part of a sealed entry, and no table, may hold: the marker, arms, items,
    /// how urgent or how bad something was, and why somebody left.
    public static let secrets = [
        marker, "therapy", "waiting", "phq9_", "urgent", "severe", "hospitalization", "moved away", "rescue", "dose",
        "systolic", "interview", "emergency",
    ]

    /// How many kinds of change there are.
    public static let kinds = 43

    private let study: TestStudy
    private let person = Participant.ID("p1")

    public init(_ study: TestStudy) { self.study = study }

    /// Acts that a store takes, in this order, as the first ones.
    public func acts() throws -> [Act] {
        var acts = TestStudy.opening() + team()
        acts += plain(entering())
        acts += try answering()
        acts += plain(session()) + alertWay()
        acts += plain(writing())
        acts += ending()
        return acts
    }

    /// At least one value of each kind, the one that a store makes itself too.
    public func changes() throws -> [Change] {
        try acts().map(\.change) + [
            .allocated(Allocation(participant: person, arm: "therapy", place: 1)),
            .wentLive(GoingLive(protocolVersion: "1.0")),
            Self.signature(of: 2, leaf: Digest256(hashing: "an entry")).change,
        ]
    }

    private func words(_ what: String) -> String { "\(Self.marker) \(what)" }

    /// Whether the change is sealed decides whether its reason may be a secret.
    private func plain(_ changes: [Change], at minutes: Int = 0) -> [Act] {
        changes.map { $0.act(at: minutes, because: $0.vault == .open ? "as planned" : words("reason")) }
    }

    private func team() -> [Act] {
        let third = Account(id: .init("third"), name: words("Third"), roles: [.therapist])
        let channel = Channel(id: .init("mail"), account: .init("tester"), address: "\(Self.marker)@clinic.example")
        let shift = Shift(id: .init("night"), from: TestStudy.start, until: TestStudy.start + 600, people: [.init("tester")])
        let plan = FrozenPlan(name: "main", text: "effect: total\n")
        return plain([
            .accountSet(third), .channelSet(channel),
            .channelProven(ChannelProof(channel: channel.id, answered: TestStudy.start)), .shiftSet(shift), .planFrozen(plan),
            .clockJumped(ClockJump(milliseconds: -5_000)), .wordingImported(study.wording(study.phq9, saying: words("text"))),
        ])
    }

    private func entering() -> [Change] {
        let identity = Identity(
            participant: person, name: words("Ada"), birthDay: Day("1980-02-29"),
            contacts: [.init(.emergencyContact, words("telephone"))], recordNumber: words("0042"))
        let screening = ScreeningRecord(
            participant: person, day: TestStudy.firstDay,
            findings: [.init(criterion: "I1", isMet: true, evidence: words("interview"))], outcome: .eligible)
        let consent = ConsentSignature(
            participant: person, text: TestStudy.consent, day: TestStudy.firstDay, printedName: words("Ada"),
            meaning: words("I agree."))
        let unblinding = Unblinding(
            participant: person, number: 1, kind: .emergency, reason: words("a fall"), witness: .init("second"))
        return [
            .screened(screening), .identitySet(identity),
            .zoneSet(ZoneMove(participant: person, zone: "Europe/Zurich", from: TestStudy.start)), .consentSigned(consent),
            .entered("p1"), .assigned("p1"), .unblinded(unblinding),
            .appointed(Appointment(participant: person, visit: "week4", day: TestStudy.firstDay + 28)),
        ]
    }

    private func answering() throws -> [Act] {
        let design = TestStudy.design()
        let save = AnswerSave(
            form: .init("f1"), of: person, at: "baseline", instrument: study.phq9.id, version: study.phq9.version,
            item: TestStudy.dangerousItem, answer: .value(2), revision: 1, shelf: study.phq9, under: design,
            at: TestStudy.start)
        let answers = try study.answers(study.phq9, 1, last: .value(3))
        let submission = try study.submission("f1", of: "p1", at: "baseline", answers)
        return plain([
            .answerSaved(save), .submitted(submission),
            .correctionAsked(
                CorrectionRequest(id: .init("c1"), participant: person, response: .init("f1"), words: words("a slip"))),
            .rescored(Rescoring(participant: person, response: .init("f1"), version: 2, scores: submission.scores)),
            .visitMissed(MissedVisit(participant: person, visit: "week4", reason: words("ill"))),
        ])
    }

    private func session() -> [Change] {
        func event(_ id: String, _ kind: SessionEvent.Kind) -> Change {
            .sessionNoted(SessionEvent(id: .init(id), participant: person, session: 1, at: TestStudy.start, kind: kind))
        }
        let opening = SessionOpening(
            participant: person, number: 1, day: TestStudy.firstDay, began: TestStudy.start,
            monitors: [.init("tester"), .init("second")], physician: .init("tester"),
            identifiersCompared: [.name, .birthDay])
        let closing = SessionClosing(
            participant: person, number: 1, ended: TestStudy.start, checklist: SessionClosing.leastChecklist,
            signedBy: [.init("tester"), .init("second")], escort: words("a friend"))
        let checkIn = CheckIn.all(of: person, session: 1, began: TestStudy.start, delays: SafeguardPlan.standard.checkIns)[0]
        return [
            .sessionOpened(opening), event("e1", .dose(by: .init("tester"), checkedBy: .init("second"))),
            event("e2", .supplementalDose(by: .init("tester"), checkedBy: .init("second"))),
            event("e3", .vitals(systolic: 120, diastolic: 80, pulse: 70, temperature: 36.6)),
            event("e4", .monitorLeft(.init("second"))), event("e5", .monitorArrived(.init("second"))),
            event("e6", .rescueMedicine(words("a tablet"))), event("e7", .observation(words("calm"))),
            .sessionClosed(closing), .checkInEnded(CheckInEnd(checkIn.id, of: person, .completed(words("well")))),
        ]
    }

    private func alertWay() -> [Act] {
        let call = AlertRecord.call("ring", of: person, words: words("please call"), raised: TestStudy.start)
        let way: [AlertStep.Kind] = [
            .dispatched(rung: 0, to: .init("tester"), channel: .init("mail"), .refused(words("no answer"))),
            .dispatched(rung: 0, to: .init("second"), channel: nil, .accepted), .seen, .claimed,
            .acted(code: words("call"), note: words("spoke with them")), .closed,
        ]
        return plain([.alertRaised(call)]) + plain(way.map { .alertStepTaken(AlertStep(call.id, of: person, $0)) })
    }

    private func writing() -> [Change] {
        let harm = AdverseEvent(
            id: .init("ae1"), participant: person, term: words("headache"), aspects: [.physical, .suicidality],
            onset: TestStudy.firstDay, severity: .severe, seriousness: [.hospitalization], relatedness: .possible,
            isExpected: false, course: .recovering, narrative: words("it began at night"), isConfidential: true)
        let entry = JournalEntry(id: .init("j1"), participant: person, day: TestStudy.firstDay, text: words("dear diary"))
        let practice = Practice(
            id: .init("x1"), participant: person, day: TestStudy.firstDay, kind: .bodyScan, minutes: 20, words: words("calm"))
        return [
            .adverseEventReported(harm), .journalWritten(entry),
            .journalShared(JournalSharing(entry: entry.id, participant: person, version: 1, readers: [.init("third")])),
            .practised(practice),
            .noted(Note(id: .init("n1"), participant: person, about: words("alert"), text: words("looked after"))),
        ]
    }

    /// The end, for one person, and what is signed and frozen.
    private func ending() -> [Act] {
        let order = PrivacyOrder(participant: person, act: .restrict, legalBasis: "Art. 18 GDPR")
        let erasure = Erasure(participant: person, scope: .shred, step: .ordered, legalBasis: "Art. 17 GDPR")
        let withdrawal = ConsentWithdrawal(
            participant: person, form: TestStudy.consent.form, number: 1, day: TestStudy.firstDay)
        let frozen = FrozenSnapshot(ledgerSize: 10, digest: Digest256(hashing: "not that of the records"))
        return plain([
            .consentWithdrawn(withdrawal), .left("p1"), .privacyOrdered(order), .erasure(erasure), .snapshotFrozen(frozen),
        ])
    }

    /// The signature of an entry, which a store takes when it is given the entry's leaf.
    public static func signature(of entry: UInt64, leaf: Digest256) -> Act {
        Change.entrySigned(
            RecordSignature(entry: entry, leaf: leaf, printedName: "\(marker) Signer", meaning: "\(marker) I have read this.")
        ).act(because: "\(marker) reason")
    }
}
