public import Statistics

extension ReferenceBased {
    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        guard imputations >= 2 else { throw TrialError("imputations is \(imputations); at least two completed data sets are needed.") }
        guard !strategies.isEmpty else { throw TrialError("strategies is empty; name at least one, for instance mar.") }
        let data = try VisitData(self, in: table)
        let analysis = try VisitAnalysis(data)
        let targets = try tipped(data)
        var chain = try DataAugmentation(data, covariance: covariance, seed: start)
        // [strategy][visit][group compared] over imputations.
        let shape = [[[Double]]](repeating: [[Double]](repeating: [], count: analysis.compared.count), count: visits.count)
        var estimates = [[[[Double]]]](repeating: shape, count: strategies.count)
        var variances = estimates
        // The last visit of the first strategy, for the tipping point.
        var finals: [[Double]] = []
        for number in 0..<imputations {
            if running.isCancelled() { throw CancellationError() }
            let draw = try chain.next(after: number == 0 ? burnIn : thinning)
            let completed = try Self.completed(data, draw, strategies: strategies, number: number, seed: start)
            for strategy in strategies.indices {
                for visit in visits.indices {
                    let place = data.baselineCount + visit
                    let found = analysis.differences(completed[strategy].map { $0[place] })
                    for group in analysis.compared.indices {
                        estimates[strategy][visit][group].append(found.estimates[group])
                        variances[strategy][visit][group].append(found.variances[group])
                    }
                }
            }
            if tipping != nil { finals.append(completed[0].map { $0[data.width - 1] }) }
            running.progress?(Double(number + 1) / Double(imputations))
        }
        let pools = strategies.indices.map { strategy in
            visits.indices.map { visit in
                analysis.compared.indices.map { group in
                    RubinPool(
                        estimates: estimates[strategy][visit][group], variances: variances[strategy][visit][group],
                        completeDF: analysis.completeDF, level: level)
                }
            }
        }
        let tips = tipping.map { tipping in
            analysis.compared.indices.map { group in
                TippingTable(deltas: tipping.deltas, level: level) { delta in
                    Self.pool(finals, targets, delta, analysis, group, level)
                }
            }
        }
        return ReferenceReport(plan: self, data: data, analysis: analysis, pools: pools, tips: tips ?? []).fit
    }

    /// Whether delta is added at the last visit: not observed there, and of a group that is named.
    private func tipped(_ data: VisitData) throws -> [Bool] {
        for name in tipping?.groups ?? [] where !data.levels.contains(name) {
            throw TrialError("delta names the group \"\(name)\", which is no level of \"\(group)\": \(data.levels.joined(separator: ", ")).")
        }
        return data.group.indices.map { person in
            let level = data.levels[data.group[person]]
            let isNamed = tipping?.groups.map { $0.contains(level) } ?? (data.group[person] != data.reference)
            return isNamed && data.lastPlace[person] < data.width - 1
        }
    }

    private static func pool(
        _ finals: [[Double]], _ targets: [Bool], _ delta: Double, _ analysis: VisitAnalysis, _ group: Int, _ level: Double
    ) -> RubinPool {
        var estimates: [Double] = []
        var variances: [Double] = []
        for outcome in finals {
            let found = analysis.differences(zip(outcome, targets).map { $1 ? $0 + delta : $0 })
            estimates.append(found.estimates[group])
            variances.append(found.variances[group])
        }
        return RubinPool(estimates: estimates, variances: variances, completeDF: analysis.completeDF, level: level)
    }
}

/// Where adding delta to what was imputed takes the result away.
struct TippingTable {
    let deltas: [Double]
    let pools: [RubinPool]
    /// The deltas at which p crosses 1 − level, by halving between neighbours of the grid; rising.
    let tips: [Double]

    init(deltas: [Double], level: Double, _ pool: (Double) -> RubinPool) {
        let sorted = deltas.sorted()
        let pools = sorted.map(pool)
        var tips: [Double] = []
        let alpha = 1 - level
        for index in sorted.indices.dropFirst() where (pools[index].p > alpha) != (pools[index - 1].p > alpha) {
            let span = (sorted[index] - sorted[index - 1]).magnitude
            if let found = root(between: sorted[index - 1], and: sorted[index], tolerance: 1e-9 * span, { pool($0).p - alpha }) { tips.append(found) }
        }
        self.deltas = sorted
        self.pools = pools
        self.tips = tips
    }
}
