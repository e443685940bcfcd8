import AnalysisPlans

/// What the report cannot show, whatever it found.
struct LimitsText {
    let mechanism: String
    let outcome: String
    let isRandomized: Bool
    /// The parts that the plan holds analyses of.
    let asked: Set<ReportSection>
    /// Whether the study records adverse events.
    let collectsHarms: Bool

    var sentences: [String] {
        var sentences = [
            isRandomized
                ? "Treatment was randomized; \(mechanism) was not. From \(mechanism) to \(outcome) only time order and the covariates protect against a common cause."
                : "Nothing was randomized. Only time order and the covariates protect against a common cause.",
            "The earlier value of the outcome was measured after randomization. Holding it constant in the outcome equation is right only if treatment does not move it through \(mechanism) and nothing unmeasured moves both; real data often fail this.",
            "Both scales are taken as free of error. With error, the less reliable scale tends to look like the one that follows, and more people do not cure that.",
            "Effects are taken as straight lines, the same for everybody, and \(mechanism) as working alike in both arms.",
            "Participants often know what they were given. Guesses and expectations that move both a self-report and its outcome would look like a mechanism.",
            "The analyses use people with every value of the model. If who left had to do with how they fared, the estimates describe those who stayed.",
            "No share of the effect is reported: at this size almost any share is compatible with the data.",
        ]
        let missing = ReportSection.allCases.filter { !asked.contains($0) }.compactMap(\.missing)
        if !missing.isEmpty { sentences.append("The plan does not ask about \(missing.joined(separator: "; about ")).") }
        if !collectsHarms { sentences.append("No adverse events are part of this report. That says nothing about whether there were any.") }
        return sentences
    }
}
