public import Statistics

extension MetaAnalysisFit {
    public var tables: [ReadableTable] {
        var tables = [MetaTables.coefficients(coefficients, specification.test), summary]
        if let subgroups { tables.append(table(subgroups)) }
        tables.append(each)
        return tables
    }

    private var summary: ReadableTable {
        let none = "There are no degrees of freedom."
        var rows: [[ReadableTable.Cell]] = [
            [.text("tau²"), .number(heterogeneity.tau2), MetaTables.cell(heterogeneity.tau2Interval)],
            [.text("I² (%)"), .finite(heterogeneity.i2, else: none), MetaTables.cell(heterogeneity.i2Interval)],
            [.text("H²"), .finite(heterogeneity.h2, else: none), MetaTables.cell(heterogeneity.h2Interval)],
            [.text("Q (\(heterogeneity.freedom) df)"), .number(heterogeneity.q), heterogeneity.qP.map { .p($0) } ?? .missing(none)],
        ]
        if let predictionInterval, let first = coefficients.first {
            rows.append([.text("Effect of a new study"), .number(first.estimate), MetaTables.cell(predictionInterval)])
        }
        if let egger { rows.append([.text("Egger's test, t"), .number(egger.t), .p(egger.p)]) }
        if let rank { rows.append([.text("Rank correlation, tau"), .number(rank.tau), .p(rank.p)]) }
        if let trimAndFill {
            rows.append([.text("Studies missing on the \(trimAndFill.side.rawValue)"), .count(trimAndFill.missing), .empty])
            rows.append([.text("Effect with them filled in"), .number(trimAndFill.estimate), MetaTables.cell(trimAndFill.interval)])
        }
        return ReadableTable(
            "Heterogeneity and small studies", columns: ["Quantity", "Value", "Interval or p"], rows: rows,
            notes: ["tau² by \(specification.heterogeneity.rawValue); its interval by the Q profile, those of I² and H² from it."])
    }

    private func table(_ subgroups: MetaSubgroups) -> ReadableTable {
        let notes = subgroups.difference.map { ["Difference between the groups: χ²(\($0.df1)), p = \($0.p)."] } ?? []
        return ReadableTable(
            "By \(subgroups.column)", columns: ["Group", "Studies", "Estimate", "Interval", "tau²"],
            rows: subgroups.groups.map {
                [
                    .text($0.name), .count($0.studies), .number($0.coefficient.estimate),
                    .interval($0.coefficient.interval.lower, $0.coefficient.interval.upper), .number($0.heterogeneity.tau2),
                ]
            }, notes: notes)
    }

    private var each: ReadableTable {
        let hasInfluence = !influence.isEmpty
        let headings = ["Study", "Effect", "Variance", "Weight"] + (hasInfluence ? ["Without it", "Interval", "tau² without it", "Cook's distance"] : [])
        let none = "The others do not determine the model."
        let rows = studies.indices.map { index -> [ReadableTable.Cell] in
            let study = studies[index]
            var cells: [ReadableTable.Cell] = [
                .text(study.label), .number(study.estimate), .number(study.variance), .share(study.weight / 100),
            ]
            guard hasInfluence else { return cells }
            guard let influence = influence[index] else { return cells + [ReadableTable.Cell](repeating: .missing(none), count: 4) }
            cells += [
                .number(influence.estimates[0]), .interval(influence.intervals[0].lower, influence.intervals[0].upper),
                .number(influence.tau2), .finite(influence.cook, else: none),
            ]
            return cells
        }
        return ReadableTable("Studies", columns: headings, rows: rows, notes: ["Weights 1/(v + tau²), as a share of all."])
    }

    public var pictures: [Picture] { [forest, funnel] }

    private var forest: Picture {
        let quantile = Normal.standard.quantile((1 + specification.level) / 2) ?? 0
        let heaviest = studies.map(\.weight).max() ?? 1
        var rows = studies.map { study -> Picture.Forest.Row in
            let reach = quantile * study.variance.squareRoot()
            return .init(
                label: study.label, estimate: study.estimate, lower: study.estimate - reach, upper: study.estimate + reach,
                weight: study.weight / heaviest)
        }
        if !hasModerators, let first = coefficients.first {
            rows.append(.init(label: "All studies", estimate: first.estimate, lower: first.interval.lower, upper: first.interval.upper, isSummary: true))
            if let predictionInterval {
                rows.append(.init(label: "A new study", estimate: first.estimate, lower: predictionInterval.lower, upper: predictionInterval.upper, isSummary: true))
            }
        }
        return Picture(
            id: "forest", title: "Studies and their summary",
            caption: "Each study's effect with its interval; larger marks weigh more. Below them the summary, and where the effect of a new study would lie.",
            content: .forest(.init(rows: rows, reference: 0, axis: specification.effect)))
    }

    /// Effects against standard errors; imputed studies are not shown as if they were found.
    private var funnel: Picture {
        Picture(
            id: "funnel", title: "Effects and precision",
            caption: "Each study's effect against its standard error. Without missing studies the points spread evenly around the summary, more widely where errors are larger.",
            content: .scatter(
                .init(
                    points: studies.map { .init(x: $0.estimate, y: $0.variance.squareRoot()) }, horizontal: specification.effect,
                    vertical: "Standard error")))
    }
}

/// Tables that one level and several levels share.
enum MetaTables {
    static func coefficients(_ rows: [MetaCoefficient], _ test: MetaAnalysis.Test) -> ReadableTable {
        let none = "The standard error is 0."
        let kind = switch test {
        case .z: "Tests and intervals by the normal distribution."
        case .t: "Tests and intervals by t with k − p degrees of freedom."
        case .knapp_hartung: "Tests and intervals by Knapp and Hartung."
        }
        return ReadableTable(
            "Effects", columns: ["Term", "Estimate", "Standard error", "Interval", "p"],
            rows: rows.map {
                [
                    .text($0.term), .number($0.estimate), .number($0.standardError),
                    .interval($0.interval.lower, $0.interval.upper), $0.p.map { .p($0) } ?? .missing(none),
                ]
            }, notes: [kind])
    }

    static func cell(_ ends: Ends?) -> ReadableTable.Cell {
        ends.map { .interval($0.lower, $0.upper) } ?? .empty
    }
}
