public import StudyDesign

extension StudyProtocol {
    /// The analysis plan of the study, as its text would be frozen, or nil where the
    /// template has none.
    public var templatePlan: String? { id == StudyProtocol.mdmaForPTSD.id ? Self.mdmaForPTSDPlan : nil }

    private static let mdmaForPTSDPlan = """
        # Analysis plan of the fictional trial of MDMA-assisted therapy for severe PTSD.
        # Columns are those of dataset.csv: <instrument>_<scale>_<visit>.
        plan: 1
        title: Did a change in self-compassion carry the effect of treatment on PTSD symptoms?
        seed: 2026

        # Study days of measurement; the order in time is read from them.
        measured:
          scs_total_item_mean_baseline: 0
          scs_total_item_mean_week8: 56
          scs_total_item_mean_week18: 126
          scs_cs_item_mean_week8: 56
          scs_ucs_item_mean_week8: 56
          scs_self_kindness_week8: 56
          scs_common_humanity_week8: 56
          scs_mindfulness_week8: 56
          scs_self_judgment_week8: 56
          scs_isolation_week8: 56
          scs_over_identification_week8: 56
          caps5_total_baseline: 0
          caps5_total_week8: 56
          caps5_total_week18: 126

        variables:
          arm: {levels: [placebo, mdma]}

        exposure: arm
        bootstrap: {resamples: 10000, intervals: [percentile, bca]}

        analyses:
          order:
            title: Which goes before the other?
            analysis: order_of_change
            exposure_assigned: randomized
            mechanism: {baseline: scs_total_item_mean_baseline, early: scs_total_item_mean_week8, late: scs_total_item_mean_week18}
            outcome: {baseline: caps5_total_baseline, early: caps5_total_week8, late: caps5_total_week18}

          total:
            title: Self-compassion as the only mediator
            analysis: mediation
            mediators: [scs_total_item_mean_week8]
            outcome: caps5_total_week18
            covariates: [scs_total_item_mean_baseline, caps5_total_baseline]
            outcome_covariates: [caps5_total_week8]

          sides:
            title: Compassionate and uncompassionate responding side by side
            analysis: mediation
            mediators: [scs_cs_item_mean_week8, scs_ucs_item_mean_week8]
            outcome: caps5_total_week18
            covariates: [scs_cs_item_mean_baseline, scs_ucs_item_mean_baseline, caps5_total_baseline]
            outcome_covariates: [caps5_total_week8]

          facets:
            title: The six facets side by side (exploratory)
            analysis: mediation
            mediators:
              - scs_self_kindness_week8
              - scs_common_humanity_week8
              - scs_mindfulness_week8
              - scs_self_judgment_week8
              - scs_isolation_week8
              - scs_over_identification_week8
            outcome: caps5_total_week18
            covariates: [scs_total_item_mean_baseline, caps5_total_baseline]
            outcome_covariates: [caps5_total_week8]

          sensitivity:
            title: How strong would an unmeasured common cause have to be?
            analysis: mediation_sensitivity
            mediators: [scs_total_item_mean_week8]
            outcome: caps5_total_week18
            covariates: [scs_total_item_mean_baseline, caps5_total_baseline]

        """
}
