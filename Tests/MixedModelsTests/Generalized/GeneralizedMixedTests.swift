import RealModule
import Statistics
import Testing

@testable import MixedModels

/// Against lme4 and glmmTMB (`Reference/mixed/out.txt`).
@Suite struct GeneralizedMixedTests {
    private func fit(_ formula: String, _ family: ConditionalFamily, _ integration: GeneralizedMixedSpecification.Integration) throws -> GeneralizedMixedFit {
        try GeneralizedMixedSpecification(ModelFormula(formula), family: family, integration: integration)
            .fit(on: MixedFiles.table("counts"), running: Running())
    }

    @Test func countsByLaplaceAndByQuadrature() throws {
        let laplace = try fit("count ~ arm + visit + (1 | id)", .poissonLog, .laplace)
        #expect(agree(laplace.logLikelihood, -350.892328301, 1e-8))
        #expect(agree(laplace.deviation, 0.775260510084, 1e-4))
        #expect(agree(laplace.coefficients[1].estimate, 0.5253269881430, 1e-4))
        #expect(agree(laplace.coefficients[1].standardError, 0.2756237983153, 1e-3))
        let nodes = try fit("count ~ arm + visit + (1 | id)", .poissonLog, .adaptiveGaussHermite(nodes: 15))
        #expect(agree(nodes.deviation, 0.779983502554, 1e-4))
        #expect(agree(nodes.coefficients[1].estimate, 0.5255609478973, 1e-4))
        #expect(agree(nodes.coefficients[1].standardError, 0.2769827844625, 1e-3))
        #expect(agree(nodes.coefficients[2].estimate, -0.0729834629463, 1e-4))
    }

    @Test func probitByLaplaceAndByQuadrature() throws {
        // The Laplace approximation with the observed second derivative, as glmmTMB has it; lme4 takes the
        // expected one, which differs for links that are not canonical.
        let laplace = try fit("yes ~ arm + visit + (1 | id)", .binomialProbit, .laplace)
        #expect(agree(laplace.logLikelihood, -125.5423736, 1e-7))
        #expect(agree(laplace.deviation, 0.636273551645, 1e-4))
        #expect(agree(laplace.coefficients[1].estimate, 0.599245279654, 1e-4))
        #expect(agree(laplace.coefficients[1].standardError, 0.2827915244353, 1e-3))
        let nodes = try fit("yes ~ arm + visit + (1 | id)", .binomialProbit, .adaptiveGaussHermite(nodes: 15))
        #expect(agree(nodes.logLikelihood, -125.413854341, 1e-6))
        #expect(agree(nodes.deviation, 0.649556504421, 1e-3))
        #expect(agree(nodes.coefficients[1].estimate, 0.600328357746, 1e-3))
    }

    @Test(arguments: ConditionalFamily.allCases)
    func derivativesOfTheDensityAreThoseOfItsValue(_ family: ConditionalFamily) {
        for eta in [-40.0, -31, -8, -1.3, 0, 0.4, 2.5, 7] where family != .poissonLog || eta.magnitude < 20 {
            for (y, m) in [(0.0, 1.0), (1, 1), (2, 5)] {
                let h = 1e-4
                let d = family.derivatives(eta, y, m)
                let above = family.derivatives(eta + h, y, m)
                let below = family.derivatives(eta - h, y, m)
                let size = 1 + d.value.magnitude
                #expect(agree(d.first, (above.value - below.value) / (2 * h), 1e-5, floor: 1e-7 * size))
                #expect(agree(d.second, (above.first - below.first) / (2 * h), 1e-5, floor: 1e-7 * size))
                #expect(agree(d.third, (above.second - below.second) / (2 * h), 1e-4, floor: 1e-6 * size))
            }
        }
    }

    @Test(arguments: [1, 5, 20])
    func theGradientIsThatOfTheApproximatedLikelihood(_ nodes: Int) throws {
        let frame = try ModelFrame(ModelFormula("yes ~ arm + visit + (1 | id)"), table: MixedFiles.table("counts"))
        let random = try #require(frame.formula.random.first?.columns(on: frame))
        let ones = [Double](repeating: 1, count: frame.count)
        let data = try GroupedOutcomes(
            family: .binomialLogit, outcome: frame.response, trials: ones, offset: ones, design: frame.design.matrix,
            names: frame.design.names, codes: random.group.codes, groups: random.group.levels.count)
        let likelihood = MarginalLikelihood(data, try #require(GaussHermite(nodes)))
        let start = [0.2, -0.1, 0.3, 0.9]
        let here = try #require(likelihood.slope(start))
        for index in start.indices {
            var moved = start
            moved[index] += 1e-5
            let above = try #require(likelihood.slope(moved)).value
            moved[index] -= 2e-5
            let below = try #require(likelihood.slope(moved)).value
            #expect(agree(here.gradient[index], (above - below) / 2e-5, 1e-6, floor: 1e-6))
        }
    }

    @Test(arguments: [1, 2, 9, 50, 200])
    func quadratureIsExactForPolynomials(_ count: Int) throws {
        let rule = try #require(GaussHermite(count))
        // ∫ z² e^(−z²) dz = √π / 2; from two nodes on.
        var zeroth = 0.0
        var second = 0.0
        for (z, weight) in zip(rule.nodes, rule.weights) {
            zeroth += weight * Double.exp(-z * z)
            second += weight * Double.exp(-z * z) * z * z
        }
        #expect(agree(zeroth, 1.7724538509055159, 1e-12))
        if count > 1 { #expect(agree(second, 0.88622692545275794, 1e-12)) }
    }

    @Test func edgesAreSentences() throws {
        let y: [Double?] = [1, 1, 1, 1, 1, 1]
        let id: [Double?] = [1, 1, 2, 2, 3, 3]
        let table = try MixedFiles.columns([("y", y), ("id", id)])
        let specification = GeneralizedMixedSpecification(try ModelFormula("y ~ 1 + (1 | id)"), family: .binomialLogit)
        #expect(throws: MixedModelError.self) { try specification.fit(on: table, running: Running()) }
        let slope = GeneralizedMixedSpecification(try ModelFormula("y ~ 1 + (x | id)"), family: .binomialLogit)
        #expect(throws: MixedModelError.self) { try slope.fit(on: table, running: Running()) }
    }

    @Test func separationIsNamed() throws {
        var y: [Double?] = []
        var x: [Double?] = []
        var id: [Double?] = []
        for row in 0..<60 {
            x.append(Double(row % 2))
            y.append(row % 2 == 0 ? Double(row / 2 % 2) : 1)
            id.append(Double(row / 6))
        }
        let table = try MixedFiles.columns([("y", y), ("x", x), ("id", id)])
        let fit = try GeneralizedMixedSpecification(ModelFormula("y ~ x + (1 | id)"), family: .binomialLogit).fit(on: table, running: Running())
        guard case .notConverged = fit.account.convergence else {
            Issue.record("A separated outcome counts as converged.")
            return
        }
        #expect(fit.warnings.contains { $0.contains("separated") })
    }

    @Test func countsThatAreAllZeroInOneArmAreSeparated() throws {
        var y: [Double?] = []
        var x: [Double?] = []
        var id: [Double?] = []
        for row in 0..<60 {
            x.append(Double(row % 2))
            y.append(row % 2 == 0 ? Double(row / 2 % 4) : 0)
            id.append(Double(row / 6))
        }
        let table = try MixedFiles.columns([("y", y), ("x", x), ("id", id)])
        let fit = try GeneralizedMixedSpecification(ModelFormula("y ~ x + (1 | id)"), family: .poissonLog).fit(on: table, running: Running())
        guard case .notConverged(let sentence) = fit.account.convergence else {
            Issue.record("A separated count counts as converged.")
            return
        }
        #expect(sentence.contains("has no maximum") && !sentence.contains("three starts"))
        #expect(fit.warnings.contains { $0.contains("separated") && $0.contains("(x)") })
        #expect(fit.coefficients.allSatisfy { $0.standardError == nil && $0.p == nil })
    }
}
