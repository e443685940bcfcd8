import Statistics

extension RetreatmentReport {
    var countTable: ReadableTable {
        ReadableTable(
            "Treated again", columns: ["", "n", "events", "time at risk", "rate"],
            rows: rows.arms.indices.map { arm in
                let own = means[arm]
                return [.text(rows.arms[arm]), .count(own.n), .count(own.events), .number(own.timeAtRisk), .number(Double(own.events) / own.timeAtRisk)]
            }, notes: ["Time in \(spec.anchor).", Self.caution])
    }

    var meanTable: ReadableTable {
        let cells = rows.arms.indices.flatMap { arm in
            times.map { time -> [ReadableTable.Cell] in
                let label = ReadableTable.Cell.text("\(rows.arms[arm]), \(plain(time))")
                guard let found = means[arm].at(time) else { return [label, .empty, .missing("Nobody is seen so long."), .empty] }
                let ends = MeanNumber.interval(found.mean, found.standardError, z)
                return [label, .count(atRisk(arm, time)), .number(found.mean), .ends(ends?.lower, ends?.upper, else: withoutInterval(arm, time) ?? "It has no finite value.")]
            }
        }
        return ReadableTable(
            "Mean number of retreatments", columns: ["arm, time", "at risk", "mean number", intervalHeading(spec.level)], rows: cells,
            notes: ["The mean number by then for each person, with a robust standard error (Lawless and Nadeau 1995), on the log scale."])
    }

    var picture: Picture {
        let lines = rows.arms.indices.map { arm in
            Picture.Course.Line(name: rows.arms[arm], points: [.init(position: 0, value: 0)] + means[arm].steps.map { step in
                let ends = MeanNumber.interval(step.mean, step.standardError, z)
                return .init(position: step.time, value: step.mean, lower: ends?.lower, upper: ends?.upper)
            })
        }
        return Picture(
            id: "mean-number", title: "Mean number of retreatments", caption: "The mean number for each person by time, one line an arm, with its band.",
            content: .course(.init(lines: lines, horizontal: spec.anchor, vertical: "mean number", isStepwise: true)))
    }
}
