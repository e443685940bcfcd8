public import Statistics

extension MediationFit {
    /// Every number under the names of the reference cases.
    public var results: ResultTree {
        let mediators = specification.mediators
        var entries: [ResultTree.Entry] = [
            .init("rows_used", .count(rowsUsed)),
            .init("rows_left_out", .count(rowsInTable - rowsUsed)),
            .init("missing", .branch(missing.map { .init($0.variable, .count($0.rows)) })),
            .init(
                "mediator_models",
                .branch(zip(mediators, mediatorModels).map { .init($0, $1.results) })),
            .init("outcome_model", outcomeModel.results),
            .init("total_effect_model", totalEffectModel.results),
            .init("paths", paths),
            .init("effects", .branch(effects.map { .init($0.name, $0.results) })),
            .init(
                "proportion_mediated",
                proportionMediated.map(ResultTree.number) ?? .missing("The total effect is 0.")),
            .init("standardised", standardized.results(mediators)),
        ]
        if !normalTheoryTests.isEmpty {
            let tests = normalTheoryTests.map { test in
                ResultTree.Entry(test.kind.rawValue, test.results)
            }
            entries.append(.init("normal_theory_tests", .branch(tests)))
        }
        entries.append(
            .init("product_distribution_ci\(levelName)", byMediator(productIntervals.map {
                $0?.results ?? .missing("A standard error is 0.")
            })))
        entries.append(
            .init("monte_carlo_ci\(levelName)", .branch(zip(effects, monteCarloIntervals).map {
                .init($0.name, $1?.results ?? .missing("A standard error is 0."))
            })))
        entries.append(.init("deciding", .branch(effects.compactMap { effect in
            decidingInterval(of: effect).map { .init(effect.name, $0.results) }
        })))
        entries.append(.init("design", specification.designResults))
        if mediators.count > 1 {
            entries.append(.init("mediator_residual_correlation", correlations))
        }
        if let bootstrap {
            entries.append(.init("bootstrap", bootstrap.results(specification)))
        }
        return .branch(entries)
    }

    private var levelName: String { levelWord(specification.level) }

    /// One value for a single mediator, a branch of them for several.
    private func byMediator(_ values: [ResultTree]) -> ResultTree {
        values.count == 1
            ? values[0] : .branch(zip(specification.mediators, values).map { .init($0, $1) })
    }

    private var paths: ResultTree {
        .of([
            "a": byMediator(a.map(ResultTree.number)),
            "b": byMediator(b.map(ResultTree.number)),
            "c_total": .number(totalEffect),
            "c_prime_direct": .number(directEffect),
        ])
    }

    private var correlations: ResultTree {
        let names = specification.mediators
        return .branch(names.indices.map { i in
            .init(names[i], .branch(names.indices.map { j in
                .init(names[j], .number(residualCorrelations[i, j]))
            }))
        })
    }
}

private let noSpread = "The standard error is 0."

extension MediationEffect {
    /// `est`, `se_delta`, `z`, `p`, `se_delta_ml`.
    var results: ResultTree {
        .of([
            "est": .number(estimate),
            "se_delta": .number(standardError),
            "z": z.map(ResultTree.number) ?? .missing(noSpread),
            "p": p.map(ResultTree.number) ?? .missing(noSpread),
            "se_delta_ml": .number(standardErrorML),
        ])
    }
}

extension NormalTheoryTest {
    /// `se`, `z`, `p`.
    var results: ResultTree {
        .of([
            "se": .number(standardError),
            "z": z.map(ResultTree.number) ?? .missing(noSpread),
            "p": p.map(ResultTree.number) ?? .missing(noSpread),
        ])
    }
}

extension StandardizedPaths {
    func results(_ mediators: [String]) -> ResultTree {
        func named(_ values: [Double]) -> ResultTree {
            .branch(zip(mediators, values).map { .init($0, .number($1)) })
        }
        return .of([
            "partially_standardised_indirect": named(partiallyStandardizedIndirect),
            "completely_standardised_indirect": named(completelyStandardizedIndirect),
            "a_std": named(a),
            "b_std": named(b),
            "direct_std": .number(direct),
            "total_std": .number(total),
        ])
    }
}

extension MediationBootstrap {
    func results(_ specification: MediationSpecification) -> ResultTree {
        guard let plan = specification.bootstrap else { return .missing("No bootstrap was asked for.") }
        return results(plan)
    }

    func results(_ plan: BootstrapSpecification) -> ResultTree {
        let none = ResultTree.missing("Fewer than two resamples could be fitted.")
        var entries = effects.map { effect -> ResultTree.Entry in
            var parts: [ResultTree.Entry] = [.init("estimate", .number(effect.estimate))]
            if plan.replay != nil {
                parts.append(
                    .init("replay", effect.replay?.results(monteCarlo: false, for: plan) ?? none))
            }
            if plan.resamples > 0 {
                parts.append(
                    .init(
                        "monte_carlo",
                        effect.monteCarlo?.results(monteCarlo: true, for: plan) ?? none))
            }
            return .init(effect.name, .branch(parts))
        }
        entries.append(.init("resamples", .count(resamples)))
        entries.append(.init("singular_resamples", .count(singularResamples)))
        if plan.replay != nil { entries.append(.init("singular_replays", .count(singularReplays))) }
        if let units { entries.append(.init("units", .count(units))) }
        if let strata { entries.append(.init("strata", .count(strata))) }
        return .branch(entries)
    }
}
