public import Statistics

extension MediationSpecification {
    /// Carries the analysis out on the rows in which no variable of the model is missing.
    ///
    /// - Parameters:
    ///   - threads: how many threads the bootstrap may use; the results do not depend on it.
    ///   - progress: is called with the share of resamples done, rising to 1, from any thread.
    /// - Throws: ``MediationError``
    public func fit(
        on table: DataTable, threads: Int = 1, progress: (@Sendable (Double) -> Void)? = nil
    ) throws -> MediationFit {
        try fit(on: table, running: Running(threads: threads, progress: progress))
    }

    /// The same, which can be cancelled.
    ///
    /// - Throws: ``MediationError``; what is wrong with the columns that the bootstrap draws by;
    ///   `CancellationError`.
    public func fit(on table: DataTable, running: Running) throws -> MediationFit {
        let faults = self.faults
        guard faults.isEmpty else { throw MediationError.plan(faults) }
        let (expanded, wide) = try expandingCategories(in: table)
        return try expanded.fit(numeric: wide, running: running)
    }

    private func fit(numeric table: DataTable, running: Running) throws -> MediationFit {
        let rows = try CompleteRows(of: variables, in: table)
        let equations = try MediationEquations(self, on: rows)
        let effects = MediationEffect.all(of: equations, mediators: mediators, level: level)
        let mediatorModels = equations.mediators.map(\.summary)
        let outcomeModel = equations.outcome.summary
        let uncertainties = zip(mediatorModels, mediators).map { model, mediator in
            (
                a: model.row(exposure)?.standardError ?? 0,
                b: outcomeModel.row(mediator)?.standardError ?? 0
            )
        }
        let a = equations.a
        let b = equations.b
        let total = equations.totalEffect
        let bootstrap = try carryOut(equations, effects, rows, of: table, running: running)
        return MediationFit(
            specification: self, rowsInTable: rows.rowsInTable, rowsUsed: rows.count,
            missing: rows.missing, mediatorModels: mediatorModels, outcomeModel: outcomeModel,
            totalEffectModel: equations.total.summary, a: a, b: b, totalEffect: total,
            directEffect: equations.directEffect, effects: effects,
            proportionMediated: total == 0 ? nil : equations.products.reduce(0, +) / total,
            standardized: StandardizedPaths(
                equations, x: rows.column(exposure), m: mediators.map(rows.column),
                y: rows.column(outcome)),
            normalTheoryTests: mediators.count > 1
                ? []
                : NormalTheoryTest.Kind.allCases.map {
                    NormalTheoryTest(
                        $0, a: a[0], seA: uncertainties[0].a, b: b[0], seB: uncertainties[0].b)
                },
            productIntervals: mediators.indices.map { index in
                productInterval(
                    a[index], uncertainties[index].a, b[index], uncertainties[index].b)
            },
            monteCarloIntervals: monteCarlo(equations, effects), residualCorrelations: equations.residualCorrelations, bootstrap: bootstrap)
    }

    /// The a paths of one covariance, the b paths of another, independent of each other.
    private func monteCarlo(_ equations: MediationEquations, _ effects: [MediationEffect]) -> [Ends?] {
        let draws = CoefficientDraws(
            blocks: [(equations.a, equations.covarianceOfA), (equations.b, equations.covarianceOfB)], seed: seed)
        guard let draws else { return effects.map { _ in nil } }
        let count = mediators.count
        let weights = effects.map(\.weights)
        return draws.intervals(of: effects.count, level: level) { paths, values in
            for index in weights.indices {
                var sum = 0.0
                for place in 0..<count { sum += weights[index][place] * (paths[place] * paths[count + place]) }
                values[index] = sum
            }
        }
    }

    private func productInterval(_ a: Double, _ seA: Double, _ b: Double, _ seB: Double) -> Ends? {
        Ends.ofProduct(a, seA, b, seB, level: level)
    }
}

extension Ends {
    /// Exact, of the product of two independent normals; nil where a standard error is 0.
    static func ofProduct(_ a: Double, _ seA: Double, _ b: Double, _ seB: Double, level: Double) -> Ends? {
        guard let product = ProductOfNormals(mean: a, sd: seA, mean: b, sd: seB),
            let lower = product.quantile((1 - level) / 2),
            let upper = product.quantile((1 + level) / 2)
        else { return nil }
        return Ends(lower: lower, upper: upper)
    }
}
