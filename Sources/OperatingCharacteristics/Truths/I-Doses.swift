import AnalysisPlans
import Statistics

/// I: 75 mg does more than 125 mg (Mithoefer 2018).
enum Doses {
    static var scenarios: [PlantedScenario] {
        func scenario(_ id: String, _ sizes: [Int], _ words: String, _ wanted: String, isPeakWanted: Bool) -> PlantedScenario {
            PlantedScenario(
                id: id, truth: "Change of CAPS-IV −11.4 (SD 12.7) after 30 mg, −58.3 (9.8) after 75 mg, −44.3 (28.7) after 125 mg. \(words)",
                wanted: wanted, people: sizes.reduce(0, +), plan: plan,
                table: { try table(sizes, &$0) }, read: { results in read(results, isPeakWanted: isPeakWanted) })
        }
        return [
            scenario(
                "I-26", [7, 7, 12], "7, 7 and 12 people, as in the trial.",
                "75 mg does best in these people; that it does better than 125 mg cannot be told.", isPeakWanted: false),
            scenario("I-120", [40, 40, 40], "40 people a dose.", "75 mg is shown to do better than 30 mg and than 125 mg.", isPeakWanted: true),
        ]
    }

    static let plan = """
        {
          "plan": 1,
          "analysis": "dose_response",
          "outcome": "change",
          "dose": "dose",
          "better": "lower",
          "draws": 2000,
          "resamples": 500,
          "seed": 1
        }
        """

    static func table(_ sizes: [Int], _ stream: inout RandomStream) throws -> DataTable {
        let doses = [30.0, 75, 125]
        let means = [-11.4, -58.3, -44.3]
        let spreads = [12.7, 9.8, 28.7]
        var (dose, change): ([Double?], [Double?]) = ([], [])
        for (place, size) in sizes.enumerated() {
            for _ in 0..<size {
                dose.append(doses[place])
                change.append(means[place] + spreads[place] * stream.normal())
            }
        }
        return try DataTable(columns: [Column(name: "dose", numbers: dose), Column(name: "change", numbers: change)])
    }

    /// - Parameter isPeakWanted: whether the people are enough to show that a dose between the ends does best.
    private static func read(_ results: ResultTree, isPeakWanted: Bool) -> PlantedReading {
        let best = results.value("course.best_dose")
        let isOneWay = results.value("course.is_one_way") == 1
        let isShown = results.value("course.is_peak_shown") == 1 && results.value("course.peak_dose") == 75
        let first = best == 75 ? "75 mg best" : best == 125 ? "125 mg best" : "30 mg best"
        return PlantedReading(
            "\(first), \(isShown ? "shown" : "cannot be told")", isRight: best == 75 && isShown == isPeakWanted,
            tallies: [.init("the means are reported as not one way", !isOneWay), .init("75 mg is the best mean", best == 75)])
    }
}
