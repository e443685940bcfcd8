import Statistics
import TrialStatistics

extension FactorialReport {
    var warnings: [String] {
        var warnings: [String] = []
        let alpha = 1 - specification.level
        for line in interaction {
            let e = estimate(line)
            let range = "\(rounded(e.value)) points (\(intervalHeading(specification.level)) \(rounded(e.lower)) to \(rounded(e.upper)), n = \(line.n))"
            warnings.append(e.p <= alpha
                ? "What \(specification.first) does goes with \(specification.second): \(line.label) is \(range)."
                : "That what \(specification.first) does differs by \(specification.second) is not shown: \(line.label) is \(range); an interaction needs about four times the people of a main effect of its size.")
        }
        if let share {
            warnings.append("Between \(share.clusters) clusters lies \(percent(share.estimate)) of the variance (\(percent(share.lower)) to \(percent(share.upper))).")
            if share.clusters < 20 { warnings.append("With \(share.clusters) clusters their share is hardly known, and intervals rest on few degrees of freedom.") }
        } else if specification.cluster == nil {
            warnings.append("People are taken as independent; where a therapist or a group treats several, name cluster.")
        }
        if specification.cluster == nil, !model.cellSpread.pooled.isEmpty {
            warnings.append("\(model.cellSpread.pooled.map(cells.name).joined(separator: "; ")): too few people, or no spread of their own; the spread of all cells is taken there.")
        }
        if let clusters = model.clusters, hasNested(clusters) {
            warnings.append("Each \(clusters.name) has one level of a factor only: that factor is compared between clusters, and the clusters' own differences stand in it.")
        }
        return warnings
    }

    /// Whether some factor does not vary within any cluster.
    private func hasNested(_ clusters: FrameFactor) -> Bool {
        for factor in [cells.first, cells.second] {
            var seen = [Int?](repeating: nil, count: clusters.levels.count)
            var varies = false
            for row in clusters.codes.indices {
                if let level = seen[clusters.codes[row]], level != factor.codes[row] { varies = true }
                seen[clusters.codes[row]] = factor.codes[row]
            }
            if !varies { return true }
        }
        return false
    }

    var tables: [ReadableTable] {
        let heading = intervalHeading(specification.level)
        let none = "There is no spread."
        let means = (0..<cells.count).map { cell -> [ReadableTable.Cell] in
            let e = model.estimate(cells.contrast([cell], []), level: specification.level)
            return [.text(cells.name(cell)), .count(cells.counts[cell]), .number(e.value), .ends(e.lower, e.upper, else: none)]
        }
        func rows(_ lines: [Line]) -> [[ReadableTable.Cell]] {
            lines.map { line in
                let e = estimate(line)
                return [.text(line.label), .count(line.n), .number(e.value), .ends(e.lower, e.upper, else: none), .finite(e.df, else: none), .probability(e.p, else: none)]
            }
        }
        var note = "Main effects average over the levels of the other factor alike, however many people each has; in the presence of an interaction they describe no one level."
        if specification.cluster != nil { note += " Standard errors by clusters (CR2) with Satterthwaite's degrees of freedom (Bell and McCaffrey 2002)." }
        return [
            ReadableTable("Means of the cells", columns: ["\(specification.first), \(specification.second)", "n", "mean", heading], rows: means,
                notes: ["Covariates at their means."]),
            ReadableTable("Effects in points of \(specification.outcome)", columns: ["", "n", "estimate", heading, "df", "p"],
                rows: rows(mainFirst) + rows(mainSecond) + rows(simple), notes: [note]),
            ReadableTable("Interaction in points of \(specification.outcome)", columns: ["", "n", "estimate", heading, "df", "p"], rows: rows(interaction),
                notes: ["A difference of differences, on the scale of the outcome."]),
        ] + (share.map { share in
            [ReadableTable("Variance between clusters", columns: ["", "clusters", "share", heading, "p"],
                rows: [[.text(specification.cluster ?? ""), .count(share.clusters), .share(share.estimate), .interval(share.lower, share.upper), .p(share.p)]],
                notes: ["Of the variance within cells, covariates taken out; by analysis of variance."])]
        } ?? [])
    }

    var pictures: [Picture] {
        let lines = cells.first.levels.indices.map { one in
            Picture.Course.Line(name: cells.first.levels[one], points: cells.second.levels.indices.map { two in
                let e = model.estimate(cells.contrast([cells.cell(one, two)], []), level: specification.level)
                return .init(
                    position: Double(two), label: cells.second.levels[two], value: e.value, lower: e.lower.isFinite ? e.lower : nil,
                    upper: e.upper.isFinite ? e.upper : nil)
            })
        }
        return [Picture(
            id: "factorial", title: "\(specification.outcome) by \(specification.first) and \(specification.second)",
            caption: "The mean of each cell with its interval; lines that are not parallel are an interaction.",
            content: .course(.init(lines: lines, horizontal: specification.second, vertical: "mean")))]
    }
}
