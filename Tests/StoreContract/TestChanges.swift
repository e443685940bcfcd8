public import Records
public import StudyDesign

/// Changes that the tests write often.
extension Change {
    public static func eligible(_ participant: String, on day: Day = TestStudy.firstDay) -> Change {
        .screened(
            ScreeningRecord(
                participant: .init(participant), day: day,
                findings: [.init(criterion: "I1", isMet: true, evidence: "interview")], outcome: .eligible))
    }

    public static func signed(_ participant: String, number: Int = 1, on day: Day = TestStudy.firstDay) -> Change {
        .consentSigned(
            ConsentSignature(
                participant: .init(participant), text: TestStudy.consent, number: number, day: day, printedName: "A. Nobody"))
    }

    public static func entered(_ participant: String, on day: Day = TestStudy.firstDay) -> Change {
        .enrolled(Enrollment(participant: .init(participant), day: day, protocolVersion: "1.0"))
    }

    /// Screened, agreed and enrolled.
    public static func admitted(_ participant: String) -> [Change] { [.eligible(participant), .signed(participant), .entered(participant)] }

    /// The next place of the list.
    public static func assigned(_ participant: String) -> Change { .allocationAsked(AllocationRequest(participant: .init(participant))) }

    public static func left(_ participant: String, on day: Day = TestStudy.firstDay) -> Change {
        .discontinued(Discontinuation(participant: .init(participant), day: day, reason: .moved))
    }

    public static func opened(_ participant: String, session: Int = 1, on day: Day = TestStudy.firstDay) -> Change {
        .sessionOpened(
            SessionOpening(
                participant: .init(participant), number: session, day: day, began: Instant(day, minutes: 540),
                monitors: [.init("tester"), .init("second")], physician: .init("tester"),
                identifiersCompared: [.birthDay, .pseudonym]))
    }

    public static func supplemented(_ participant: String, session: Int = 1, on day: Day = TestStudy.firstDay) -> Change {
        .sessionNoted(
            SessionEvent(
                id: .init("second-dose"), participant: .init(participant), session: session, at: Instant(day, minutes: 540),
                kind: .supplementalDose(by: .init("tester"), checkedBy: .init("second"))))
    }

    public static func closed(_ participant: String, session: Int = 1, on day: Day = TestStudy.firstDay) -> Change {
        .sessionClosed(
            SessionClosing(
                participant: .init(participant), number: session, ended: Instant(day, minutes: 540),
                checklist: SessionClosing.leastChecklist, signedBy: [.init("tester"), .init("second")], escort: "a friend"))
    }

    /// The act of a person in a role that may do it, at `minutes` after the study's start.
    public func act(at minutes: Int = 0, as role: Role? = nil, by actor: String? = nil, because reason: String? = nil) -> Act {
        let roles = Rules.roles(for: self)
        let role = role ?? (roles.contains(.coordinator) ? .coordinator : roles.min { $0.rawValue < $1.rawValue } ?? .coordinator)
        let usual = switch role {
        case .service: Act.service
        case .participant: trace.participant?.rawValue ?? "nobody"
        default: "tester"
        }
        return Act(at: TestStudy.start + minutes, by: actor ?? usual, as: role, self, because: reason)
    }
}
