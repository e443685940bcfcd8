extension Trajectory.Point {
    package var estimate: ChartEstimate { ChartEstimate(mean, lower: lower, upper: upper) }
}

extension Trajectory {
    public var table: ChartTable {
        let columns: [ChartTable.Column] = [
            .init("Arm"), .init("Week", isNumeric: true), .init("Visit"),
            .init("Mean", isNumeric: true), .init(intervalName, isNumeric: true),
            .init(countLabel, isNumeric: true),
        ]
        var rows: [[String]] = []
        for arm in arms {
            for point in arm.points {
                let mean = point.mean.drawable.map { ChartNumber.text($0, decimals: decimals) }
                rows.append([
                    arm.name, TimePlot.weekText(point.week), point.visit,
                    mean ?? point.mean.missingWords(point.reason),
                    mean == nil ? "" : point.estimate.spreadWords(decimals: decimals) ?? "",
                    point.count.map(String.init) ?? "",
                ])
            }
        }
        return ChartTable(caption: "\(title): \(measure)", columns: columns, rows: rows)
    }

    package var description: String {
        var sentences: [String] = ["Mean of \(measure), with \(intervalName), by arm and visit."]
        if let direction { sentences.append("On this scale \(direction.words).") }
        if arms.isEmpty { sentences.append("There is no arm to show.") }
        for arm in arms {
            let visits = arm.points.map { point -> String in
                let value =
                    point.mean.drawable == nil
                    ? point.mean.missingWords(point.reason) : point.estimate.words(decimals: decimals)
                let count = point.count.map { ", \($0) people" } ?? ""
                return "week \(TimePlot.weekText(point.week)): \(value)\(count)"
            }
            sentences.append(
                "\(arm.name): " + (visits.isEmpty ? "no visits" : visits.joined(separator: "; ")) + ".")
        }
        if !sessions.isEmpty {
            let marks = sessions.map { "\($0.label) at week \(TimePlot.weekText($0.week))" }
            sentences.append("Session days: " + marks.joined(separator: ", ") + ".")
        }
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }

    /// Foot notes: what a ring means, and the first few reasons.
    package var footnotes: [String] {
        var missing: [String] = []
        for arm in arms {
            for point in arm.points where point.mean.drawable == nil {
                let reason = point.mean.missingWords(point.reason)
                missing.append("\(arm.name), week \(TimePlot.weekText(point.week)): \(reason)")
            }
        }
        var notes: [String] = []
        let hasIntervals = arms.contains { $0.points.contains { $0.estimate.interval != nil } }
        if hasIntervals { notes.append("Bars: \(intervalName).") }
        if !missing.isEmpty { notes.append(Self.missingNote(missing)) }
        notes.append(note)
        return notes
    }

    package static func missingNote(_ missing: [String]) -> String {
        let shown = missing.prefix(4).joined(separator: "; ")
        let rest = missing.count > 4 ? "; and \(missing.count - 4) more" : ""
        return "Dashed rings: no value. \(shown)\(rest)."
    }
}
