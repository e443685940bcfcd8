import Statistics

/// The numbers of reference-based imputation under their names.
struct ReferenceReport {
    let plan: ReferenceBased
    let data: VisitData
    let analysis: VisitAnalysis
    /// [strategy][visit][group compared].
    let pools: [[[RubinPool]]]
    /// One a group compared; empty when none was asked for.
    let tips: [TippingTable]

    private func contrast(_ group: Int) -> String { "\(data.levels[analysis.compared[group]])_minus_\(data.levels[data.reference])" }

    private var results: ResultTree {
        let strategies = plan.strategies.indices.map { strategy in
            ResultTree.Entry(plan.strategies[strategy].rawValue, .branch(plan.visits.indices.map { visit in
                .init(plan.visits[visit], .branch(analysis.compared.indices.map { .init(contrast($0), pools[strategy][visit][$0].results) }))
            }))
        }
        var entries: [ResultTree.Entry] = [.init("strategies", .branch(strategies)), .init("imputations", .count(plan.imputations))]
        if !tips.isEmpty {
            entries.append(.init("tipping_point", .branch(tips.indices.map { .init(contrast($0), tip(tips[$0])) })))
        }
        return .branch(entries)
    }

    private func tip(_ table: TippingTable) -> ResultTree {
        func list(_ values: [Double]) -> ResultTree {
            values.allSatisfy { $0.isFinite } ? .list(values) : .missing("The completed data sets have no residual spread.")
        }
        return .of([
            "delta": .list(table.deltas), "est": list(table.pools.map(\.estimate)), "se": list(table.pools.map(\.se)),
            "ci_lower": list(table.pools.map(\.lower)), "ci_upper": list(table.pools.map(\.upper)), "p": list(table.pools.map(\.p)),
            "tips_at": table.tips.isEmpty ? .missing(sentence(table)) : .list(table.tips),
        ])
    }

    private func sentence(_ table: TippingTable) -> String {
        let low = table.deltas.first?.shortestText ?? ""
        let high = table.deltas.last?.shortestText ?? ""
        if table.tips.isEmpty { return "The verdict is the same for every delta from \(low) to \(high)." }
        let points = table.tips.map { "\(($0 * 1000).rounded() / 1000)" }.joined(separator: " and ")
        return "The verdict changes at a delta of \(points)."
    }

    private var tables: [ReadableTable] {
        var result: [ReadableTable] = plan.strategies.indices.map { strategy in
            let rows = plan.visits.indices.flatMap { visit in
                analysis.compared.indices.map { group in
                    pools[strategy][visit][group].cells("\(plan.visits[visit]): \(data.levels[analysis.compared[group]]) minus \(data.levels[data.reference])")
                }
            }
            return ReadableTable(title(plan.strategies[strategy]), columns: RubinPool.columns(plan.level), rows: rows,
                notes: ["\(plan.imputations) imputations, pooled by Rubin's rules; each analysed by least squares on group and baseline."])
        }
        for (group, table) in tips.enumerated() {
            let rows = zip(table.deltas, table.pools).map { delta, pool -> [ReadableTable.Cell] in
                [.number(delta), .number(pool.estimate), .ends(pool.lower, pool.upper, else: "No spread."), .probability(pool.p, else: "No spread.")]
            }
            result.append(ReadableTable(
                "Tipping point: \(data.levels[analysis.compared[group]]) minus \(data.levels[data.reference]) at \(plan.visits.last ?? "")",
                columns: ["delta", "estimate", intervalHeading(plan.level), "p"], rows: rows,
                notes: ["Delta is added to every value imputed after leaving (\(title(plan.strategies[0]))).", sentence(table)]))
        }
        return result
    }

    private func title(_ strategy: ReferenceBased.Strategy) -> String {
        switch strategy {
        case .mar: "Missing at random"
        case .jumpToReference: "Jump to reference"
        case .copyReference: "Copy reference"
        case .copyIncrements: "Copy increments in reference"
        case .lastMean: "Last mean carried forward"
        }
    }

    private var pictures: [Picture] {
        let last = plan.visits.count - 1
        let rows = plan.strategies.indices.flatMap { strategy in
            analysis.compared.indices.compactMap { group -> Picture.Forest.Row? in
                let pool = pools[strategy][last][group]
                guard pool.lower.isFinite, pool.upper.isFinite else { return nil }
                return .init(
                    label: "\(title(plan.strategies[strategy])), \(data.levels[analysis.compared[group]])", estimate: pool.estimate,
                    lower: pool.lower, upper: pool.upper)
            }
        }
        var result: [Picture] = []
        if !rows.isEmpty {
            result.append(Picture(
                id: "strategies", title: "The effect under each assumption",
                caption: "The difference from \(data.levels[data.reference]) at \(plan.visits[last]) under each assumption of what follows after leaving.",
                content: .forest(.init(rows: rows, reference: 0, axis: "difference"))))
        }
        if !tips.isEmpty {
            let lines = tips.enumerated().map { group, table in
                Picture.Course.Line(name: data.levels[analysis.compared[group]], points: zip(table.deltas, table.pools).map { delta, pool in
                    .init(
                        position: delta, value: pool.estimate, lower: pool.lower.isFinite ? pool.lower : nil,
                        upper: pool.upper.isFinite ? pool.upper : nil)
                })
            }
            result.append(Picture(
                id: "tipping-point", title: "How far from missing at random", caption: "The difference with its interval for each delta.",
                content: .course(.init(lines: lines, horizontal: "delta", vertical: "difference"))))
        }
        return result
    }

    var fit: TrialFit {
        let left = data.lastPlace.count { $0 < data.width - 1 }
        let gaps = zip(data.isObserved, data.lastPlace).count { marks, last in marks.indices.contains { $0 <= last && !marks[$0] } }
        var warnings: [String] = []
        if data.lastPlace.contains(-1), plan.strategies.contains(.lastMean) || plan.strategies.contains(.copyIncrements) {
            warnings.append("Some persons have no value at all and there is no baseline: their last mean is taken to be that of the first visit. Name the outcome before treatment under baseline.")
        }
        return TrialFit(
            results: results,
            account: FitAccount(
                rowsGiven: data.rowsGiven, rowsAnalysed: data.count,
                units: data.levels.indices.map { level in .init(data.levels[level], data.group.count { $0 == level }) },
                missing: "\(left) persons lack the last visit and \(gaps) an earlier one; what is missing was imputed \(plan.imputations) times. \(data.rowsGiven - data.count) rows without group or baseline are left out.",
                diary: ["Data augmentation: \(plan.burnIn) rounds, then a draw each \(plan.thinning) rounds."]),
            warnings: warnings, tables: tables, pictures: pictures)
    }
}
