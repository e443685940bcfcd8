import Mechanisms
import Statistics
import Testing

/// Against `Reference/mediation-designs.txt`, whose natural effects are integrals by quadrature.
@Suite struct LogOutcomeTests {
    private struct Expected {
        let outcome: String
        let family: LogMediation.Family
        let b: Double
        let error: Double
        /// acme_control, acme_treated, ade_control, ade_treated, total, ratio_natural_indirect.
        let effects: [Double]
    }

    private static let expected: [Expected] = [
        .init(
            outcome: "days", family: .poisson, b: 0.2588009462305115, error: 0.0379999479595149,
            effects: [2.580467263263359, 1.998007497068183, -0.850013590341758, -1.432473356536933, 1.147993906726426, 1.685235827771872]),
        .init(
            outcome: "count", family: .negativeBinomial, b: 0.1980744001792829, error: 0.0601724612023767,
            effects: [1.765212712803405, 1.482200456993997, -0.576407482503137, -0.859419738312544, 0.905792974490860, 1.490993376040824]),
        .init(
            outcome: "cost", family: .gaussian, b: 0.3017398120272315, error: 0.0128183378348658,
            effects: [4.19092945678150, 5.42457608727401, 1.47271580416983, 2.70636243466234, 6.89729189144384, 1.83766781547369]),
    ]

    @Test func theClosedFormIsTheIntegralOverTheMediator() throws {
        let names = ["acme_control", "acme_treated", "ade_control", "ade_treated", "total", "ratio_natural_indirect"]
        for expected in Self.expected {
            let fit = try LogMediation(peopleModel(expected.outcome), family: expected.family).fit(on: simulatedPeople(), running: Running())
            let row = try #require(fit.outcomeModel.rows.first { $0.term == "m" })
            #expect(near(row.estimate, expected.b, 1e-7) && near(row.standardError, expected.error, 1e-6), "\(expected.outcome)")
            for (name, value) in zip(names, expected.effects) {
                #expect(near(fit.effect(name)?.estimate, value, 1e-6), "\(expected.outcome) \(name)")
            }
            if expected.family == .negativeBinomial { #expect(near(fit.outcomeModel.theta?.value, 3.05399832854616, 1e-6)) }
        }
    }

    /// Poisson without covariates: E(t, t') = exp(θ₀ + θ_X t + θ_M (γ₀ + γ₁ t') + θ_M² σ²/2), written out.
    @Test func withoutCovariatesItIsTheMomentGeneratingFunction() throws {
        var model = peopleModel("days")
        model.covariates = []
        let fit = try LogMediation(model, family: .poisson).fit(on: simulatedPeople(), running: Running())
        let gamma = fit.mediatorModel.rows.map(\.estimate)
        let theta = fit.outcomeModel.rows.map(\.estimate)
        let sigma = fit.mediatorModel.sigma
        func mean(_ t: Double, _ other: Double) -> Double {
            let eta: Double = theta[0] + theta[2] * t + theta[1] * (gamma[0] + gamma[1] * other)
            return exponential(eta + theta[1] * theta[1] * sigma * sigma / 2)
        }
        #expect(near(fit.effect("acme_treated")?.estimate, mean(1, 1) - mean(1, 0), 1e-9))
        #expect(near(fit.effect("mean_control")?.estimate, mean(0, 0), 1e-9))
    }

    /// e^x by squaring, so that the test has its own.
    private func exponential(_ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        for k in 1..<60 {
            term *= x / 16 / Double(k)
            sum += term
        }
        for _ in 0..<4 { sum *= sum }
        return sum
    }

    @Test func aResampleIsTheSameAnalysisOnItsRows() throws {
        for expected in Self.expected {
            try expectResamplesToBeAnalyses(
                LogMediation(peopleModel(expected.outcome), family: expected.family), on: simulatedPeople(), 1e-6)
        }
    }

    @Test func quasiBayesianAndBootstrapIntervalsAgreeAboutWhere() throws {
        let fit = try LogMediation(peopleModel("days", resamples: 1_000), family: .poisson).fit(on: simulatedPeople(), running: Running(threads: 2))
        for name in ["acme_control", "acme_treated", "total"] {
            let drawn = try #require(fit.effect(name)?.monteCarloInterval)
            let bootstrapped = try #require(fit.decidingInterval(of: name))
            #expect(bootstrapped.method == .bootstrap(.percentile))
            #expect(drawn.lower < bootstrapped.ends.upper && bootstrapped.ends.lower < drawn.upper)
        }
        #expect(fit.results["deciding", "ratio_natural_indirect", "excludes_one"] == .count(1))
        #expect(fit.results["deciding", "mean_control", "excludes_zero"] == nil)
    }

    @Test func whatCannotBeSaidIsASentence() throws {
        let table = try simulatedPeople()
        func sentence(_ outcome: String, _ family: LogMediation.Family, _ table: DataTable) -> String {
            do {
                _ = try LogMediation(peopleModel(outcome), family: family).fit(on: table, running: Running())
                return ""
            } catch { return "\(error)" }
        }
        #expect(sentence("cost", .poisson, table).contains("counts are 0, 1, 2"))
        #expect(sentence("days", .gaussian, try table.changing("days") { -$0 - 1 }).contains("mean is not above 0"))
        #expect(!sentence("days", .poisson, try table.changing("days") { _ in 0 }).isEmpty)
        // Counts that vary less than Poisson's: no θ to estimate, and that is said.
        #expect(sentence("days", .negativeBinomial, try table.changing("days") { _ in 3 }).isEmpty == false)
        let wide = try LogMediation(peopleModel("count"), family: .poisson).fit(on: table, running: Running())
        #expect((wide.outcomeModel.dispersion ?? 0) > 1.5 && wide.warnings.contains { $0.contains("negative_binomial") })
    }
}
