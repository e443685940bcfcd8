import AnalysisPlans
import Statistics

/// G: people of the control arm who guess it leave after the first session, and fare worse unseen.
enum Leaving {
    static var scenarios: [PlantedScenario] {
        [120, 400].map { people in
            PlantedScenario(
                id: "G-\(people)",
                truth: "Active moves symptoms by −0.5 SD. Of the control arm 60 % guess it, leave after session 1, and then fare 0.8 SD worse where nobody sees it: at the last visit the arms differ by −0.98 SD (−8.8 points).",
                wanted: "Missing at random gives too small a difference, and with the leavers of the control arm 0.8 SD worse (the planted shift) the interval covers the truth.",
                people: people, plan: plan, table: { try table(people, &$0) }, read: read)
        }
    }

    static let plan = """
        {
          "plan": 1,
          "variables": {"arm": {"levels": ["control", "active"]}},
          "analysis": "dropout",
          "visits": ["caps_4", "caps_8", "caps_18"],
          "arm": "arm",
          "baseline": ["caps_0"],
          "delta": [-12, -9, -7.2, -6, -3, 0, 3, 6],
          "imputations": 50,
          "burn_in": 100,
          "thinning": 10,
          "seed": 1
        }
        """

    /// How much worse those of the control arm who left fare at the last visit, CAPS-5 points.
    static let planted = 7.2

    /// The difference of the arms at the last visit, seen or not; CAPS-5 points.
    static let truth = -9 * 0.5 - 0.6 * planted

    static func table(_ people: Int, _ stream: inout RandomStream) throws -> DataTable {
        var columns = PlantedColumns(["caps_0", "caps_4", "caps_8", "caps_18"], people: people)
        for arm in stream.arms(people) {
            let x = Double(arm)
            let person = 0.7 * stream.normal()
            let leaves = arm == 0 ? stream.chance(0.6) : stream.chance(0.05)
            var row: [Double?] = [36 + 9 * (person + 0.7 * stream.normal())]
            for (visit, share) in [0.5, 0.8, 1].enumerated() {
                let value = 36 + 9 * (person - 0.5 * share * x + 0.7 * stream.normal())
                row.append(visit > 0 && leaves ? nil : value)
            }
            columns.add(arm: arm, row)
        }
        return try columns.table()
    }

    static let read: @Sendable (ResultTree) -> PlantedReading = { results in
        func list(_ path: String) -> [Double] {
            if case .list(let values)? = results.part(path) { values } else { [] }
        }
        func only(_ path: String) -> String? {
            if case .branch(let entries)? = results.part(path) { entries.first?.name } else { nil }
        }
        let contrast = only("tipping_point.reference") ?? ""
        let shifted = "tipping_point.reference.\(contrast)"
        let random = "strategies.mar.caps_18.\(contrast)"
        // The plan's shifts are turned round in the reference: of −7.2 comes 7.2.
        guard let place = list("\(shifted).delta").firstIndex(of: planted), let estimate = results.value("\(random).est"),
            let low = results.value("\(random).ci_lower"), let high = results.value("\(random).ci_upper"),
            list("\(shifted).ci_lower").count > place, list("\(shifted).ci_upper").count > place
        else { return PlantedReading("cannot be told", isRight: false) }
        let isTooSmall = estimate > truth
        let coversAtRandom = low <= truth && truth <= high
        let isRecovered = list("\(shifted).ci_lower")[place] <= truth && truth <= list("\(shifted).ci_upper")[place]
        let words = "at random \(coversAtRandom ? "reaches" : "misses") the truth, the planted shift \(isRecovered ? "covers" : "misses") it"
        return PlantedReading(
            words, isRight: isTooSmall && isRecovered,
            tallies: [
                .init("missing at random: the difference is too small", isTooSmall),
                .init("missing at random: the interval covers the truth", coversAtRandom),
                .init("with the planted shift the interval covers the truth", isRecovered),
            ])
    }
}
