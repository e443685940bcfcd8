import Statistics
import Testing

@Suite struct RegressionTests {
    private func fit(
        _ text: String, family: RegressionSpecification.Family = .gaussian, link: GeneralizedLinearModel.Link? = nil,
        cluster: String? = nil, robust: RobustCovariance? = nil, means: MarginalMeansSpecification? = nil, on table: DataTable? = nil
    ) throws -> RegressionFit {
        let specification = RegressionSpecification(
            formula: try ModelFormula(text), family: family, link: link, cluster: cluster, robust: robust, marginalMeans: means)
        return try specification.fit(on: try table ?? FormulaReference.table(), running: Running())
    }

    /// One number of every coefficient.
    private func column(_ fit: RegressionFit, _ name: String) -> [Double] {
        fit.names.compactMap { fit.results["coef", $0, name]?.number }
    }

    private func compare(_ fit: RegressionFit, _ entry: JSONValue, _ names: [(String, String)], _ tolerance: Double) {
        for (ours, theirs) in names {
            guard let wanted = entry[theirs]?.double else { continue }
            let number = fit.results.leaves.first { $0.name == ours }?.value.number
            #expect(agree([number].compactMap { $0 }, [wanted], within: tolerance), "\(entry["formula"]?.string ?? "") \(ours)")
        }
    }

    @Test func leastSquaresAreThoseOfR() throws {
        let entries = try #require(try FormulaReference.numbers("regression.json")["ols"]?.elements)
        #expect(entries.count == 5)
        for entry in entries {
            let fit = try fit(entry["formula"]?.string ?? "", cluster: "id", robust: .cr1)
            for (ours, theirs) in [
                ("est", "est"), ("se_model", "se"), ("se", "cr1"), ("se_hc0", "hc0"), ("se_hc1", "hc1"), ("se_hc2", "hc2"), ("se_hc3", "hc3"),
                ("se_cr0", "cr0"), ("se_cr1s", "cr1s"),
            ] {
                #expect(agree(column(fit, ours), FormulaReference.doubles(entry[theirs])), "\(entry["formula"]?.string ?? "") \(ours)")
            }
            var numbers = [("df", "df"), ("sigma", "sigma"), ("loglik", "loglik"), ("aic", "aic"), ("bic", "bic"), ("n_obs", "n")]
            // R 4.2 counts an offset among what the terms explain; later versions and we do not.
            if fit.frame.offset == nil { numbers += [("r2", "r2"), ("r2_adjusted", "r2_adjusted"), ("overall.F", "F")] }
            compare(fit, entry, numbers, 1e-9)
            let plain = try self.fit(entry["formula"]?.string ?? "")
            #expect(agree(column(plain, "p"), FormulaReference.doubles(entry["p"])))
            for member in entry["terms"]?.members ?? [] {
                let test = plain.termTests.first { $0.term == member.name }
                #expect(agree([test?.statistic ?? 0, test?.p ?? 0], FormulaReference.doubles(member.value)), "\(member.name)")
            }
        }
    }

    @Test func countsAndSharesAreThoseOfR() throws {
        let entries = try #require(try FormulaReference.numbers("regression.json")["generalized"]?.elements)
        #expect(entries.count == 9)
        for entry in entries {
            let family = try #require(RegressionSpecification.Family(rawValue: entry["family"]?.string ?? ""))
            let link = try #require(GeneralizedLinearModel.Link(rawValue: entry["link"]?.string ?? ""))
            let fit = try fit(entry["formula"]?.string ?? "", family: family, link: link, cluster: "id", robust: .cr1)
            let what = "\(entry["formula"]?.string ?? "") \(family.rawValue) \(link.rawValue)"
            for (ours, theirs) in [("est", "est"), ("se_model", "se"), ("se", "cr1"), ("se_hc0", "hc0"), ("se_hc3", "hc3")] {
                // The reference stops θ a little early.
                let tolerance = family == .negativeBinomial ? 2e-7 : 1e-8
                #expect(agree(column(fit, ours), FormulaReference.doubles(entry[theirs]), within: tolerance), "\(what) \(ours) \(column(fit, ours))")
            }
            compare(fit, entry, [
                ("deviance", "deviance"), ("null_deviance", "null_deviance"), ("loglik", "loglik"), ("aic", "aic"), ("bic", "bic"),
                ("n_obs", "n"), ("theta", "theta"), ("theta_se", "theta_se"), ("pearson_dispersion", "pearson"),
            ], family == .negativeBinomial ? 2e-6 : 1e-8)
            guard case .converged(_, let gradient, _) = fit.account.convergence else {
                Issue.record("\(what) did not converge")
                continue
            }
            #expect(gradient < 1e-10, "\(what)")
            let plain = try self.fit(entry["formula"]?.string ?? "", family: family, link: link)
            for member in entry["terms"]?.members ?? [] {
                let test = plain.termTests.first { $0.term == member.name }
                #expect(agree([test?.statistic ?? 0, test?.p ?? 0], FormulaReference.doubles(member.value), within: 1e-6), "\(what) \(member.name)")
            }
        }
    }

    @Test func marginalMeansAreThoseOfEmmeans() throws {
        let numbers = try FormulaReference.numbers("regression.json")
        for (name, family, by) in [("means", RegressionSpecification.Family.gaussian, "visit"), ("logit_means", .binomial, nil)] {
            let entry = try #require(numbers[name])
            let fit = try fit(entry["formula"]?.string ?? "", family: family, means: MarginalMeansSpecification(of: "arm", by: by))
            let marginal = try #require(fit.marginal)
            for (ours, theirs) in [(marginal.means, "means"), (marginal.contrasts, "contrasts")] {
                let wanted = try #require(entry[theirs]?.elements).map { FormulaReference.doubles($0) }
                #expect(ours.count == wanted.count)
                #expect(agree(ours.flatMap { [$0.estimate, $0.standardError] }, wanted.flatMap { $0 }, within: 1e-8), "\(name) \(theirs)")
            }
        }
    }

    /// Scores and information are the first and the negative expected second derivative.
    @Test func scoresAreTheDerivativesOfTheLikelihood() throws {
        let frame = try FormulaReference.frame("won ~ x + arm")
        for link in [GeneralizedLinearModel.Link.logit, .probit, .cloglog] {
            let model = try #require(GeneralizedLinearModel(.binomial, link))
            let fit = try model.fit(design: frame.design.matrix, response: frame.response)
            for column in 0..<frame.design.columns {
                for move in [-1e-3, 1e-3] {
                    let offset = (0..<frame.count).map { move * frame.design.matrix[$0, column] }
                    let none = Matrix(rows: frame.count, columns: 0)
                    let total = zip(offset, fit.linearPredictor).map { $0 + $1 }
                    let moved = try model.fit(design: none, response: frame.response, offset: total)
                    #expect(moved.logLikelihood < fit.logLikelihood, "\(link) \(column)")
                }
            }
        }
    }

    @Test func weightsAreRepetitions() throws {
        let frame = try FormulaReference.frame("events ~ x + arm")
        let draws = (0..<frame.count).map { ($0 * 7 + 3) % frame.count / 2 }
        var weights = [Double](repeating: 0, count: frame.count)
        for draw in draws { weights[draw] += 1 }
        let model = try #require(GeneralizedLinearModel(.poisson))
        let weighted = try model.fit(design: frame.design.matrix, response: frame.response, weights: weights)
        let repeated = try model.fit(
            design: frame.design.matrix.selecting(rows: draws, columns: Array(0..<frame.design.columns)),
            response: draws.map { frame.response[$0] })
        #expect(agree(weighted.coefficients, repeated.coefficients, within: 1e-10))
        #expect(agree([weighted.deviance, weighted.logLikelihood], [repeated.deviance, repeated.logLikelihood], within: 1e-10))
    }
}
