public import Statistics

extension ImputedMediationSpecification {
    /// For the methods that impute first.
    ///
    /// - Parameter completed: ``imputations`` tables of the same rows.
    /// - Throws: ``MediationError`` of the plan, or of the first table on which the equations cannot be
    ///   estimated; `CancellationError`.
    public func fit(onImputed completed: [DataTable], running: Running = Running()) throws -> ImputedMediation {
        var faults = self.faults
        if !method.imputesFirst { faults.append("The method \(method.rawValue) imputes each resample; give it the incomplete table.") }
        if completed.count != imputations { faults.append("There are \(completed.count) completed tables where \(imputations) are stated.") }
        guard faults.isEmpty else { throw MediationError.plan(faults) }
        var estimates: [[Double]] = []
        var replicates: [[[Double]]] = []
        var singular = 0
        for (number, table) in completed.enumerated() {
            let (own, drawn) = try resampled(table, number, running)
            estimates.append(own)
            replicates.append(drawn.columns)
            singular += drawn.singular
        }
        let effects = try names.enumerated().map { place, name -> ImputedEffect in
            let own = estimates.map { $0[place] }
            let columns = replicates.map { $0[place] }
            let effect = method == .imputeThenBootstrap
                ? rubin(name, own, columns)
                : quantiles(name, average(own), columns.flatMap { $0 })
            guard let effect else { throw tooFew }
            return effect
        }
        let reason = "The equations could not be estimated (an arm empty, a constant or dependent column)."
        return ImputedMediation(
            specification: self, effects: effects,
            failures: singular == 0 ? [] : [ResampleFailure(reason: reason, count: singular)])
    }

    /// For the methods that bootstrap first.
    ///
    /// - Parameters:
    ///   - table: with its gaps.
    ///   - impute: completes a table ``imputations`` times; the seed is another one on each resample.
    public func fit(
        on table: DataTable, running: Running = Running(), impute: @Sendable (DataTable, UInt64) throws -> [DataTable]
    ) throws -> ImputedMediation {
        var faults = self.faults
        if method.imputesFirst { faults.append("The method \(method.rawValue) imputes first; give it the completed tables.") }
        guard faults.isEmpty, let plan = mediation.bootstrap else { throw MediationError.plan(faults) }
        let count = names.count
        let each = method == .bootstrapThenImputePooled ? imputations : 1
        @Sendable func estimates(_ table: DataTable, _ seed: UInt64) throws -> [Double] {
            let completed = try impute(table, seed).map { try mediation.estimates(on: $0) }
            guard completed.count == imputations else { throw ResamplingError.wrongCount(completed.count, expected: imputations) }
            if each > 1 { return completed.flatMap { $0 } }
            return (0..<count).map { place in average(completed.map { $0[place] }) }
        }
        let design = try ResamplingDesign(plan, of: table, rows: Array(0..<table.rowCount))
        let draw = UnitDraw(design, seed: mediation.seed)
        let own = try estimates(table, Self.seed(mediation.seed, 0))
        let drawn = try Resampling.run(plan.resamples, width: count * each, running: running) { resample in
            let rows = design.rows(ofUnits: draw.units(ofResample: resample))
            return try estimates(table.selecting(rows: rows), Self.seed(mediation.seed, resample + 1))
        }
        let effects = try names.enumerated().map { place, name -> ImputedEffect in
            let all = (0..<each).flatMap { drawn.columns[$0 * count + place] }
            let estimate = average((0..<each).map { own[$0 * count + place] })
            guard let effect = quantiles(name, estimate, all) else { throw tooFew }
            return effect
        }
        return ImputedMediation(specification: self, effects: effects, failures: drawn.failures)
    }

    private var tooFew: MediationError { .plan(["On fewer than two resamples the equations could be estimated."]) }

    private var names: [String] {
        MediationEffect.weightings(of: mediation.mediators).map(\.name) + ["direct", "total"]
    }

    /// A seed of its own for each imputation.
    private static func seed(_ seed: UInt64, _ number: Int) -> UInt64 {
        var stream = RandomStream(seed: seed, stream: UInt64(number), purpose: 3)
        return stream.next()
    }

    private func resampled(
        _ table: DataTable, _ number: Int, _ running: Running
    ) throws -> (own: [Double], drawn: (columns: [[Double]], singular: Int)) {
        let (model, wide) = try mediation.expandingCategories(in: table)
        let rows = try CompleteRows(of: model.variables, in: wide)
        let equations = try MediationEquations(model, on: rows)
        let kernel = try model.kernel(rows, of: wide)
        let progress = running.progress.map { told -> @Sendable (Double) -> Void in
            { [imputations] share in told((Double(number) + share) / Double(imputations)) }
        }
        let part = Running(threads: running.threads, progress: progress, isCancelled: running.isCancelled)
        let drawn = try kernel.replicates(
            mediation.bootstrap?.resamples ?? 0, seed: Self.seed(mediation.seed, number), running: part)
        let columns = MediationEffect.weightings(of: mediation.mediators).map { drawn.weighted($0.weights) }
        return (mediation.estimates(equations), (columns + [drawn.direct, drawn.total], drawn.singular))
    }
}

extension MediationSpecification {
    /// Every effect, then c' and c.
    func estimates(on table: DataTable) throws -> [Double] {
        let (model, wide) = try expandingCategories(in: table)
        return estimates(try MediationEquations(model, on: try CompleteRows(of: model.variables, in: wide)))
    }

    func estimates(_ equations: MediationEquations) -> [Double] {
        let products = equations.products
        let effects = MediationEffect.weightings(of: mediators).map { innerProduct($0.weights, products) }
        return effects + [equations.directEffect, equations.totalEffect]
    }

    func kernel(_ rows: CompleteRows, of table: DataTable) throws -> MediationKernel {
        MediationKernel(
            covariates: covariates.map(rows.column), exposure: rows.column(exposure),
            mediators: mediators.map(rows.column), outcomeCovariates: outcomeCovariates.map(rows.column),
            outcome: rows.column(outcome), drawn: try drawn(rows, of: table))
    }

    /// What the bootstrap draws; each row by itself where the plan asks for none.
    func drawn(_ rows: CompleteRows, of table: DataTable) throws -> ResamplingDesign {
        guard let bootstrap, bootstrap.resamples > 0 || bootstrap.replay != nil else { return ResamplingDesign(rows: rows.count) }
        return try ResamplingDesign(bootstrap, of: table, rows: rows.rows)
    }
}
