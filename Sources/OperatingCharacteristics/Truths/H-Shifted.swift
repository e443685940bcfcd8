import AnalysisPlans
import Statistics

/// H: after treatment some items mean something else.
enum Shifted {
    static var scenarios: [PlantedScenario] {
        func scenario(_ id: String, fall: Double, _ truth: String, _ wanted: String) -> PlantedScenario {
            PlantedScenario(
                id: id, truth: truth, wanted: wanted, people: 90, plan: plan, table: { try table(90, fall: fall, &$0) },
                read: { results in read(results, isWanted: fall > 0) })
        }
        return [
            scenario(
                "H-shift", fall: 0.5, "The active arm improves by 0.8 SD, and in it the loadings of two of five items fall by 0.5 after treatment.",
                "The scale is flagged before any change score."),
            scenario("H-none", fall: 0, "The active arm improves by 0.8 SD; the items mean the same.", "No shift is found."),
        ]
    }

    static let plan = """
        {
          "plan": 1,
          "analysis": "response_shift",
          "scales": {"self_kindness": ["1", "2", "3", "4", "5"]},
          "occasions": {"baseline": "before_*", "week_18": "after_*"},
          "group": "arm"
        }
        """

    static func table(_ people: Int, fall: Double, _ stream: inout RandomStream) throws -> DataTable {
        let loadings = [0.8, 0.8, 0.75, 0.7, 0.75]
        let names = ["before", "after"].flatMap { time in loadings.indices.map { "\(time)_\($0 + 1)" } }
        var columns = PlantedColumns(names, people: people)
        for arm in stream.arms(people) {
            let before = stream.normal()
            let after = 0.6 * before + 0.8 * stream.normal() + (arm == 1 ? 0.8 : 0)
            var (first, second): ([Double?], [Double?]) = ([], [])
            for (item, loading) in loadings.enumerated() {
                let rest = (1 - loading * loading).squareRoot()
                let habit = 0.5 * stream.normal()
                let later = loading - (arm == 1 && item < 2 ? fall : 0)
                first.append(3 + loading * before + rest * (habit + 0.866 * stream.normal()))
                second.append(3 + later * after + rest * (habit + 0.866 * stream.normal()))
            }
            columns.add(arm: arm, first + second)
        }
        return try columns.table()
    }

    private static func read(_ results: ResultTree, isWanted: Bool) -> PlantedReading {
        let scale = "scales.self_kindness"
        guard let flag = results.value("\(scale).is_flagged") else { return PlantedReading("cannot be told", isRight: false) }
        let isFlagged = flag == 1
        let words = results.value("\(scale).is_not_same") == 1 ? "flagged: not the same scale" : isFlagged ? "flagged: partly the same scale" : "no shift found"
        var isNamed = false
        if case .branch(let releases)? = results.part("\(scale).shifted") {
            isNamed = releases.contains { $0.name.hasPrefix("before_1_loading") || $0.name.hasPrefix("before_2_loading") }
        }
        return PlantedReading(
            words, isRight: isFlagged == isWanted,
            tallies: isWanted ? [.init("one of the two loadings is named", isNamed)] : [])
    }
}
