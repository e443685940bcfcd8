import RealModule
public import Statistics

extension MMRMFit {
    public var results: ResultTree {
        var entries: [ResultTree.Entry] = []
        for inference in inferences {
            let word = inference.method.rawValue
            entries.append(
                .init("coef_\(word)", .branch(inference.coefficients.map { .init($0.name, $0.tree("est", "se", "t", "p", ends: ("ci_lower", "ci_upper"))) })))
            guard !inference.means.isEmpty else { continue }
            let means = inference.means.map { ResultTree.Entry($0.row.name, $0.row.tree("emmean", "SE", "t.ratio", "p.value", ends: ("lower.CL", "upper.CL"))) }
            let contrasts = inference.contrasts.map { ResultTree.Entry($0.row.name, $0.row.tree("estimate", "SE", "t.ratio", "p.value", ends: ("lower.CL", "upper.CL"))) }
            entries.append(
                .init(word, .branch([.init("lsmeans", .branch(means)), .init("contrasts_arm_by_visit", .branch(contrasts))])))
        }
        let tests = jointTests.map { test in
            ResultTree.Entry(
                test.name,
                .of([
                    "F": .finite(test.f, else: Self.noNumber), "df1": .count(test.df1),
                    "df2": .finite(test.df2 ?? .nan, else: Row.noDegrees), "p": .finite(test.p ?? .nan, else: Row.noDegrees),
                ]))
        }
        if !tests.isEmpty { entries.append(.init("joint_tests", .branch(tests))) }
        let matrices = estimate.covariances.map { named($0) }
        let correlations = estimate.covariances.map { named($0.correlations) }
        entries.append(.init("covariance", groups.isEmpty ? matrices[0] : .branch(zip(groups, matrices).map { .init($0, $1) })))
        entries.append(.init("correlation", groups.isEmpty ? correlations[0] : .branch(zip(groups, correlations).map { .init($0, $1) })))
        let deviance = -2 * estimate.logLikelihood
        let parameters = Double(estimate.theta.count)
        entries += [
            .init("loglik", .finite(estimate.logLikelihood, else: Self.noNumber)),
            .init("deviance_minus2loglik", .finite(deviance, else: Self.noNumber)),
            .init("aic", .finite(deviance + 2 * parameters, else: Self.noNumber)),
            .init("bic", .finite(deviance + parameters * Double.log(Double(estimate.persons)), else: Self.noNumber)),
            .init("n_obs", .count(estimate.rows)), .init("n_subjects", .count(estimate.persons)),
            .init("n_covariance_parameters", .count(estimate.theta.count)),
        ]
        // The scores of the persons sum to 0: of no more persons than coefficients the sandwich is singular.
        let isPossible = estimate.persons > columns.count
        let few = "\(estimate.persons) persons are too few for the empirical covariance of \(columns.count) coefficients."
        let errors = zip(columns, estimate.sandwich.diagonal).map { name, variance in
            ResultTree.Entry(name, isPossible ? .finite(max(variance, 0).squareRoot(), else: Self.noNumber) : .missing(few))
        }
        entries.append(.init("sandwich_se", .branch(errors)))
        return .branch(entries)
    }

    static let noNumber = "The number is beyond what can be computed."

    private func named(_ sigma: Matrix) -> ResultTree {
        .branch(visits.indices.map { row in
            .init(visits[row], .branch(visits.indices.map { .init(visits[$0], .finite(sigma[row, $0], else: Self.noNumber)) }))
        })
    }
}

extension MMRMFit.Row {
    static let noError = "The covariance of the coefficients could not be given."
    static let noDegrees = "The information about the covariance parameters is not positive definite, so there are no degrees of freedom."

    func tree(_ estimateName: String, _ errorName: String, _ tName: String, _ pName: String, ends: (String, String)) -> ResultTree {
        func leaf(_ value: Double?, _ reason: String) -> ResultTree { .finite(value ?? .nan, else: reason) }
        return .branch([
            .init(estimateName, leaf(estimate, MMRMFit.noNumber)), .init(errorName, leaf(standardError, Self.noError)),
            .init("df", leaf(df, Self.noDegrees)), .init(ends.0, leaf(lower, Self.noDegrees)),
            .init(ends.1, leaf(upper, Self.noDegrees)), .init(tName, leaf(t, Self.noError)), .init(pName, leaf(p, Self.noDegrees)),
        ])
    }
}
