public import Instruments
public import Records
public import StudyDesign

/// A small fictional study that the contract of every store is tried on.
public struct TestStudy: Sendable {
    public let catalog: Catalog
    public let phq9: Instrument
    public let gad7: Instrument

    public init() throws {
        catalog = try Catalog.bundled()
        phq9 = try catalog.instrument(named: "phq9")
        gad7 = try catalog.instrument(named: "gad7")
    }

    public static let dangerousItem = "phq9_9"

    /// The protocol; `version` 1.0 unless it is an amendment.
    /// - Parameter wording: nil for the fictional study; else people are real, and words are needed.
    public static func design(
        version: String = "1.0", id: String = "contract", guarded: Bool = true, scoring: ScoringPlan? = nil,
        wording: WordingPlan? = nil
    ) -> StudyProtocol {
        StudyProtocol(
            id: StudyProtocol.ID(rawValue: id), version: version, title: "A fictional study", isFictional: wording == nil,
            substance: "none", condition: "none",
            arms: [
                Arm(code: "waiting", name: "Waiting list", isControl: true),
                Arm(code: "therapy", name: "Therapy", isControl: false),
            ],
            visits: [
                visit("before", VisitWindow(open: -7, target: -3, close: -1), ["phq9"]),
                visit("baseline", VisitWindow(open: 0, target: 0, close: 7), ["phq9", "gad7"]),
                visit("week4", VisitWindow(open: 24, target: 28, close: 32), ["phq9", "gad7"]),
            ],
            sessions: [DosingSession(number: 1, day: 21, doses: ["waiting": "none", "therapy": "one session"])],
            eligibility: [EligibilityCriterion(code: "I1", kind: .inclusion, text: "Adult")],
            alertRules: guarded ? rules : [],
            primaryOutcome: Parameter(Instrument.ID("phq9"), "total"), mechanism: Parameter(Instrument.ID("gad7"), "total"),
            masking: Masking(masked: [.analyst]), scoring: scoring, wording: wording)
    }

    private static let rules = [
        AlertRule(
            instrument: Instrument.ID("phq9"), item: dangerousItem, threshold: 1, severity: .urgent, acknowledgeWithin: 60,
            instruction: "Speak with the person today."),
        AlertRule(
            instrument: Instrument.ID("gad7"), item: "gad7_7", threshold: 3, firesWhenUnanswered: false, severity: .review,
            acknowledgeWithin: 1440, instruction: "Review before the next contact."),
    ]

    private static func visit(_ code: String, _ window: VisitWindow, _ instruments: [String]) -> Visit {
        Visit(code: code, name: code, epoch: .preparation, window: window, instruments: instruments.map { Instrument.ID($0) })
    }

    public static let firstDay = Day("2026-01-05") ?? Day(daysSinceEpoch: 20_458)
    public static let start = Instant(firstDay, minutes: 540)

    /// Answers of `value` to every item but the last, which gets `last`.
    public func answers(_ instrument: Instrument, _ value: Double, last: Answer) throws -> Answers {
        let count = instrument.items.count
        return try Answers(
            inOrder: Array(repeating: .value(value), count: count - 1) + [last], for: instrument)
    }

    /// The opening of every test's study: two people who may do everything, a consent form
    /// that one published and the other approved, and a sealed list.
    public static func opening(places: [Arm.Code] = Self.places, version: String = "1.0") -> [Act] {
        let administrator = Act(
            at: start, by: "tester", as: .administrator,
            .accountSet(Account(id: .init("tester"), name: "Test Tester", roles: Role.ofStaff.sorted { $0.rawValue < $1.rawValue })))
        let second = Change.accountSet(
            Account(id: .init("second"), name: "Second Tester", roles: Role.ofStaff.sorted { $0.rawValue < $1.rawValue }))
        let approval = ConsentApproval(
            form: consent.form, version: 1, language: "en", from: firstDay + -60, decision: "ethics committee, 1/2025")
        return [
            administrator, second.act(), Change.studyOpened(design(version: version)).act(), Change.consentPublished(consent).act(),
            Change.consentApproved(approval).act(by: "second"), Change.allocationListSealed(list(places)).act(),
        ]
    }

    /// How many entries the opening makes.
    public static let openingCount = 6

    public static let places: [Arm.Code] = (0..<20).flatMap { $0 % 2 == 0 ? ["therapy", "waiting"] : ["waiting", "therapy"] }

    public static func list(_ places: [Arm.Code]) -> AllocationList {
        AllocationList(
            id: .init("list"), places: [AllocationList.onlyStratum: places], salt: Array(repeating: 5, count: 32))
    }

    public static let consent = ConsentText(
        form: .init("information"), version: 1, language: "en", text: "A fictional study asks for your agreement.")

    public func submission(
        _ id: String, of participant: String, at visit: String, _ answers: Answers, replacing: String? = nil,
        on day: Day = TestStudy.firstDay, under study: StudyProtocol = TestStudy.design(),
        instant: Instant = TestStudy.start
    ) throws -> Submission {
        let instrument = try catalog.instrument(named: answers.instrument.rawValue)
        let response = ResponseRecord(
            id: .init(id), participant: .init(participant), visit: visit, day: day, answers: answers,
            replaces: replacing.map { .init($0) })
        return Submission(response, scoredBy: instrument, under: study, at: instant)
    }
}
