import Instruments

extension StudyProtocol {
    /// Check-ins for the fictional trial, which its protocol does not have: three a day at random moments in
    /// the week after every session, and one each evening of the first week.
    public static let exampleCheckIns: [PromptPlan] = [
        PromptPlan(
            code: "after", instrument: momentary, days: VisitWindow(open: 1, target: 4, close: 7, anchor: .lastSessionHeld),
            windows: [.init(from: 540, until: 720), .init(from: 780, until: 960), .init(from: 1020, until: 1200)], draw: .random,
            expiresAfter: 60, spacing: 60),
        PromptPlan(
            code: "evening", instrument: momentary, days: VisitWindow(open: 0, target: 3, close: 6),
            windows: [.init(from: 1140, until: 1200)], draw: .fixed, expiresAfter: 120),
    ]

    private static let momentary = Instrument.ID("sscs_s")

    /// The same study as an amendment that asks during the day.
    public func amended(version: String, prompts: [PromptPlan]) -> StudyProtocol {
        StudyProtocol(
            id: id, version: version, title: title, isFictional: isFictional, substance: substance, condition: condition, arms: arms,
            visits: visits, sessions: sessions, eligibility: eligibility, alertRules: alertRules, primaryOutcome: primaryOutcome,
            primaryVisit: primaryVisit, mechanism: mechanism, masking: masking, safeguards: safeguards, scoring: scoring, change: change,
            wording: wording, prompts: prompts)
    }
}
