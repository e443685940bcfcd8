import AnalysisPlans
import Statistics

/// One question about self-compassion and symptoms, asked of several truths: two scales at day 0, 56 and 126.
enum MechanismQuestion {
    static let columns = ["scs_0", "scs_8", "scs_18", "caps_0", "caps_8", "caps_18"]

    /// - Parameters:
    ///   - reliabilities: of mechanism and outcome, as the plan states them; nil leaves them out.
    ///   - isOneVisit: both are measured at baseline and week 18 only.
    static func plan(reliabilities: (Double, Double)?, isOneVisit: Bool = false) -> String {
        func measure(_ name: String, _ reliability: Double?) -> String {
            let early = isOneVisit ? "" : "\"early\": \"\(name)_8\", "
            let error = reliability.map { ", \"reliability\": \($0)" } ?? ""
            return "{\"name\": \"\(name)\", \"baseline\": \"\(name)_0\", \(early)\"late\": \"\(name)_18\"\(error)}"
        }
        return """
            {
              "plan": 1,
              "measured": {"arm": 0, "scs_0": 0, "caps_0": 0, \(isOneVisit ? "" : "\"scs_8\": 56, \"caps_8\": 56, ")"scs_18": 126, "caps_18": 126},
              "analysis": "mechanism",
              "exposure": "arm",
              "exposure_assigned": "randomized",
              "mechanism": \(measure("scs", reliabilities?.0)),
              "outcome": \(measure("caps", reliabilities?.1)),
              "bootstrap": {"resamples": 500, "intervals": ["percentile"]},
              "seed": 1
            }
            """
    }

    /// The verdict's own word.
    static func verdict(_ results: ResultTree) -> String {
        guard case .branch(let entries)? = results.part("verdict") else { return "no verdict" }
        let word = entries.first { $0.value.number == 1 }?.name ?? "no verdict"
        return word.split(separator: "_").joined(separator: " ")
    }

    /// Whether the same visit looks like mediation to an analysis that does not correct for errors of measurement, as
    /// published ones are.
    static func looksLikeMediation(_ results: ResultTree) -> Bool {
        let place = "effects.scs.concurrent"
        let ends = ("lower", "upper")
        return results.excludesZero("\(place).uncorrected.ci95", ends) ?? results.excludesZero("\(place).indirect.ci95", ends) ?? false
    }

    static func tallies(_ results: ResultTree) -> [PlantedReading.Tally] {
        [
            .init("the same visit looks like mediation", looksLikeMediation(results)),
            .init("the lagged indirect effect is shown", results.value("effects.scs.lagged.is_shown") == 1),
            .init("the same visit is flagged", results.value("flags.same_visit") == 1),
        ]
    }

    /// Right where the mechanism is told to come first.
    static let found: @Sendable (ResultTree) -> PlantedReading = { results in
        let word = verdict(results)
        return PlantedReading(word, isRight: word == "mechanism first", tallies: tallies(results))
    }

    /// Right where what the same visit shows is flagged.
    static let flagged: @Sendable (ResultTree) -> PlantedReading = { results in
        PlantedReading(verdict(results), isRight: results.value("flags.same_visit") == 1, tallies: tallies(results))
    }

    /// Six values seen through the two scales' errors: points of the Self-Compassion Scale (mean 2.6, SD 0.6) and of
    /// CAPS-5 (36, 9).
    static func row(_ m: [Double], _ y: [Double], _ reliabilities: (Double, Double), _ stream: inout RandomStream) -> [Double?] {
        var row: [Double?] = []
        for value in m {
            let seen: Double = stream.seen(value, reliability: reliabilities.0)
            row.append(2.6 + 0.6 * seen)
        }
        for value in y {
            let seen: Double = stream.seen(value, reliability: reliabilities.1)
            row.append(36 + 9 * seen)
        }
        return row
    }
}
