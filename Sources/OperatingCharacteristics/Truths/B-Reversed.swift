import Statistics

/// B: arm → symptoms at week 8 → self-compassion at week 18.
enum Reversed {
    static var scenarios: [PlantedScenario] {
        let truth = "Arm moves symptoms by 0.8 SD by week 8, and these move self-compassion by week 18 (−0.6); nothing goes the other way."
        let wanted = "What looks like mediation at week 18 is flagged."
        func scenario(_ id: String, _ people: Int, _ reliabilities: (Double, Double), _ words: String) -> PlantedScenario {
            PlantedScenario(
                id: id, truth: "\(truth) \(words)", wanted: wanted, people: people, plan: MechanismQuestion.plan(reliabilities: reliabilities),
                table: { try table(people, reliabilities, &$0) }, read: MechanismQuestion.flagged)
        }
        return [
            scenario("B-90", 90, (1, 1), "Without error of measurement."),
            scenario("B-200", 200, (1, 1), "Without error of measurement."),
            scenario("B-200-errors", 200, (0.9, 0.7), "Reliabilities 0.9 and 0.7, stated."),
        ]
    }

    static func table(_ people: Int, _ reliabilities: (Double, Double), _ stream: inout RandomStream) throws -> DataTable {
        var columns = PlantedColumns(MechanismQuestion.columns, people: people)
        for arm in stream.arms(people) {
            let x = Double(arm)
            let m0 = stream.normal()
            let y0 = -0.5 * m0 + 0.866 * stream.normal()
            let y1 = 0.5 * y0 - 0.8 * x + 0.8 * stream.normal()
            let m1 = 0.6 * m0 + 0.75 * stream.normal()
            let y2 = 0.7 * y1 + 0.65 * stream.normal()
            let m2 = 0.4 * m1 - 0.6 * y1 + 0.65 * stream.normal()
            columns.add(arm: arm, MechanismQuestion.row([m0, m1, m2], [y0, y1, y2], reliabilities, &stream))
        }
        return try columns.table()
    }
}
