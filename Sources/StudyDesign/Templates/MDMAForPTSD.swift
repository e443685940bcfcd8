import Instruments

extension StudyProtocol {
    /// A fictional two-arm trial of MDMA-assisted therapy for severe PTSD in the shape of
    /// the published phase 3 trials: three sessions about a month apart, the clinician's
    /// rating at weeks 0, 4, 8 and 18, self-compassion at baseline, after each session
    /// and at the end, both again after six, twelve and twenty-four months.
    ///
    /// Beside the proposed mechanism stand its rivals, at the same visits: anxiety, well-being,
    /// rumination, inflexibility, connectedness and the alliance. What people expected is asked
    /// before allocation, what three roles guess after the first session and at the end.
    ///
    /// Shape: Mitchell et al. 2021 (doi 10.1038/s41591-021-01336-3) and 2023
    /// (doi 10.1038/s41591-023-02565-4); doses and visits as in the published protocol.
    public static let mdmaForPTSD = StudyProtocol(
        id: ID(rawValue: "mdma-ptsd"), version: "2.0",
        title: "MDMA-assisted therapy for severe PTSD, with self-compassion as the proposed mechanism",
        isFictional: true, substance: "MDMA", condition: "severe PTSD",
        arms: [
            Arm(code: "placebo", name: "Placebo with therapy", isControl: true),
            Arm(code: "mdma", name: "MDMA with therapy", isControl: false),
        ],
        visits: mdmaForPTSDVisits,
        sessions: [
            DosingSession(number: 1, day: 21, doses: ["mdma": "80 mg + 40 mg", "placebo": "inactive"]),
            DosingSession(number: 2, day: 49, doses: ["mdma": "120 mg + 60 mg", "placebo": "inactive"]),
            DosingSession(number: 3, day: 77, doses: ["mdma": "120 mg + 60 mg", "placebo": "inactive"]),
        ],
        eligibility: [
            EligibilityCriterion(code: "I1", kind: .inclusion, text: "Adult, 18 years or older"),
            EligibilityCriterion(code: "I2", kind: .inclusion, text: "PTSD of at least six months"),
            EligibilityCriterion(code: "I3", kind: .inclusion, text: "CAPS-5 total of 28 or more"),
            EligibilityCriterion(code: "E1", kind: .exclusion, text: "Psychotic or bipolar I disorder, now or before"),
            EligibilityCriterion(code: "E2", kind: .exclusion, text: "Uncontrolled high blood pressure or heart disease"),
            EligibilityCriterion(code: "E3", kind: .exclusion, text: "Medicine that interacts and cannot be stopped safely"),
            EligibilityCriterion(code: "E4", kind: .exclusion, text: "Serious risk of suicide now"),
        ],
        alertRules: [
            AlertRule(
                instrument: .phq9, item: "phq9_9", threshold: 1, severity: .urgent, acknowledgeWithin: 60,
                instruction: "Thoughts of death or self-harm were reported, or the question was left open. Speak with the person today."),
            AlertRule(
                instrument: .caps5, item: "caps5_16", threshold: 2, severity: .review, acknowledgeWithin: 1440,
                instruction: "Reckless or self-destructive behavior was rated moderate or above, or not rated. Review before the next contact."),
        ],
        primaryOutcome: Parameter(.caps5, "total"), primaryVisit: "week18",
        mechanism: Parameter(.scs, "total_item_mean"),
        masking: Masking(masked: [.participant, .therapist, .rater, .analyst]), change: mdmaForPTSDChange)
}

extension Instrument.ID {
    static let caps5 = Instrument.ID("caps5")
    static let scs = Instrument.ID("scs")
    static let phq9 = Instrument.ID("phq9")
}
