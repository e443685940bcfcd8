import Statistics

/// A: arm → self-compassion at week 8 → symptoms at week 18.
enum Mediated {
    static var scenarios: [PlantedScenario] {
        let truth = "Arm moves self-compassion by 0.8 SD by week 8, and that moves symptoms by week 18 (b = −0.4); another part goes past it (−0.3). Reliabilities 0.9, stated."
        let sizes = [90, 200].map { people in
            PlantedScenario(
                id: "A-\(people)", truth: truth, wanted: "Self-compassion went before symptoms, and the indirect effect is shown.", people: people,
                plan: MechanismQuestion.plan(reliabilities: (0.9, 0.9)), table: { try table(people, &$0) }, read: MechanismQuestion.found)
        }
        let oneVisit = PlantedScenario(
            id: "A-one-visit", truth: "The same, but both measured at baseline and week 18 only, as in the published analysis.",
            wanted: "From one visit it cannot be told, though here it is true.", people: 90,
            plan: MechanismQuestion.plan(reliabilities: (0.9, 0.9), isOneVisit: true), table: { try table(90, &$0) }, read: MechanismQuestion.flagged)
        return sizes + [oneVisit]
    }

    static func table(_ people: Int, isPermuted: Bool = false, _ stream: inout RandomStream) throws -> DataTable {
        var columns = PlantedColumns(MechanismQuestion.columns, people: people)
        let arms = stream.arms(people)
        let shown = isPermuted ? stream.shuffled(arms) : arms
        for person in 0..<people {
            let x = Double(arms[person])
            let m0 = stream.normal()
            let y0 = -0.5 * m0 + 0.866 * stream.normal()
            let m1 = 0.5 * m0 + 0.8 * x + 0.8 * stream.normal()
            let y1 = 0.6 * y0 - 0.2 * x + 0.75 * stream.normal()
            let m2 = 0.7 * m1 + 0.65 * stream.normal()
            let y2 = 0.4 * y1 - 0.4 * m1 - 0.3 * x + 0.7 * stream.normal()
            columns.add(arm: shown[person], MechanismQuestion.row([m0, m1, m2], [y0, y1, y2], (0.9, 0.9), &stream))
        }
        return try columns.table()
    }
}
