import RealModule
import Statistics

/// The numbers of Cox's regression under their names.
struct CoxReport {
    let fit: CoxFit
    let level: Double

    private struct Row {
        let name: String
        let estimate, naive, error, z, p, ratio, lower, upper: Double
    }

    private var rows: [Row] {
        let quantile = Normal.standard.quantile((1 + level) / 2) ?? .nan
        return fit.beta.indices.map { index in
            let naive = fit.covariance[index, index].squareRoot()
            let error = fit.robust.map { max(0, $0[index, index]).squareRoot() } ?? naive
            let beta = fit.beta[index]
            return Row(
                name: fit.likelihood.data.columnNames[index], estimate: beta, naive: naive, error: error, z: beta / error,
                p: Normal.twoSided(beta / error), ratio: Double.exp(beta), lower: Double.exp(beta - quantile * error),
                upper: Double.exp(beta + quantile * error))
        }
    }

    private var none: String { "It has no finite value." }

    private func test(_ statistic: Double) -> ResultTree {
        .of([
            "chisq": .finite(statistic, else: none), "df": .count(fit.beta.count),
            "p": .finite(ChiSquared(df: Double(fit.beta.count))?.upperTail(statistic) ?? .nan, else: none),
        ])
    }

    private var wald: Double {
        guard let robust = fit.robust else { return fit.waldStatistic }
        var scaled = robust
        let scales = fit.likelihood.scales
        for row in scales.indices { for column in scales.indices { scaled[row, column] *= scales[row] * scales[column] } }
        let right = Matrix(rows: fit.scaled.count, columns: 1, elements: fit.scaled)
        guard let solved = scaled.solvingPositiveDefinite(right)?.solution.elements else { return .nan }
        return zip(solved, fit.scaled).reduce(0.0) { $0 + $1.0 * $1.1 }
    }

    var results: ResultTree {
        let coefficients = rows.map { row -> ResultTree.Entry in
            var entries: [ResultTree.Entry] = [.init("est", .number(row.estimate)), .init("se", .finite(row.naive, else: none))]
            if fit.robust != nil { entries.append(.init("se_robust", .finite(row.error, else: none))) }
            entries += [
                .init("z", .finite(row.z, else: none)), .init("p", .finite(row.p, else: none)),
                .init("hazard_ratio", .finite(row.ratio, else: none)), .init("ci_lower", .finite(row.lower, else: none)),
                .init("ci_upper", .finite(row.upper, else: none)),
            ]
            return .init(row.name, .branch(entries))
        }
        let hazards = ProportionalHazards(fit).tests.map { test in
            ResultTree.Entry(test.name, .of(["chisq": .number(test.chiSquared), "df": .count(test.df), "p": .number(test.p)]))
        }
        return .of([
            "coef": .branch(coefficients), "loglik_null": .number(fit.nullValue), "loglik": .number(fit.value),
            "likelihood_ratio": test(2 * (fit.value - fit.nullValue)), "wald": test(wald), "score": test(fit.scoreStatistic),
            "concordance": concordance(fit).map { .number($0) } ?? .missing("No pair has a known order."),
            "proportional_hazards": .branch(hazards),
        ])
    }

    var tables: [ReadableTable] {
        let cells = rows.map { row -> [ReadableTable.Cell] in
            [
                .text(row.name), .finite(row.ratio, else: none), .ends(row.lower, row.upper, else: none), .number(row.estimate),
                .finite(row.error, else: none), .probability(row.p, else: none),
            ]
        }
        let hazards = ProportionalHazards(fit).tests.map { test -> [ReadableTable.Cell] in
            [.text(test.name), .number(test.chiSquared), .count(test.df), .p(test.p)]
        }
        var notes = ["Cox's regression. Concordance \(concordance(fit).map { "\(($0 * 1000).rounded() / 1000)" } ?? "not defined")."]
        if fit.robust != nil { notes.append("Standard errors allow for rows of one cluster being alike.") }
        return [
            ReadableTable("Hazard ratios", columns: ["", "hazard ratio", intervalHeading(level), "coefficient", "se", "p"], rows: cells, notes: notes),
            ReadableTable("Do the effects stay the same over time?", columns: ["", "chi-square", "df", "p"], rows: hazards,
                notes: ["A small p says that the hazard ratio changes with time (scaled Schoenfeld residuals)."]),
        ]
    }

    var pictures: [Picture] {
        let marks = rows.compactMap { row -> Picture.Forest.Row? in
            guard row.lower.isFinite, row.upper.isFinite, row.lower > 0 else { return nil }
            return .init(label: row.name, estimate: row.ratio, lower: row.lower, upper: row.upper)
        }
        guard !marks.isEmpty else { return [] }
        return [Picture(
            id: "hazard-ratios", title: "Hazard ratios", caption: "Each hazard ratio with its interval, against 1, no effect.",
            content: .forest(.init(rows: marks, reference: 1, axis: "hazard ratio")))]
    }
}
