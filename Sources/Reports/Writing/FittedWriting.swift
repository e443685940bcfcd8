import AnalysisPlans
import Charts
import Statistics

/// Any fit that keeps to `AnalysisFit`: how it came about, its tables, its pictures.
struct FittedWriting {
    let fitted: FittedAnalysis
    let id: String
    var names = ReportNames()
    /// Sentences that stand before already.
    var told: [String] = []

    private var warnings: [String] { fit.warnings.filter { !told.contains($0) }.map(names.spoken) }

    private var fit: any AnalysisFit { fitted.base }

    var blocks: [Block] {
        [.facts(facts)] + notices + fitted.tables.map { .table(names.spoken(ReportTable($0))) } + fit.pictures.compactMap(figure).map(Block.figure)
            + diary
    }

    private var facts: [Fact] {
        let account = fit.account
        var facts = account.units.map { Fact($0.name.prefix(1).uppercased() + $0.name.dropFirst(), Words.grouped($0.count)) }
        let note = account.rowsGiven == account.rowsAnalysed ? nil : "of \(Words.grouped(account.rowsGiven))"
        facts.append(Fact("Rows analysed", Words.grouped(account.rowsAnalysed), note: note))
        switch account.convergence {
        case .direct: break
        case .converged(let iterations, _, _):
            facts.append(Fact("Converged", "after \(Words.count(iterations, "step", "steps"))"))
        case .notConverged: facts.append(Fact("Converged", "no"))
        }
        return facts
    }

    private var notices: [Block] {
        let account = fit.account
        var blocks: [Block] = []
        if case .notConverged(let sentence) = account.convergence {
            blocks.append(.notice(Notice(.caution, title: "This fit did not converge", text: sentence)))
        }
        if case .doubtful(let sentences) = account.admissibility {
            blocks.append(.notice(Notice(.caution, title: "The solution needs a second look", text: sentences.joined(separator: " "))))
        }
        if let first = warnings.first {
            blocks.append(.notice(Notice(.caution, title: "Before you read on", text: first)))
            if warnings.count > 1 { blocks.append(.list(Array(warnings.dropFirst()))) }
        }
        blocks.append(.paragraph(names.spoken(account.missing)))
        return blocks
    }

    private var diary: [Block] {
        var lines = fit.account.diary
        if case .converged(_, let gradient, let rule) = fit.account.convergence {
            lines.insert("Converged by this rule: \(rule). Largest element of the gradient at the end: \(Words.small(gradient)).", at: 0)
        }
        guard !lines.isEmpty else { return [] }
        return [.details(summary: "How the solution was found", [.list(lines)])]
    }

    private func figure(_ picture: Picture) -> Figure? {
        let title = picture.title
        let place = "\(id)-\(picture.id)"
        switch picture.content {
        case .forest(let forest): return Figure(place, caption: picture.caption, ForestPlot(forest, title: title))
        case .course(let course):
            let lines = course.lines.map { line in
                LinePlot.Line(
                    name: line.name,
                    points: line.points.map { .init(x: $0.position, label: $0.label, value: $0.value, lower: $0.lower, upper: $0.upper) })
            }
            return Figure(
                place, caption: picture.caption,
                LinePlot(
                    title: title, horizontal: course.horizontal, vertical: course.vertical, lines: lines,
                    isStepwise: course.isStepwise))
        case .curve(let curve):
            return Figure(
                place, caption: picture.caption,
                LinePlot(
                    title: title, horizontal: curve.horizontal, vertical: curve.vertical,
                    lines: [.init(name: curve.vertical, points: curve.points.map { .init(x: $0.x, value: $0.y) })],
                    marks: curve.marks.map { .init(label: $0.label, x: $0.position) }))
        case .scatter(let scatter):
            return Figure(
                place, caption: picture.caption,
                ScatterPlot(
                    title: title, horizontal: scatter.horizontal, vertical: scatter.vertical,
                    points: scatter.points.map { .init(x: $0.x, y: $0.y) },
                    guide: scatter.guide.map { .init(intercept: $0.intercept, slope: $0.slope) }))
        case .paths(let paths):
            return Figure(
                place, caption: picture.caption,
                PathGraph(
                    title: title, nodes: paths.nodes.map { .init(name: $0.name, isLatent: $0.isLatent) },
                    edges: paths.edges.map {
                        .init(
                            from: $0.from, to: $0.to, isCovariance: $0.isCovariance,
                            estimate: ChartEstimate($0.estimate, lower: $0.lower, upper: $0.upper))
                    }))
        }
    }
}

extension ForestPlot {
    fileprivate init(_ forest: Picture.Forest, title: String) {
        let spread = forest.rows.flatMap { [$0.lower, $0.upper] }
        let width = (spread.max() ?? 1) - (spread.min() ?? 0)
        self.init(
            title: title, measure: forest.axis, decimals: Words.decimals(for: width / 40), zero: forest.reference ?? 0,
            groups: [
                .init(
                    rows: forest.rows.map { row in
                        .init(
                            name: row.label, estimate: ChartEstimate(row.estimate, lower: row.lower, upper: row.upper),
                            detail: row.weight.map { "weight \(Words.number($0 * 100, 1)) %" } ?? "", isSummary: row.isSummary)
                    })
            ])
    }
}
