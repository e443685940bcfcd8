extension ScaleReliability {
    /// Under the names of the plan format, besides `n`, `rows_left_out` and `k`.
    ///
    /// `smc` stands under the item's own name. The reference cases have it under the name of the
    /// scale's first item throughout, so it stands there too.
    public var results: ResultTree {
        let interval = alphaInterval
        return .of([
            "n": .count(n),
            "rows_left_out": .count(leftOut),
            "k": .count(items.count),
            "alpha": entry(alpha, totalReason),
            "alpha_standardised": entry(standardizedAlpha, constantReason),
            "feldt_ci\(percent(level))": .of([
                "lower": entry(interval?.lower, totalReason), "upper": entry(interval?.upper, totalReason),
            ]),
            "guttman_lambda2": entry(lambda2, totalReason),
            "guttman_lambda6_correlation_based": entry(lambda6, inverseReason),
            "mean_inter_item_r": entry(meanInterItemCorrelation, constantReason),
            "scale_mean": entry(mean, rowsReason),
            "scale_sd": entry(variance.map { $0.squareRoot() }, rowsReason),
            "sem": entry(standardErrorOfMeasurement, totalReason),
            "items": itemResults,
        ])
    }

    private var itemResults: ResultTree {
        guard let statistics = itemStatistics else { return .missing(rowsReason) }
        return .branch(
            zip(items, statistics).map { item, values in
                let constant = "The item or the total does not vary."
                let names = item == items.first ? [item] : [item, items.first ?? item]
                let smc = names.map { ResultTree.Entry($0, entry(values.smc, inverseReason)) }
                return .init(
                    item,
                    .of([
                        "mean": entry(values.mean, rowsReason),
                        "sd": entry(values.sd, rowsReason),
                        "item_total_r": entry(values.totalCorrelation, constant),
                        "corrected_item_total_r": entry(values.correctedTotalCorrelation, constant),
                        "alpha_if_dropped": entry(
                            values.alphaIfDropped,
                            items.count < 3 ? "Only one item would be left." : "The total of the others does not vary."),
                        "smc": .branch(smc),
                    ]))
            })
    }

    private func entry(_ value: Double?, _ reason: String) -> ResultTree {
        value.map { .finite($0, else: "The numbers are too large to be added up.") } ?? .missing(reason)
    }

    /// Why there are no covariances.
    private var rowsReason: String {
        n < 2
            ? "Two rows with all items are needed; there are \(n)."
            : "The numbers are too large to be added up."
    }

    private var totalReason: String {
        covariance == nil ? rowsReason : "The total of the items does not vary."
    }

    private var constantReason: String {
        guard covariance != nil else { return rowsReason }
        let constant = items.indices.filter { (covariance?[$0, $0] ?? 0) <= 0 }.map { items[$0] }
        return constant.isEmpty
            ? "The total of the standardized items does not vary."
            : "These items do not vary: \(quotedList(constant))."
    }

    private var inverseReason: String {
        correlation == nil ? constantReason : "Some items follow exactly from others, so that their correlations have no inverse."
    }
}
