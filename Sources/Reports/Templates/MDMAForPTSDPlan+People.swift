/// Chapters about whether it lasted, for whom, what was guessed, and whether the scale is the same.
extension MDMAForPTSDPlan {
    static let lasting = """
          kept:
            title: Did it last to two years?
            role: secondary
            section: durability
            analysis: durability
            table: course
            person: id
            time: week
            outcome: caps5
            anchor: weeks since enrolment, the last session in week 11
            end_of_treatment: 18
            baseline: caps5_total_baseline
            mechanism: scs
            between: [52, 104]
            # Half of the first score as a response; the error is that of a reliable change of 13 points (Marx et al. 2022).
            rule: {response: 0.5, loses: 0.34, sem: 4.69, at: 104, within: 6}

          lost:
            title: How long did a response last?
            role: secondary
            section: durability
            analysis: loss_of_response
            table: course
            person: id
            time: week
            outcome: caps5
            anchor: weeks since enrolment
            end_of_treatment: 18
            baseline: caps5_total_baseline
            mechanism: scs
            response: 0.5
            back_above: 0.75
            until: 104

          leavers:
            title: What if those who left fared worse?
            role: supportive
            section: sensitivity
            analysis: dropout
            visits: [caps5_total_week4, caps5_total_week8, caps5_total_week18]
            baseline: [caps5_total_baseline]
            reference: placebo

        """

    static let people = """
          tails:
            title: Who changed reliably, for the better and for the worse?
            role: secondary
            section: tails
            analysis: tails
            group: arm
            scales:
              PTSD symptoms: {pre: caps5_total_baseline, post: caps5_total_week18, sem: 4.69}
              depression: {pre: phq9_total_baseline, post: phq9_total_week18, reliability: 0.84}
              self-compassion: {pre: scs_total_item_mean_baseline, post: scs_total_item_mean_week18, reliability: 0.93, better: higher}
              self-kindness: {pre: scs_self_kindness_baseline, post: scs_self_kindness_week18, reliability: 0.84, better: higher}
              common humanity: {pre: scs_common_humanity_baseline, post: scs_common_humanity_week18, reliability: 0.75, better: higher}
              mindfulness: {pre: scs_mindfulness_baseline, post: scs_mindfulness_week18, reliability: 0.78, better: higher}
              self-judgment: {pre: scs_self_judgment_baseline, post: scs_self_judgment_week18, reliability: 0.82}
              isolation: {pre: scs_isolation_baseline, post: scs_isolation_week18, reliability: 0.76}
              over-identification: {pre: scs_over_identification_baseline, post: scs_over_identification_week18, reliability: 0.78}

        """

    static let practice = """
          practised:
            title: Did practice go with later self-compassion?
            role: exploratory
            section: daily_life
            analysis: practice
            table: practice
            person: id
            week: visit_number
            practices: [compassion, self_care]
            outcome: scs
            arm: arm
            baseline: scs_total_item_mean_baseline

        """

    static let blinding = """
          guesses:
            title: What was guessed, by whom and when?
            section: blinding
            analysis: blinding
            guesses:
              - {column: guessed_first, role: participant, occasion: after session 1, certainty: guess_certainty_week4, surest: 10}
              - {column: guessed_end, role: participant, occasion: at week 18, certainty: guess_certainty_week18, surest: 10}
              - {column: therapist_first, role: therapist, occasion: after session 1, certainty: guess_therapist_certainty_week4, surest: 10}
              - {column: therapist_end, role: therapist, occasion: at week 18, certainty: guess_therapist_certainty_week18, surest: 10}
              - {column: rater_first, role: rater, occasion: after session 1, certainty: guess_rater_certainty_week4, surest: 10}
              - {column: rater_end, role: rater, occasion: at week 18, certainty: guess_rater_certainty_week18, surest: 10}

          by_guess:
            title: What would be left at chance-level guessing?
            section: blinding
            analysis: guess_adjusted
            guess: guessed_end
            outcomes: [caps5_total_week18, phq9_total_week18, scs_total_item_mean_week18]
            clinician_rated: [caps5_total_week18]
            covariates: [caps5_total_baseline]

        """

    static let sameScale = """
          same_scale:
            title: Is it the same scale at week 18?
            section: scale
            analysis: response_shift
            group: arm
            occasions: {baseline: "*_baseline", week 18: "*_week18"}
            scales:
              self-kindness: [scs_5, scs_12, scs_19, scs_23, scs_26]
              self-judgment: [scs_1, scs_8, scs_11, scs_16, scs_21]
              common humanity: [scs_3, scs_7, scs_10, scs_15]
              isolation: [scs_4, scs_13, scs_18, scs_25]
              mindfulness: [scs_9, scs_14, scs_17, scs_22]
              over-identification: [scs_2, scs_6, scs_20, scs_24]
        """
}
