public import Statistics

extension LinearMixedFit {
    /// Levels whose conditional modes stand among the results; all of them are `part("blups")`.
    static let mostModes = 200

    public var results: ResultTree {
        var entries: [ResultTree.Entry] = []
        let noFreedom = "The information of the variances is not positive definite, so there are no degrees of freedom."
        if specification.freedom.contains(.satterthwaite) {
            entries.append(.init("fixed_satterthwaite", .branch(coefficients.map { row in
                .init(row.name, .of([
                    "est": .finite(row.estimate, else: "not finite"), "se": .finite(row.standardError, else: "not finite"),
                    "df": row.degreesOfFreedom.map(ResultTree.number) ?? .missing(noFreedom),
                    "t": .finite(row.t, else: "not finite"), "p": row.p.map(ResultTree.number) ?? .missing(noFreedom),
                    "ci_lower": row.interval(specification.level).map { .number($0.lower) } ?? .missing(noFreedom),
                    "ci_upper": row.interval(specification.level).map { .number($0.upper) } ?? .missing(noFreedom),
                ]))
            })))
        }
        if specification.freedom.contains(.kenwardRoger) {
            let tree: ResultTree = adjusted.map { rows in
                .branch(rows.map { row in
                    .init(row.name, .of([
                        "est": .finite(row.estimate, else: "not finite"), "se": .finite(row.standardError, else: "not finite"),
                        "df": row.degreesOfFreedom.map(ResultTree.number) ?? .missing(noFreedom),
                        "t": .finite(row.t, else: "not finite"), "p": row.p.map(ResultTree.number) ?? .missing(noFreedom),
                        "ci_lower": row.interval(specification.level).map { .number($0.lower) } ?? .missing(noFreedom),
                        "ci_upper": row.interval(specification.level).map { .number($0.upper) } ?? .missing(noFreedom),
                    ]))
                })
            } ?? .missing(Self.adjustmentReason(estimate))
            entries.append(.init("fixed_kenward_roger", tree))
        }
        entries.append(.init("variances", .branch(variances)))
        let correlations = correlations
        if !correlations.isEmpty { entries.append(.init("correlations", .branch(correlations))) }
        entries.append(.init("loglik", .finite(logLikelihood, else: "not finite")))
        entries.append(.init("aic", .finite(aic, else: "not finite")))
        entries.append(.init("bic", .finite(bic, else: "not finite")))
        entries.append(.init("n_obs", .count(estimate.model.rows)))
        entries.append(.init("n_groups", .branch(estimate.data.factors.map { .init($0.name, .count($0.levels.count)) })))
        entries.append(.init("blups_first", modes(of: 0, most: Self.mostModes)))
        if let profiles {
            let percent = (specification.level * 1000).rounded() / 10
            let name = "profile_ci\(percent.shortestText ?? "")"
            entries.append(.init(name, .branch(profiles.map { entry in
                .init(entry.name, .of([
                    "lower": entry.interval.lower.map(ResultTree.number) ?? .missing(entry.reason),
                    "upper": entry.interval.upper.map(ResultTree.number) ?? .missing(entry.reason),
                ]))
            })))
        }
        return .branch(entries)
    }

    private var variances: [ResultTree.Entry] {
        var entries: [ResultTree.Entry] = []
        for (term, psi) in zip(estimate.data.terms, covariances) {
            for (index, name) in term.names.enumerated() {
                entries.append(.init("var_\(term.label)_\(name)", .finite(psi[index, index], else: "not finite")))
            }
            for column in term.names.indices {
                for row in (column + 1)..<max(term.names.count, column + 1) {
                    entries.append(.init(
                        "cov_\(term.label)_\(term.names[column])_\(term.names[row])", .finite(psi[row, column], else: "not finite")))
                }
            }
        }
        return entries + [.init("var_Residual", .finite(residualVariance, else: "not finite"))]
    }

    private var correlations: [ResultTree.Entry] {
        var entries: [ResultTree.Entry] = []
        for (term, psi) in zip(estimate.data.terms, covariances) {
            for column in term.names.indices {
                for row in (column + 1)..<max(term.names.count, column + 1) {
                    let product = psi[row, row] * psi[column, column]
                    let value: ResultTree = product > 0
                        ? .number(max(-1, min(1, psi[row, column] / product.squareRoot())))
                        : .missing("A correlation with a variance of 0 is not defined.")
                    entries.append(.init("cor_\(term.label)_\(term.names[column])_\(term.names[row])", value))
                }
            }
        }
        return entries
    }

    public func part(_ name: String) throws -> ResultTree? {
        guard name == "blups" else { return nil }
        return .branch(estimate.data.factors.indices.map { .init(estimate.data.factors[$0].name, modes(of: $0, most: .max)) })
    }

    /// Names of the random effects of a factor, term after term.
    func effectNames(of factor: Int) -> [String] {
        estimate.model.factors[factor].terms.flatMap { estimate.data.terms[$0].names }
    }

    private func modes(of factor: Int, most: Int) -> ResultTree {
        let names = effectNames(of: factor)
        let values = conditionalModes[factor].modes
        let levels = estimate.data.factors[factor].levels
        return .branch(levels.prefix(most).enumerated().map { level, label in
            .init(label, .branch(names.enumerated().map { index, name in
                .init(name, .finite(values[level * names.count + index], else: "not finite"))
            }))
        })
    }

    /// For each factor b of every level (levels × q) and its standard errors given β, in the units of
    /// the data.
    var conditionalModes: [(modes: [Double], errors: [Double])] {
        let raw = estimate.point.state.modes(estimate.point.weights, levels: estimate.data.factors.map(\.levels.count))
        return zip(raw, estimate.model.factors).map { found, factor in
            let q = factor.size
            var modes = found.modes
            var errors = modes
            for index in modes.indices {
                let effect = index % q
                let scale = estimate.model.outcomeScale / factor.scales[effect]
                modes[index] *= scale
                let variance = found.covariances[(index / q) * q * q + effect * q + effect] * estimate.scaledVariance
                errors[index] = max(0, variance).squareRoot() * scale
            }
            return (modes, errors)
        }
    }

    /// Xβ + Zb and the residuals of every row.
    public var fittedValues: [(fitted: Double, residual: Double)] {
        let modes = conditionalModes
        let beta = coefficients.map(\.estimate)
        let data = estimate.data
        var result: [(fitted: Double, residual: Double)] = []
        result.reserveCapacity(data.rows)
        for row in 0..<data.rows {
            var fitted = 0.0
            for column in beta.indices { fitted += data.design[row, column] * beta[column] }
            for (number, term) in data.terms.enumerated() {
                let (factor, start) = estimate.place(ofTerm: number)
                let q = estimate.model.factors[factor].size
                let level = data.factors[factor].codes[row]
                for (index, column) in term.columns.enumerated() { fitted += column[row] * modes[factor].modes[level * q + start + index] }
            }
            result.append((fitted, data.response[row] - fitted))
        }
        return result
    }
}
