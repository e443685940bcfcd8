import Statistics

/// Whether a fit is where it should be, in sentences.
struct MMRMVerdict {
    let convergence: FitAccount.Convergence
    let admissibility: FitAccount.Admissibility
    private(set) var warnings: [String] = []

    init(_ specification: MMRMSpecification, _ estimate: RepeatedMeasuresEstimate, _ rows: MMRMRows) {
        if !rows.unseenVisits.isEmpty {
            let names = rows.unseenVisits.map { "\"\($0)\"" }.joined(separator: ", ")
            warnings.append("No row that takes part is at \(rows.visitColumn) \(names); the covariance is that of the other visits.")
        }
        let asked = specification.covariance.structure
        let word = estimate.structure.rawValue
        var doubts: [String] = []
        for (group, sigma) in estimate.covariances.enumerated() {
            let place = rows.groups.isEmpty ? "" : " of \"\(rows.groups[group])\""
            guard let eigen = SymmetricEigen(sigma.correlations), let least = eigen.values.first else { continue }
            if least < 1e-6 {
                doubts.append("The covariance matrix\(place) is all but singular (smallest eigenvalue of its correlations \(least)): some visits are exact combinations of others.")
            }
        }
        if estimate.thetaCovariance == nil {
            doubts.append("The information about the covariance parameters is not positive definite: degrees of freedom cannot be given\(estimate.isConverged ? "; standard errors hold" : ", and the standard errors are not to be relied on").")
        }
        admissibility = doubts.isEmpty ? .admissible : .doubtful(doubts)
        guard estimate.isConverged else {
            let sentence = "The covariance \(word) did not converge (largest gradient \(estimate.gradient)). Its numbers are shown, but do not report them; simpler structures, in the order usually tried, are toeph, ar1h, csh, toep and cs (field fallback)."
            convergence = .notConverged(sentence)
            warnings += [sentence] + doubts
            return
        }
        convergence = .converged(
            iterations: estimate.iterations, gradient: estimate.gradient,
            rule: "½ g'H⁻¹g at most 1e-9 (1 + |log-likelihood|), H positive definite; the gradient is in the parameters of the covariance")
        if estimate.structure != asked {
            warnings.append("The covariance \(asked.rawValue) could not be fitted; these are the numbers of \(word), the first of the plan's fallbacks that could. The account tells what was tried.")
        }
        warnings += doubts
        let few = Double(estimate.persons) < Double(estimate.theta.count)
        if few { warnings.append("There are \(estimate.theta.count) covariance parameters and only \(estimate.persons) persons; a simpler covariance says more.") }
    }
}

extension Matrix {
    /// Of a covariance matrix with a positive diagonal.
    var correlations: Matrix {
        var result = self
        for row in 0..<rows {
            for column in 0..<columns { result[row, column] /= (self[row, row] * self[column, column]).squareRoot() }
        }
        return result
    }
}
