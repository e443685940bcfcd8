extension MDMAForPTSDPlan {
    static let primary = """
          primary:
            title: Do the arms differ in symptoms?
            role: primary
            estimand: symptoms
            analysis: mmrm
            table: trial
            formula: caps5 ~ caps5_total_baseline * visit + arm * visit + us(visit | id)
            df: [satterthwaite, kenward_roger_linear]
            marginal_means: {of: arm, by: visit}

          self_compassion:
            title: Do the arms differ in self-compassion?
            role: secondary
            section: secondary
            analysis: mmrm
            table: trial
            formula: scs ~ scs_total_item_mean_baseline * visit + arm * visit + us(visit | id)
            marginal_means: {of: arm, by: visit}

        """

    /// Every order of time, rivals on the same people, and the parts of the scale.
    static let mechanism = """
          order:
            title: Which goes before the other?
            role: primary
            estimand: carried
            section: mechanism
            analysis: order_of_change
            mechanism: {baseline: scs_total_item_mean_baseline, early: scs_total_item_mean_week8, late: scs_total_item_mean_week18}
            outcome: {baseline: caps5_total_baseline, early: caps5_total_week8, late: caps5_total_week18}

          carried:
            title: Self-compassion beside its rivals, in every order of time
            estimand: carried
            analysis: mechanism
            # Reliabilities: retest (Neff 2003); internal consistency (Weathers et al. 2018).
            mechanism: {name: self-compassion, baseline: scs_total_item_mean_baseline, early: scs_total_item_mean_week8, late: scs_total_item_mean_week18, reliability: 0.93}
            outcome: {name: PTSD symptoms, baseline: caps5_total_baseline, early: caps5_total_week8, late: caps5_total_week18, reliability: 0.88}
            parts:
              compassionate responding: {baseline: scs_cs_item_mean_baseline, early: scs_cs_item_mean_week8}
              uncompassionate responding: {baseline: scs_ucs_item_mean_baseline, early: scs_ucs_item_mean_week8}
            # Those of the rivals are assumed; a real trial states published ones.
            rivals:
              anxiety: {baseline: gad7_total_baseline, early: gad7_total_week8, late: gad7_total_week18, reliability: 0.85}
              well-being: {baseline: who5_percent_baseline, early: who5_percent_week8, late: who5_percent_week18, reliability: 0.85}
              rumination: {baseline: rrs10_brooding_baseline, early: rrs10_brooding_week8, late: rrs10_brooding_week18, reliability: 0.85}
              inflexibility: {baseline: aaq2_total_baseline, early: aaq2_total_week8, late: aaq2_total_week18, reliability: 0.85}
              connectedness: {baseline: wcs_total_baseline, early: wcs_total_week8, late: wcs_total_week18, reliability: 0.85}
              alliance: {early: wai_sr_total_week8, reliability: 0.85}
            expectancy: [expectancy_active_baseline]
            guess: [guess_arm_week4]
            site: site

          depression:
            title: The same question of depression
            role: secondary
            section: mechanism
            analysis: mechanism
            # Reliability of PHQ-9: retest (Kroenke, Spitzer and Williams 2001).
            mechanism: {name: self-compassion, baseline: scs_total_item_mean_baseline, early: scs_total_item_mean_week8, late: scs_total_item_mean_week18, reliability: 0.93}
            outcome: {name: depression, baseline: phq9_total_baseline, early: phq9_total_week8, late: phq9_total_week18, reliability: 0.84}
            # Those of the rivals are assumed; a real trial states published ones.
            rivals:
              anxiety: {baseline: gad7_total_baseline, early: gad7_total_week8, late: gad7_total_week18, reliability: 0.85}
              well-being: {baseline: who5_percent_baseline, early: who5_percent_week8, late: who5_percent_week18, reliability: 0.85}
            expectancy: [expectancy_active_baseline]
            guess: [guess_arm_week4]

          within:
            title: Within people, which goes first from visit to visit?
            role: exploratory
            section: mechanism
            analysis: cross_lagged
            # Four visits four weeks apart.
            mechanism: [scs_total_item_mean_baseline, scs_total_item_mean_week4, scs_total_item_mean_week8, scs_total_item_mean_week12]
            outcome: [phq9_total_baseline, phq9_total_week4, phq9_total_week8, phq9_total_week12]

          sides:
            title: Compassionate and uncompassionate responding side by side
            role: secondary
            section: mechanism
            analysis: mediation
            mediators: [scs_cs_item_mean_week8, scs_ucs_item_mean_week8]
            outcome: caps5_total_week18
            covariates: [scs_cs_item_mean_baseline, scs_ucs_item_mean_baseline, caps5_total_baseline]
            outcome_covariates: [caps5_total_week8]

          facets:
            title: The six facets side by side
            role: exploratory
            section: mechanism
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

        """

    static let sensitivity = """
          unmeasured:
            title: How strong would an unmeasured common cause have to be?
            section: sensitivity
            analysis: mediation_sensitivity
            mediators: [scs_total_item_mean_week8]
            outcome: caps5_total_week18
            covariates: [scs_total_item_mean_baseline, caps5_total_baseline, caps5_total_week8]

        """
}
