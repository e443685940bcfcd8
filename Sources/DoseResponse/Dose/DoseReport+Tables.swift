import Statistics
import TrialStatistics

extension DoseReport {
    var tables: [ReadableTable] {
        let heading = intervalHeading(level)
        let rows = means.doses.indices.map { place -> [ReadableTable.Cell] in
            let ends = interval(place)
            return [
                .text(text(place)), .count(means.counts[place]), .number(means.means[place]), .number(means.spread.sds[place]),
                .ends(ends.lower, ends.upper, else: "There is no spread."),
                best.map { .share($0.shares[place]) } ?? .missing("No resample gave the means."),
            ]
        }
        var note = "Better is \(specification.better.rawValue)."
        if means.people != nil { note += " Means at the mean of each covariate." }
        var tables = [
            ReadableTable("Mean of each dose", columns: ["dose", "n", "mean", "sd", heading, "does best"], rows: rows,
                notes: [note, "Does best: share of resamples of people within each dose, or of draws from a table of doses."]),
            compared(low, "Each dose less the lowest"),
        ]
        if let high { tables.append(compared(high, "Each dose less the highest")) }
        if let shapes {
            tables.append(ReadableTable(
                "Shapes, tested together", columns: ["shape", "t", "p, together"],
                rows: shapes.rows.map { [.text($0.name), .number($0.t), .p($0.adjusted)] },
                notes: ["Each shape by the contrast that finds it best; p of the largest t of all (Bretz, Pinheiro and Branson 2005), towards better, one-sided."]))
        }
        if let models {
            tables.append(ReadableTable(
                "Curves through the means", columns: ["curve", "parameters", "gAIC", "values"],
                rows: models.models.map { model in
                    [.text(model.name), .count(model.parameters), .number(model.gAIC),
                        .text(model.values.map { "\($0.name) \(rounded($0.value, 3))" }.joined(separator: ", "))]
                }, notes: ["Smaller gAIC describes better. Curves with a bend need four doses. Doses are counted from the lowest."]))
        }
        return tables
    }

    private func compared(_ family: DoseComparisons, _ title: String) -> ReadableTable {
        ReadableTable(
            title, columns: ["dose", "n of both", "difference", "\(intervalHeading(level)), together", "p", "p, together", "would be found"],
            rows: family.rows.map { row in
                [.text(text(row.place)), .count(means.counts[row.place] + means.counts[family.reference]), .number(row.estimate),
                    .ends(row.lower, row.upper, else: "There is no spread."), .p(row.p), .p(row.adjusted), .number(row.detectable)]
            },
            notes: [
                "Together: intervals and p values hold for all rows at once (Dunnett 1955), each dose with its own spread (Hasler and Hothorn 2008), by simulation.",
                "Would be found: the difference that this many people show four times in five.",
            ])
    }

    var pictures: [Picture] {
        var lines = [Picture.Course.Line(name: "means", points: means.doses.indices.map { place in
            let ends = interval(place)
            return .init(position: means.doses[place], label: text(place), value: means.means[place], lower: ends.lower, upper: ends.upper)
        })]
        if let model = models?.best, model.name != "separate" {
            lines.append(.init(name: "curve: \(model.name)", points: model.curve.map { .init(position: $0.dose, value: $0.mean) }))
        }
        let forest = low.rows.map { row in
            Picture.Forest.Row(label: "\(text(row.place)) less \(text(0))", estimate: row.estimate, lower: row.lower, upper: row.upper)
        } + (high?.rows ?? []).filter { $0.place > 0 }.map { row in
            Picture.Forest.Row(label: "\(text(row.place)) less \(text(means.count - 1))", estimate: row.estimate, lower: row.lower, upper: row.upper)
        }
        return [
            Picture(id: "doses", title: "Outcome by dose", caption: "The mean of each dose with its interval; no order is forced on them.",
                content: .course(.init(lines: lines, horizontal: "dose", vertical: "mean"))),
            Picture(id: "dose-differences", title: "Differences between doses",
                caption: "Each dose less the lowest and less the highest, with intervals that hold together, against no difference.",
                content: .forest(.init(rows: forest, reference: 0, axis: "difference"))),
        ]
    }
}
