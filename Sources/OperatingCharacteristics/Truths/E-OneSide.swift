import AnalysisPlans
import Statistics

/// E: only uncompassionate responding carries the effect.
enum OneSide {
    static var scenarios: [PlantedScenario] {
        [90, 200].map { people in
            PlantedScenario(
                id: "E-\(people)",
                truth: "Arm lowers uncompassionate responding by 0.8 SD, and that lowers symptoms (0.45); compassionate responding moves by 0.4 SD and carries nothing. Without error of measurement.",
                wanted: "Uncompassionate responding carries an indirect effect, compassionate responding none.", people: people, plan: plan,
                table: { try table(people, &$0) }, read: read)
        }
    }

    static let plan = """
        {
          "plan": 1,
          "measured": {"arm": 0, "scs_0": 0, "cs_0": 0, "ucs_0": 0, "caps_0": 0, "scs_8": 56, "cs_8": 56, "ucs_8": 56, "caps_8": 56,
            "scs_18": 126, "cs_18": 126, "ucs_18": 126, "caps_18": 126},
          "analysis": "mechanism",
          "exposure": "arm",
          "exposure_assigned": "randomized",
          "mechanism": {"name": "scs", "baseline": "scs_0", "early": "scs_8", "late": "scs_18", "reliability": 1},
          "outcome": {"name": "caps", "baseline": "caps_0", "early": "caps_8", "late": "caps_18", "reliability": 1},
          "parts": {
            "cs": {"baseline": "cs_0", "early": "cs_8", "late": "cs_18", "reliability": 1},
            "ucs": {"baseline": "ucs_0", "early": "ucs_8", "late": "ucs_18", "reliability": 1}
          },
          "bootstrap": {"resamples": 500, "intervals": ["percentile"]},
          "seed": 1
        }
        """

    static func table(_ people: Int, _ stream: inout RandomStream) throws -> DataTable {
        let names = ["cs", "ucs", "scs", "caps"].flatMap { name in [0, 8, 18].map { "\(name)_\($0)" } }
        var columns = PlantedColumns(names, people: people)
        for arm in stream.arms(people) {
            let x = Double(arm)
            let c0 = stream.normal()
            let u0 = -0.6 * c0 + 0.8 * stream.normal()
            let y0 = 0.5 * u0 + 0.866 * stream.normal()
            let c1 = 0.6 * c0 + 0.4 * x + 0.75 * stream.normal()
            let u1 = 0.6 * u0 - 0.8 * x + 0.75 * stream.normal()
            let y1 = 0.6 * y0 - 0.2 * x + 0.75 * stream.normal()
            let c2 = 0.7 * c1 + 0.65 * stream.normal()
            let u2 = 0.7 * u1 + 0.65 * stream.normal()
            let y2 = 0.35 * y1 + 0.45 * u1 - 0.2 * x + 0.65 * stream.normal()
            var (cs, ucs, total, caps): ([Double?], [Double?], [Double?], [Double?]) = ([], [], [], [])
            for (c, u, y) in [(c0, u0, y0), (c1, u1, y1), (c2, u2, y2)] {
                let kind: Double = 3.1 + 0.75 * c
                let unkind: Double = 3.1 + 0.75 * u
                let mean: Double = (kind + 6 - unkind) / 2
                let symptoms: Double = 36 + 9 * y
                cs.append(kind)
                ucs.append(unkind)
                total.append(mean)
                caps.append(symptoms)
            }
            var row: [Double?] = cs
            row += ucs
            row += total
            row += caps
            columns.add(arm: arm, row)
        }
        return try columns.table()
    }

    private static let read: @Sendable (ResultTree) -> PlantedReading = { results in
        func shows(_ part: String) -> Bool {
            results.excludesZero("parts.lagged.\(part).indirect.ci95", ("lower", "upper")) == true
        }
        let (cs, ucs) = (shows("cs"), shows("ucs"))
        let words = ucs ? (cs ? "both sides" : "uncompassionate alone") : cs ? "compassionate alone" : "neither side"
        let total = results.value("effects.scs.lagged.indirect.est")
        let both = results.value("parts.lagged.all_parts.est")
        var isLess = false
        if let total, let both { isLess = total.magnitude < both.magnitude }
        return PlantedReading(
            words, isRight: ucs && !cs,
            tallies: [
                .init("the total score's indirect effect is shown", results.value("effects.scs.lagged.is_shown") == 1),
                .init("the total score's is smaller than that of its sides together", isLess),
            ])
    }
}
