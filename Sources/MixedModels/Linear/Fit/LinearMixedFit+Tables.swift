public import Statistics

extension LinearMixedFit {
    public var tables: [ReadableTable] {
        var tables: [ReadableTable] = []
        let method = specification.method == .restricted ? "REML" : "ML"
        if let adjusted, specification.freedom.first == .kenwardRoger || !specification.freedom.contains(.satterthwaite) {
            tables.append(fixed(adjusted, "Fixed effects (Kenward–Roger)"))
        }
        tables.append(fixed(coefficients, "Fixed effects (\(method), Satterthwaite)"))
        if let adjusted, specification.freedom.first != .kenwardRoger, specification.freedom.contains(.satterthwaite) {
            tables.append(fixed(adjusted, "Fixed effects (Kenward–Roger)"))
        }
        tables.append(components)
        if let profiles {
            tables.append(ReadableTable(
                "Profile-likelihood intervals (ML)", columns: ["Parameter", percent],
                rows: profiles.map { entry in
                    guard let lower = entry.interval.lower, let upper = entry.interval.upper else {
                        return [.text(entry.name), .missing(entry.reason)]
                    }
                    return [.text(entry.name), .interval(lower, upper)]
                },
                notes: ["sd: standard deviation of a random effect; cor: correlation; sigma: residual standard deviation."]))
        }
        return tables
    }

    private var percent: String { "\(((specification.level * 1000).rounded() / 10).shortestText ?? "") % interval" }

    private func fixed(_ rows: [Coefficient], _ title: String) -> ReadableTable {
        let reason = "The information of the variances is not positive definite."
        return ReadableTable(
            title, columns: ["Term", "Estimate", "SE", "df", "t", "p", percent],
            rows: rows.map { row in
                [
                    .text(row.name), .finite(row.estimate, else: reason), .finite(row.standardError, else: reason),
                    .finite(row.degreesOfFreedom, else: reason), .finite(row.t, else: reason), row.p.map(ReadableTable.Cell.p) ?? .missing(reason),
                    row.interval(specification.level).map { .interval($0.lower, $0.upper) } ?? .missing(reason),
                ]
            },
            notes: ["Formula: \(specification.formula.source)."])
    }

    private var components: ReadableTable {
        var rows: [[ReadableTable.Cell]] = []
        for (term, psi) in zip(estimate.data.terms, covariances) {
            for (index, name) in term.names.enumerated() {
                var correlations: [String] = []
                for other in 0..<index {
                    let product = psi[index, index] * psi[other, other]
                    guard product > 0 else { continue }
                    let r = max(-1, min(1, psi[index, other] / product.squareRoot()))
                    correlations.append("\(term.names[other]) \(((r * 1000).rounded() / 1000).shortestText ?? "")")
                }
                rows.append([
                    .text(term.label), .text(name), .number(psi[index, index]), .number(psi[index, index].squareRoot()),
                    correlations.isEmpty ? .empty : .text(correlations.joined(separator: ", ")),
                ])
            }
        }
        rows.append([.text("Residual"), .empty, .number(residualVariance), .number(residualVariance.squareRoot()), .empty])
        let groups = estimate.data.factors.map { "\($0.levels.count) levels of \($0.name)" }.joined(separator: ", ")
        return ReadableTable(
            "Variance components", columns: ["Group", "Effect", "Variance", "SD", "Correlation with"], rows: rows,
            notes: ["\(estimate.model.rows) rows, \(groups)."])
    }
}
