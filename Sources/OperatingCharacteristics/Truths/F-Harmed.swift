import AnalysisPlans
import Statistics

/// F: most are better, and a minority of the active arm goes the other way.
enum Harmed {
    static let facets = ["self_kindness", "common_humanity", "mindfulness", "self_judgment", "isolation", "over_identification"]

    static var scenarios: [PlantedScenario] {
        let truth = "The active arm improves by 0.8 SD on six facets (reliability 0.8)"
        let harmed = [5, 10, 20, 30].map { percent in
            PlantedScenario(
                id: "F-\(percent)%", truth: "\(truth); \(percent) % of it go 0.8 SD the other way.",
                wanted: "The improvement and the minority that went the other way, both.", people: 200, plan: plan,
                table: { try table(200, minority: Double(percent) / 100, change: -0.8, &$0) },
                read: { results in read(results, isWanted: true) })
        }
        func nobody(_ id: String, _ minority: Double, _ words: String) -> PlantedScenario {
            PlantedScenario(
                id: id, truth: "\(truth)\(words)", wanted: "No minority is reported.", people: 200, plan: plan,
                table: { try table(200, minority: minority, change: 0, &$0) }, read: { results in read(results, isWanted: false) })
        }
        return harmed + [
            nobody("F-none", 0, "; nobody goes the other way."),
            nobody("F-unmoved", 0.15, "; 15 % of it stay as they were, and nobody goes the other way."),
        ]
    }

    static var plan: String {
        let scales = facets.map { "\"\($0)\": {\"pre\": \"\($0)_0\", \"post\": \"\($0)_8\", \"reliability\": 0.8, \"better\": \"higher\"}" }
        return """
            {
              "plan": 1,
              "variables": {"arm": {"levels": ["control", "active"]}},
              "analysis": "tails",
              "group": "arm",
              "scales": {\(scales.joined(separator: ", "))},
              "resamples": 499,
              "seed": 1
            }
            """
    }

    static func table(_ people: Int, minority: Double, change other: Double, _ stream: inout RandomStream) throws -> DataTable {
        var columns = PlantedColumns(facets.flatMap { ["\($0)_0", "\($0)_8"] }, people: people)
        for arm in stream.arms(people) {
            let isOther = stream.chance(minority)
            let change = arm == 1 ? (isOther ? other : 0.8) : 0
            let kind = 0.7071 * stream.normal()
            let wander = 0.33 * stream.normal()
            var row: [Double?] = []
            for _ in facets {
                let own = 0.5477 * stream.normal()
                let before = kind + own + 0.4472 * stream.normal()
                let after = 0.85 * kind + wander + own + change + 0.4472 * stream.normal()
                row += [3 + 0.85 * before, 3 + 0.85 * after]
            }
            columns.add(arm: arm, row)
        }
        return try columns.table()
    }

    private static func read(_ results: ResultTree, isWanted: Bool) -> PlantedReading {
        let isReported = results.value("minority.active.is_reported") == 1
        let better = results.excludesZero("together.difference.active.better") == true
        let worse = results.value("together.difference.active.worse.p_more").map { $0 < 0.05 } ?? false
        let words = isReported ? "a minority went the other way" : "no minority reported"
        return PlantedReading(
            words, isRight: isReported == isWanted,
            tallies: [.init("more reliably better than in the control arm", better), .init("more reliably worse than in the control arm", worse)])
    }
}
