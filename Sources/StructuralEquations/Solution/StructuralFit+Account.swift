public import Statistics

extension StructuralFit {
    public var account: FitAccount {
        let data = estimate.data
        var units = [FitAccount.Unit("persons", data.count)]
        if data.groups.count > 1 { units += data.groups.map { .init("persons in \($0.name)", $0.count) } }
        if estimate.isIncomplete { units.append(.init("patterns of missing values", estimate.blocks.count)) }
        let optimum = estimate.optimum
        let doubts = Admissibility(estimate).sentences
        return FitAccount(
            rowsGiven: data.rowsGiven, rowsAnalysed: data.count, units: units, missing: data.missing,
            convergence: optimum.isConverged
                ? .converged(iterations: optimum.iterations, gradient: optimum.gradient, rule: "largest derivative of the log-likelihood of one person by a parameter")
                : .notConverged("The search for the maximum of the likelihood stopped with a largest derivative of \(optimum.gradient); the numbers are not to be used. Give starting values with start(…), or simplify the model."),
            admissibility: doubts.isEmpty ? .admissible : .doubtful(doubts), diary: estimate.diary)
    }
}
