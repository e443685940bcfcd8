import AnalysisPlans
import Statistics

/// D: what people guess moves what they say of themselves, and not what a clinician sees.
enum Unblinded {
    static var scenarios: [PlantedScenario] {
        [90, 200].map { people in
            PlantedScenario(
                id: "D-\(people)",
                truth: "Nothing works. Four in five guess their arm, and who guesses \"active\" reports 0.8 SD better self-compassion and symptoms; the clinician's rating stays.",
                wanted: "Self-reports fall when people guess as by chance; the clinician's rating shows no effect.", people: people, plan: plan,
                table: { try table(people, &$0) }, read: read)
        }
    }

    static let plan = """
        {
          "plan": 1,
          "variables": {"arm": {"levels": ["control", "active"]}},
          "analysis": "guess_adjusted",
          "arm": "arm",
          "guess": "guess",
          "outcomes": ["scs_8", "phq_8", "caps_8"],
          "clinician_rated": ["caps_8"],
          "covariates": ["severity"],
          "resamples": 500,
          "seed": 1
        }
        """

    static func table(_ people: Int, _ stream: inout RandomStream) throws -> DataTable {
        var columns = PlantedColumns(["severity", "scs_8", "phq_8", "caps_8"], people: people)
        var guesses: [Int?] = []
        for arm in stream.arms(people) {
            let guess = stream.chance(0.8) ? arm : 1 - arm
            let severity = stream.normal()
            let scs = 2.6 + 0.6 * (-0.4 * severity + 0.8 * Double(guess) + 0.9 * stream.normal())
            let phq = 15 + 5 * (0.5 * severity - 0.8 * Double(guess) + 0.85 * stream.normal())
            let caps = 36 + 9 * (0.5 * severity + 0.85 * stream.normal())
            guesses.append(guess)
            columns.add(arm: arm, [36 + 9 * severity, scs, phq, caps])
        }
        return try columns.table(extra: [Column(name: "guess", content: .categorical(levels: ["control", "active"], codes: guesses))])
    }

    private static let read: @Sendable (ResultTree) -> PlantedReading = { results in
        func shows(_ outcome: String, _ estimate: String) -> Bool { results.excludesZero("\(outcome).\(estimate)") == true }
        let said = ["scs_8", "phq_8"].filter { shows($0, "unadjusted") }
        let falls = ["scs_8", "phq_8"].filter { shows($0, "at_chance_minus_unadjusted") }
        let left = ["scs_8", "phq_8"].filter { shows($0, "at_chance") }
        let seen = shows("caps_8", "unadjusted")
        let words = falls.count == 2 ? (left.isEmpty ? "self-reports fall, nothing left" : "self-reports fall, some left")
            : falls.isEmpty ? "no fall shown" : "one self-report falls"
        return PlantedReading(
            words, isRight: falls.count == 2 && left.isEmpty && !seen,
            tallies: [
                .init("an effect on both self-reports before adjustment", said.count == 2), .init("an effect on the clinician's rating", seen),
                .init("an effect on a self-report at chance guessing", !left.isEmpty),
            ])
    }
}
