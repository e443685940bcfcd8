import AnalysisPlans
import Statistics

/// J: the arm is dealt anew after everything has happened.
enum Permuted {
    static var scenarios: [PlantedScenario] {
        [90, 200].map { people in
            PlantedScenario(
                id: "J-\(people)", truth: "As A, but the arm is dealt anew at the end: it goes with nothing, while self-compassion still moves symptoms.",
                wanted: "No indirect effect of arm by week-8 self-compassion on week-18 symptoms; wrong in at most 5 %.",
                people: people, plan: MechanismQuestion.plan(reliabilities: (0.9, 0.9)),
                table: { try Mediated.table(people, isPermuted: true, &$0) }, read: read)
        }
    }

    /// Wrong where an effect of arm is shown to pass by earlier self-compassion to later symptoms, or the verdict says so.
    private static let read: @Sendable (ResultTree) -> PlantedReading = { results in
        let word = MechanismQuestion.verdict(results)
        let isShown = results.value("effects.scs.lagged.is_shown") == 1
        let isReversedShown = results.value("effects.scs.reversed.is_shown") == 1
        return PlantedReading(
            word, isRight: !isShown && word != "mechanism first",
            tallies: [
                .init("the verdict is mechanism first", word == "mechanism first"),
                .init("the lagged indirect effect is shown", isShown),
                .init("the reversed indirect effect is shown", isReversedShown),
                .init("the same visit looks like mediation", MechanismQuestion.looksLikeMediation(results)),
                .init("an effect of arm on symptoms is shown", results.excludesZero("effects.scs.lagged.total.ci95", ("lower", "upper")) == true),
            ])
    }
}
