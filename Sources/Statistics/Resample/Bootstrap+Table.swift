extension Bootstrap {
    /// Each quantity with its intervals and the Monte-Carlo error of their ends, one row an interval.
    ///
    /// - Parameter name: says how people call a quantity.
    public func table(_ title: String = "Bootstrap", level: Double, calling name: (String) -> String = { $0 }) -> ReadableTable {
        var rows: [[ReadableTable.Cell]] = []
        for quantity in quantities {
            guard let summary = quantity.monteCarlo else {
                let gap = ReadableTable.Cell.missing("Fewer than two resamples could be estimated.")
                rows.append([.text(name(quantity.name)), .number(quantity.estimate), gap, .empty, .empty, .empty, .empty])
                continue
            }
            for (place, interval) in summary.intervals.enumerated() {
                let isFirst = place == 0
                rows.append([
                    isFirst ? .text(name(quantity.name)) : .empty, isFirst ? .number(quantity.estimate) : .empty,
                    isFirst ? .number(summary.standardError) : .empty, .text(interval.words),
                    .interval(interval.ends.lower, interval.ends.upper), .number(interval.monteCarloError.lower),
                    .number(interval.monteCarloError.upper),
                ])
            }
        }
        return ReadableTable(
            title,
            columns: [
                "Quantity", "Estimate", "Bootstrap SE", "Interval", "\(Self.percent(level)) % interval",
                "MC error, lower", "MC error, upper",
            ],
            rows: rows, notes: notes)
    }

    private static func percent(_ level: Double) -> String {
        ((level * 1000).rounded() / 10).shortestText ?? "95"
    }

    private var notes: [String] {
        let what: String =
            switch specification.kind {
            case .cases:
                specification.unit.map { "of \(units ?? 0) units (\($0)) with all their rows" } ?? "of \(units ?? 0) rows"
            case .parametric: "of data drawn from the fitted model"
            case .residual: "of the residuals of the fitted model"
            }
        let within = specification.strata.map { ", drawn within \($0)" } ?? ""
        let left = failed == 0 ? "none failed" : "\(failed) failed and are left out"
        return [
            "\(specification.resamples) resamples \(what)\(within); \(left).",
            "The Monte-Carlo error (MC error) of an end is the standard deviation with which it would move if the bootstrap were repeated with another seed.",
        ]
    }
}

extension BootstrapInterval {
    /// A few words: `BCa`.
    public var words: String {
        let type = quantileType == .six ? ", quantiles of type 6" : ""
        switch kind {
        case .percentile: return "percentile\(type)"
        case .biasCorrected: return "bias-corrected\(type)"
        case .bca: return "BCa\(type)"
        case .studentised: return "studentised\(type)"
        case .normal: return "normal"
        }
    }
}
