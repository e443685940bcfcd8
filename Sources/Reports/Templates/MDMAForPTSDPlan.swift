import Instruments
public import StudyDesign

extension StudyProtocol {
    /// The analysis plan of the study, as its text would be frozen, or nil where the
    /// template has none.
    public var templatePlan: String? { id == StudyProtocol.mdmaForPTSD.id ? MDMAForPTSDPlan.text(for: self) : nil }
}

/// The plan of the demonstration: one readable file, put together from its chapters in the order of
/// the report.
enum MDMAForPTSDPlan {
    static func text(for study: StudyProtocol) -> String {
        [head, measured(study), questions, tables, analyses, primary, mechanism, sensitivity, lasting, people, practice, blinding, sameScale]
            .joined(separator: "\n")
    }

    private static let head = """
        # Analysis plan of the fictional trial of MDMA-assisted therapy for severe PTSD.
        # Columns are those of dataset.csv: <instrument>_<scale>_<visit>, and <item>_<visit>.
        plan: 1
        title: Did a change in self-compassion carry the effect of treatment on PTSD symptoms?
        seed: 2026
        primary_score: scs_total_item_mean_week8

        # Study days of measurement; the order in time is read from them.
        measured:
        """

    /// The scales that the plan names, each at the visits that ask for its instrument.
    private static let named = [
        "caps5_total", "phq9_total", "scs_total_item_mean", "scs_cs_item_mean", "scs_ucs_item_mean", "scs_self_kindness",
        "scs_common_humanity", "scs_mindfulness", "scs_self_judgment", "scs_isolation", "scs_over_identification", "gad7_total",
        "who5_percent", "rrs10_brooding", "aaq2_total", "wcs_total", "wai_sr_total", "sds_sheehan_total", "expectancy_active",
        "guess_arm",
    ]

    private static func measured(_ study: StudyProtocol) -> String {
        named.flatMap { column in
            study.visits.filter { visit in visit.instruments.contains { column.hasPrefix("\($0.rawValue)_") } }
                .map { "  \(column)_\($0.code): \($0.window.target)" }
        }.joined(separator: "\n") + "\n"
    }

    private static let questions = """
        variables:
          arm: {levels: [placebo, mdma]}
          guessed_first: {from: guess_arm_week4, levels: [-1, 0, 1], labels: [placebo, do not know, mdma]}
          guessed_end: {from: guess_arm_week18, levels: [-1, 0, 1], labels: [placebo, do not know, mdma]}
          therapist_first: {from: guess_therapist_arm_week4, levels: [-1, 0, 1], labels: [placebo, do not know, mdma]}
          therapist_end: {from: guess_therapist_arm_week18, levels: [-1, 0, 1], labels: [placebo, do not know, mdma]}
          rater_first: {from: guess_rater_arm_week4, levels: [-1, 0, 1], labels: [placebo, do not know, mdma]}
          rater_end: {from: guess_rater_arm_week18, levels: [-1, 0, 1], labels: [placebo, do not know, mdma]}

        populations:
          randomized: {title: Everybody randomized, rows: all}
          measured: {title: Everybody whose symptoms were rated at week 18, rows: caps5_total_week18 >= 0}

        estimands:
          symptoms:
            title: Symptoms at week 18, whatever happened on the way
            treatment: MDMA with therapy v placebo with therapy
            population: randomized
            variable: CAPS-5 total at week 18
            intercurrent_events: {leaving before week 18: treatment_policy, other treatment: treatment_policy}
            summary: difference in means
          carried:
            title: The part of the difference that went with self-compassion at week 8
            treatment: MDMA with therapy v placebo with therapy
            population: randomized
            variable: CAPS-5 total at week 18, SCS total at week 8
            intercurrent_events: {leaving before week 18: hypothetical}
            summary: product of two differences, path a times path b

        """

    private static let tables = """
        # One row a person and visit, made from the data.
        tables:
          trial:
            id: id
            keep: [arm, site, caps5_total_baseline, scs_total_item_mean_baseline]
            occasion: week
            columns:
              caps5: {4: caps5_total_week4, 8: caps5_total_week8, 18: caps5_total_week18}
              scs: {4: scs_total_item_mean_week4, 8: scs_total_item_mean_week8, 18: scs_total_item_mean_week18}
            variables:
              visit: {from: week, levels: [4, 8, 18]}
          course:
            id: id
            keep: [arm, caps5_total_baseline, scs_total_item_mean_baseline]
            occasion: week
            columns:
              caps5: {4: caps5_total_week4, 8: caps5_total_week8, 18: caps5_total_week18, 26: caps5_total_week26, 52: caps5_total_week52, 104: caps5_total_week104}
              scs: {4: scs_total_item_mean_week4, 8: scs_total_item_mean_week8, 18: scs_total_item_mean_week18, 26: scs_total_item_mean_week26, 52: scs_total_item_mean_week52, 104: scs_total_item_mean_week104}
          # Minutes of practice in the weeks before each visit.
          practice:
            id: id
            keep: [arm, scs_total_item_mean_baseline]
            occasion: visit_number
            columns:
              compassion: {1: practice_compassion_week8, 2: practice_compassion_week12, 3: practice_compassion_week18}
              self_care: {1: practice_self_care_week8, 2: practice_self_care_week12, 3: practice_self_care_week18}
              scs: {1: scs_total_item_mean_week8, 2: scs_total_item_mean_week12, 3: scs_total_item_mean_week18}

        """

    private static let analyses = """
        arm: arm
        exposure: arm
        exposure_assigned: randomized
        bootstrap: {resamples: 10000, intervals: [percentile, bca]}

        analyses:
        """
}
