import AnalysisPlans
import Charts
import Statistics

/// Reliability, correlation and distribution as tables and pictures.
struct DescriptionWriting {
    let id: String

    func blocks(_ fit: ReliabilityFit) -> [Block] {
        let level = fit.specification.level
        let scales = fit.scales + (fit.scales.count > 1 ? [fit.together] : [])
        let rows = scales.map { scale -> [String] in
            [
                scale.name, "\(scale.items.count)", "\(scale.n)", text(scale.alpha),
                scale.alphaInterval.map { Words.interval($0.lower, $0.upper) } ?? "–", text(scale.lambda2),
                text(scale.meanInterItemCorrelation),
            ]
        }
        let left = scales.filter { $0.leftOut > 0 }.map { "\($0.name): \($0.leftOut) rows left out because an item is missing." }
        return [
            .table(
                ReportTable(
                    caption: "Internal consistency",
                    columns: [
                        .init("Scale"), .init("Items", isNumeric: true), .init("n", isNumeric: true), .init("Alpha", isNumeric: true),
                        .init("\(Words.level(level)) interval", isNumeric: true), .init("Guttman λ2", isNumeric: true),
                        .init("Mean r", isNumeric: true),
                    ],
                    rows: rows, notes: ["Intervals of alpha by Feldt (1965). Items enter as they stand in the data: reverse them first where the key says so."] + left)),
            .details(summary: "Item by item", fit.scales.compactMap(items).map(Block.table)),
        ]
    }

    private func items(_ scale: ScaleReliability) -> ReportTable? {
        guard let statistics = scale.itemStatistics else { return nil }
        let rows = zip(scale.items, statistics).map { item, statistic in
            [
                item, Words.number(statistic.mean), Words.number(statistic.sd), text(statistic.correctedTotalCorrelation),
                text(statistic.alphaIfDropped),
            ]
        }
        return ReportTable(
            caption: scale.name,
            columns: [
                .init("Item"), .init("Mean", isNumeric: true), .init("SD", isNumeric: true), .init("r with the others", isNumeric: true),
                .init("Alpha without it", isNumeric: true),
            ], rows: rows)
    }

    func blocks(_ fit: CorrelationMatrix.Fit) -> [Block] {
        let names = fit.specification.variables
        let rows = names.indices.flatMap { first in
            names.indices.dropFirst(first + 1).map { second -> [String] in
                let correlation = fit.correlation(first, second)
                return [
                    "\(names[first]) with \(names[second])", text(correlation.r),
                    correlation.interval.map { Words.interval($0.lower, $0.upper) } ?? "–", "\(correlation.n)",
                ]
            }
        }
        return [
            .table(
                ReportTable(
                    caption: "Pearson correlations",
                    columns: [
                        .init("Pair"), .init("r", isNumeric: true), .init("\(Words.level(fit.specification.level)) interval", isNumeric: true),
                        .init("n", isNumeric: true),
                    ], rows: rows, notes: ["Intervals by Fisher's z."]))
        ]
    }

    func blocks(_ fit: DistributionFit) -> [Block] {
        let rows = fit.columns.map { column -> [String] in
            let summary = column.summary
            return [
                column.name, "\(summary.n)", "\(summary.missing.map(\.count).reduce(0, +))", text(summary.mean), text(summary.sd),
                text(summary.median), text(summary.minimum), text(summary.maximum),
            ]
        }
        let table = ReportTable(
            caption: "Distribution",
            columns: [.init("Column")] + ["n", "Missing", "Mean", "SD", "Median", "Lowest", "Highest"].map { .init($0, isNumeric: true) },
            rows: rows)
        return [.table(table)] + fit.columns.enumerated().filter { !$0.element.values.isEmpty }.map { place, column in
            .figure(
                Figure(
                    "\(id)-distribution-\(place + 1)", caption: "Distribution of \(column.name).",
                    DistributionPlot(
                        title: column.name, measure: column.name,
                        sample: .init(
                            name: column.name, values: column.values, mean: column.summary.mean, median: column.summary.median,
                            missing: column.summary.missing.map(\.count).reduce(0, +)))))
        }
    }

    private func text(_ value: Double?) -> String { value.map { Words.number($0) } ?? "–" }
}
