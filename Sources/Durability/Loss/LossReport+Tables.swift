import Statistics
import TrialStatistics

extension LossReport {
    var countTable: ReadableTable {
        let rows = course.arms.indices.map { arm -> [ReadableTable.Cell] in
            let own = course.responders(ofArm: arm)
            return [
                .text(course.arms[arm]), .count(course.people[arm]), .count(own.count), .count(own.count { $0.isLost }),
                .count(own.count { $0.byOtherTreatment }), spec.until == nil ? .missing(Self.noEnd) : .count(own.count { $0.leftEarly }),
            ]
        }
        let direction = spec.better == .lower ? "above" : "below"
        let border = spec.better == .lower ? spec.backAbove : 2 - spec.backAbove
        var notes = [
            "Response: at least \(plain(spec.response * 100)) % better than before treatment\(spec.endOfTreatment.map { ", at the visit nearest to \(plain($0)) and no further than \(plain(spec.within)) from it" } ?? ", at the first visit that shows it"). Lost: back \(direction) \(plain(border * 100)) % of the value before treatment\(spec.otherTreatment.isEmpty ? "" : ", or another treatment (\(spec.otherTreatment.joined(separator: ", ")))"). Time in \(spec.anchor), counted from response.",
            "A loss is found at a visit; it came some time since the visit before.",
        ]
        if course.unreadable > 0 { notes.append("\(people(course.unreadable)) lacked a value before treatment, one after it, or a covariate.") }
        if course.treatedBefore > 0 { notes.append("\(people(course.treatedBefore)) began another treatment before a response was there and \(course.treatedBefore == 1 ? "is" : "are") not among the responders.") }
        return ReadableTable(
            "Who responded, and whose response was lost", columns: ["", "n", "responders", "lost", "of these by another treatment", "left early"], rows: rows, notes: notes)
    }

    var riskTable: ReadableTable? {
        guard let main else { return nil }
        let rows = times.times.flatMap { time in
            course.arms.compactMap { arm -> [ReadableTable.Cell]? in
                let name = (time.shortestText ?? "?").split(separator: ".").joined(separator: "_")
                guard let point = main.results["survival", arm, "at", name], let share = point["survival"]?.number, let risk = point["at_risk"]?.number
                else { return nil }
                return [
                    .text("\(plain(time)), \(arm)"), .count(Int(exactly: risk) ?? 0), .number(share),
                    .ends(point["ci_lower"]?.number, point["ci_upper"]?.number, else: "Nobody is left, or nobody lost it yet."),
                ]
            }
        }
        return ReadableTable(
            "People at risk", columns: ["time, arm", "at risk", "share that kept it", intervalHeading(spec.level)], rows: rows,
            notes: ["Kaplan–Meier; who left is followed up to the last visit. Time in \(spec.anchor), counted from response."])
    }

    var sensitivityTable: ReadableTable? {
        let rows = [("as found at visits", main), ("as early as it can have been", earliest), ("everybody who left early lost it", leaversLost)]
            .compactMap { words, fit -> [[ReadableTable.Cell]]? in
                guard let fit, case .branch(let entries)? = fit.results["cox", "coef"] else { return nil }
                return entries.map { entry in
                    [
                        .text("\(words): \(entry.name)"), .finite(entry.value["hazard_ratio"]?.number, else: "It has no finite value."),
                        .ends(entry.value["ci_lower"]?.number, entry.value["ci_upper"]?.number, else: "It has no finite value."),
                        .probability(entry.value["p"]?.number, else: "It has no finite value."),
                    ]
                }
            }.flatMap { $0 }
        guard !rows.isEmpty else { return nil }
        return ReadableTable(
            "Does it hang on when a loss is dated, or on who left?", columns: ["", "hazard ratio", intervalHeading(spec.level), "p"], rows: rows,
            notes: ["Cox's regression by arm among \(people(course.responders.count)) who responded. Responders were not allotted by chance: arms are compared among people whom the treatment selected."])
    }
}
