import RealModule
public import Statistics

extension MMRMFit {
    /// Of the first method that was asked for; the others beside it.
    public var tables: [ReadableTable] {
        var tables: [ReadableTable] = []
        let share = Self.percent(specification.level)
        for inference in inferences {
            let note = Self.note(inference.method)
            if !inference.contrasts.isEmpty {
                tables.append(
                    ReadableTable(
                        "Differences of marginal means (\(Self.title(inference.method)))",
                        columns: ["Difference", "Estimate", "SE", "\(share) interval", "df", "t", "p"],
                        rows: inference.contrasts.map { Self.cells($0.label, $0.row) },
                        notes: [note, "p values are not adjusted for several comparisons."]))
                tables.append(
                    ReadableTable(
                        "Marginal means (\(Self.title(inference.method)))",
                        columns: ["Mean", "Estimate", "SE", "\(share) interval", "df"],
                        rows: inference.means.map { Array(Self.cells($0.label, $0.row).prefix(5)) },
                        notes: ["Other factors with equal weights over their levels, covariates at their means over the rows analysed."]))
            }
            tables.append(
                ReadableTable(
                    "Coefficients (\(Self.title(inference.method)))",
                    columns: ["Term", "Estimate", "SE", "\(share) interval", "df", "t", "p"],
                    rows: inference.coefficients.map { Self.cells($0.name, $0) }, notes: [note]))
        }
        if !jointTests.isEmpty {
            tables.append(
                ReadableTable(
                    "Joint tests", columns: ["Term", "F", "df1", "df2", "p"],
                    rows: jointTests.map {
                        [.text($0.name), .finite($0.f, else: Self.noNumber), .count($0.df1), .finite($0.df2, else: Row.noDegrees),
                         $0.p.map { .p($0) } ?? .missing(Row.noDegrees)]
                    },
                    notes: ["That all coefficients of the term are 0, for terms that are part of no other; degrees of freedom by Satterthwaite."]))
        }
        for (index, sigma) in estimate.covariances.enumerated() {
            let correlations = sigma.correlations
            let place = groups.isEmpty ? "" : ", \(groups[index])"
            tables.append(
                ReadableTable(
                    "Covariance of the visits\(place)", columns: ["Visit"] + visits,
                    rows: visits.indices.map { row in
                        [.text(visits[row])] + visits.indices.map { .finite($0 > row ? correlations[row, $0] : sigma[row, $0], else: Self.noNumber) }
                    },
                    notes: ["\(estimate.structure.title.capitalizedFirst). Variances and covariances on and below the diagonal, correlations above it."]))
        }
        tables.append(information)
        return tables
    }

    private var information: ReadableTable {
        let deviance = -2 * estimate.logLikelihood
        let parameters = Double(estimate.theta.count)
        let bic = deviance + parameters * Double.log(Double(estimate.persons))
        return ReadableTable(
            "Fit", columns: ["", "Value"],
            rows: [
                [.text(estimate.isRestricted ? "Restricted log-likelihood" : "Log-likelihood"), .finite(estimate.logLikelihood, else: Self.noNumber)],
                [.text("AIC"), .finite(deviance + 2 * parameters, else: Self.noNumber)],
                [.text("BIC"), .finite(bic, else: Self.noNumber)],
                [.text("Covariance parameters"), .count(estimate.theta.count)],
                [.text("Rows"), .count(estimate.rows)], [.text("Persons"), .count(estimate.persons)],
            ],
            notes: ["AIC and BIC count the covariance parameters; BIC takes the number of persons."])
    }

    private static func cells(_ name: String, _ row: Row) -> [ReadableTable.Cell] {
        let interval: ReadableTable.Cell
        if let lower = row.lower, let upper = row.upper { interval = .interval(lower, upper) } else { interval = .missing(Row.noDegrees) }
        return [
            .text(name), .finite(row.estimate, else: noNumber), .finite(row.standardError, else: Row.noError), interval,
            .finite(row.df, else: Row.noDegrees), .finite(row.t, else: Row.noError), row.p.map { .p($0) } ?? .missing(Row.noDegrees),
        ]
    }

    private static func title(_ method: DegreesMethod) -> String {
        switch method {
        case .satterthwaite: "Satterthwaite"
        case .kenwardRoger: "Kenward–Roger"
        case .kenwardRogerLinear: "Kenward–Roger, linear"
        }
    }

    private static func note(_ method: DegreesMethod) -> String {
        switch method {
        case .satterthwaite: "Model-based standard errors, degrees of freedom by Satterthwaite."
        case .kenwardRoger: "Standard errors adjusted by Kenward and Roger, with the second derivatives of the covariance."
        case .kenwardRogerLinear: "Standard errors adjusted by Kenward and Roger, without the second derivatives of the covariance."
        }
    }

    static func percent(_ level: Double) -> String {
        let share = (level * 1e6).rounded() / 1e4
        return "\(share.shortestText ?? "")%"
    }
}

extension MMRMFit.Mean {
    /// "high - low, week 6".
    var label: String {
        let difference = minus.map { "\(of) - \($0)" } ?? of
        return by.map { "\(difference), \($0)" } ?? difference
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
