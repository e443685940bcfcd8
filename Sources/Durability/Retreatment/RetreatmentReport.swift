import Statistics

/// The numbers of retreatment under their names.
struct RetreatmentReport {
    let spec: RetreatmentSpecification
    let rows: CountingRows
    let means: [MeanNumber]
    let rates: AndersenGill?
    let without: String?

    static let caution = "People are treated again because they ask, or because they are not well: who had more sessions differs from who had fewer in ways that come before the sessions. No outcome is held against the number of sessions here."

    var z: Double { Normal.standard.quantile((1 + spec.level) / 2) ?? .nan }

    var times: [Double] {
        if !spec.times.isEmpty { return Set(spec.times).sorted() }
        let longest = means.map(\.last).min() ?? 0
        return Set((1...4).map { (longest * Double($0) / 4).rounded() }).filter { $0 > 0 }.sorted()
    }

    private func point(_ arm: Int, _ time: Double) -> ResultTree {
        guard let found = means[arm].at(time) else { return .missing("Nobody is seen so long.") }
        let ends = MeanNumber.interval(found.mean, found.standardError, z)
        let reason = withoutInterval(arm, time) ?? "It has no finite value."
        return .of([
            "est": .number(found.mean), "se": ends == nil ? .missing(reason) : .number(found.standardError),
            "ci_lower": .finite(ends?.lower ?? .nan, else: reason), "ci_upper": .finite(ends?.upper ?? .nan, else: reason),
            "at_risk": .count(atRisk(arm, time)),
        ])
    }

    func atRisk(_ arm: Int, _ time: Double) -> Int { rows.pieces(ofArm: arm).count { $0.start < time && $0.stop >= time } }

    private func gap(_ arm: Int, _ time: Double) -> (estimate: Double, error: Double)? {
        guard let own = means[arm].at(time), let other = means[0].at(time) else { return nil }
        let variance = own.standardError * own.standardError + other.standardError * other.standardError
        return (own.mean - other.mean, variance.squareRoot())
    }

    private var results: ResultTree {
        let arms = rows.arms.indices
        var entries: [ResultTree.Entry] = [
            .init("people", .branch(arms.map { arm in
                let own = means[arm]
                return .init(rows.arms[arm], .of([
                    "n": .count(own.n), "events": .count(own.events), "time_at_risk": .number(own.timeAtRisk),
                    "rate": .finite(Double(own.events) / own.timeAtRisk, else: "There is no time at risk."),
                ]))
            })),
            .init("mean_number", .branch(arms.map { arm in .init(rows.arms[arm], .branch(times.map { .init(timeName($0), point(arm, $0)) })) })),
        ]
        if arms.count > 1 {
            entries.append(.init("difference", .branch(arms.dropFirst().map { arm in
                .init("\(rows.arms[arm])_minus_\(rows.arms[0])", .branch(times.map { time in
                    guard let found = gap(arm, time) else { return .init(timeName(time), .missing("Nobody is seen so long.")) }
                    // An arm without an event has no error that its people show: zero is not one.
                    let reason = withoutInterval(arm, time) ?? withoutInterval(0, time)
                    func leaf(_ value: Double) -> ResultTree { reason.map { .missing($0) } ?? .finite(value, else: "It has no finite value.") }
                    return .init(timeName(time), .of([
                        "est": .number(found.estimate), "se": leaf(found.error), "ci_lower": leaf(found.estimate - z * found.error),
                        "ci_upper": leaf(found.estimate + z * found.error),
                    ]))
                }))
            })))
        }
        guard let rates else { return .branch(entries + [.init("rates", .missing(without ?? ""))]) }
        entries.append(.init("rates", .of([
            "coef": .branch(rateRows.map { .init($0.name, tree($0)) }),
            "loglik_null": .number(rates.nullLogLikelihood), "loglik": .number(rates.logLikelihood),
        ])))
        return .branch(entries)
    }

    var fit: DurabilityFit {
        var warnings = [Self.caution]
        if let without { warnings.append(without) }
        if rows.endedByEvent > 0 { warnings.append("The last row of \(people(rows.endedByEvent)) is a retreatment: without a row at the end of being seen they leave the people at risk with it, and the numbers come out too high. Give that row, or the end of follow-up under until.") }
        var convergence = FitAccount.Convergence.direct
        if let rates {
            if !rates.runaway.isEmpty {
                warnings.append("The rate ratio of \(rates.runaway.joined(separator: ", ")) has no finite estimate: all events lie on one side.")
                convergence = .notConverged("The partial likelihood has its maximum at infinity for \(rates.runaway.joined(separator: ", ")).")
            } else {
                convergence = rates.optimum.isConverged
                    ? .converged(iterations: rates.optimum.iterations, gradient: rates.optimum.largestGradient, rule: "largest element of the score of the partial likelihood, predictors at standard deviation 1")
                    : .notConverged("Newton's method stopped before the score of the partial likelihood was 0.")
            }
        }
        var tables = [countTable, meanTable]
        if let rateTable { tables.append(rateTable) }
        return DurabilityFit(
            results: results,
            account: FitAccount(
                rowsGiven: rows.rowsGiven, rowsAnalysed: rows.pieces.count,
                units: [.init("people", rows.arm.count), .init("events", rows.pieces.count { $0.isEvent })],
                missing: rows.lost == 0 ? "Everybody has time at risk." : "\(people(rows.lost)) without time at risk or without a covariate left out.",
                convergence: convergence, diary: rates?.optimum.diary ?? []),
            warnings: warnings, tables: tables, pictures: [picture])
    }
}
