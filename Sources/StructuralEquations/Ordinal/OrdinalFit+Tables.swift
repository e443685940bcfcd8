public import Statistics

extension OrdinalFit {
    public var tables: [ReadableTable] {
        let kinds: [(String, [String])] = [
            ("Loadings", ["=~"]), ("Regressions", ["~"]), ("Variances and covariances", ["~~"]), ("Defined parameters", [":="]),
            ("Thresholds", ["|"]), ("Intercepts", ["~1"]),
        ]
        let parts = kinds.compactMap { title, ops -> ReadableTable? in
            let shown = parameters.filter { ops.contains($0.op) && (title != "Intercepts" || $0.standardError != nil) }
            return shown.isEmpty ? nil : table(title, shown)
        }
        return [measures.table] + parts
    }

    private func table(_ title: String, _ parameters: [EstimatedParameter]) -> ReadableTable {
        let rows = parameters.map { one -> [ReadableTable.Cell] in
            let isFree = one.standardError != nil
            return [
                .text(one.name), .finite(one.estimate, else: "It is not defined."),
                isFree ? .finite(one.standardError, else: "It is not defined.") : .empty,
                one.p.map { .p($0) } ?? .empty,
                one.lower.flatMap { lower in one.upper.map { .interval(lower, $0) } } ?? .empty,
                .finite(one.standardizedAll, else: "A variance is not positive."),
            ]
        }
        return ReadableTable(
            title, columns: ["Parameter", "Estimate", "Standard error", "p", "Interval", "Standardised"], rows: rows,
            notes: ["Estimates belong to normal latent responses cut at thresholds; standard errors are robust. A value without standard error is fixed."])
    }
}
