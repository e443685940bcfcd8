@testable import Mechanisms
import Statistics
import Testing

/// Against `Reference/mediation-designs.txt` (lavaan) and against least squares.
@Suite struct IncompleteTests {
    private var gaps: MediationSpecification {
        MediationSpecification(exposure: "arm", mediators: ["m_gaps"], outcome: "y_gaps", covariates: ["age_gaps"], seed: 5)
    }

    @Test func fullInformationAgreesWithLavaan() throws {
        let fit = try IncompleteMediation(gaps).fit(on: simulatedPeople(), running: Running())
        #expect(near(fit.a[0].estimate, 2.100602229334956, 1e-5) && near(fit.a[0].standardError, 0.203671233702072, 1e-4))
        #expect(near(fit.b[0].estimate, 0.178601180520848, 1e-5) && near(fit.b[0].standardError, 0.149084772731553, 1e-4))
        for (name, estimate, error) in [
            ("indirect", 0.375170037963948, 0.316705294072274), ("direct", 0.132551400087327, 0.413707239208415),
            ("total", 0.507721438051274, 0.264133829514079),
        ] {
            let effect = try #require(fit.effect(name))
            #expect(near(effect.estimate, estimate, 1e-5) && near(effect.standardError, error, 1e-4), "\(name)")
        }
        #expect(fit.rows.rowsUsed == 140 && fit.completeRows < 140 && fit.patterns > 4)
        #expect(fit.effect("indirect")?.monteCarloInterval != nil)
    }

    @Test func withoutGapsItIsLeastSquares() throws {
        var model = plan(mediators: 2, resamples: 0)
        model.outcomeCovariates = ["extra"]
        let table = try simulatedTrial(mediators: 2)
        var stream = RandomStream(seed: 3, stream: 9)
        let extra = try table.numbers("m1").map { ($0.value ?? 0) + stream.normal() }
        let wide = try DataTable(columns: table.columns + [Column(name: "extra", numbers: extra)])
        let squares = try model.fit(on: wide)
        let full = try IncompleteMediation(model).fit(on: wide, running: Running())
        for effect in squares.effects {
            #expect(near(full.effect(effect.name)?.estimate, effect.estimate, 1e-9), "\(effect.name)")
            #expect(near(full.effect(effect.name)?.standardError, effect.standardErrorML, 1e-5), "\(effect.name)")
        }
        #expect(near(full.effect("direct")?.estimate, squares.directEffect, 1e-9))
        #expect(near(full.effect("total")?.estimate, squares.totalEffect, 1e-9))
    }

    @Test func aResampleIsTheSameAnalysisOnItsRows() throws {
        try expectResamplesToBeAnalyses(IncompleteMediation(gaps), on: simulatedPeople(), 1e-4)
    }

    /// Central differences of the log-likelihood's own formula.
    @Test func theGradientIsThatOfTheLikelihood() throws {
        let cells: [[Double?]] = [[0.3, -1, nil, 0.8, 1.2, -0.4], [1, nil, 0.2, -0.7, 0.5, -1.1], [nil, 0.4, -0.9, 1.3, 0.1, -0.2]]
        let data = IncompleteMoments(cells)
        let parameters = [0.1, -0.1, 0.2, 1.1, 0.2, 0.9, -0.1, 0.3, 1.2]
        func likelihood(_ parameters: [Double]) -> Double {
            let at = data.unpacked(parameters)
            var sum = 0.0
            for pattern in data.patterns {
                let sigma = at.covariance.selecting(rows: pattern.observed, columns: pattern.observed)
                for row in pattern.rows {
                    let r = pattern.observed.map { data.columns[$0][row] - at.means[$0] }
                    guard let (solved, determinant) = sigma.solvingPositiveDefinite(Matrix(rows: r.count, columns: 1, elements: r)) else { return .nan }
                    sum -= 0.5 * (determinant + innerProduct(r, solved.elements))
                }
            }
            return sum
        }
        let gradient = try #require(data.gradient(parameters))
        for index in parameters.indices {
            var (up, down) = (parameters, parameters)
            up[index] += 1e-6
            down[index] -= 1e-6
            #expect((gradient[index] - (likelihood(up) - likelihood(down)) / 2e-6).magnitude < 1e-6)
        }
    }

    /// At the maximum every derivative is 0.
    @Test func theIterationEndsAtTheMaximum() throws {
        let table = try simulatedPeople()
        let cells = try ["arm", "age_gaps", "m_gaps", "y_gaps"].map { try table.numbers($0).map(\.value) }
        let data = IncompleteMoments(cells)
        let moments = try #require(data.maximized(tolerance: 1e-12))
        let gradient = try #require(data.gradient(IncompleteMoments.packed(moments)))
        #expect(gradient.allSatisfy { $0.magnitude < 1e-5 })
    }

    @Test func imputationWithinTheBootstrapAndBeforeIt() throws {
        var model = gaps
        model.bootstrap = BootstrapSpecification(resamples: 60)
        let full = try IncompleteMediation(gaps).fit(on: simulatedPeople(), running: Running())
        for method in ImputedMediationSpecification.Method.allCases {
            let analysis = ImputedMediationAnalysis(
                ImputedMediationSpecification(mediation: model, method: method, imputations: method.imputesFirst ? 20 : 2))
            let fit = try analysis.fit(on: simulatedPeople(), running: Running(threads: 2))
            let total = try #require(fit.result.effect("total"))
            let error = try #require(full.effect("total")?.standardError)
            #expect((total.estimate - (full.effect("total")?.estimate ?? 0)).magnitude < 1.5 * error, "\(method)")
            #expect(total.standardError > 0.4 * error && total.standardError < 2.5 * error, "\(method)")
            #expect(fit.results["missing", "m_gaps"] != nil && fit.results["effects", "indirect", "lower"]?.number != nil)
            #expect(try analysis.fit(on: simulatedPeople(), running: Running(threads: 1)) == fit)
        }
    }

    @Test func whatCannotBeSaidIsASentence() throws {
        let table = try simulatedPeople()
        let never = try table.changing("y_gaps") { _ in nil }
        #expect(throws: (any Error).self) { try IncompleteMediation(gaps).fit(on: never, running: Running()) }
        #expect(throws: (any Error).self) { try ImputedMediationAnalysis(.init(mediation: gaps)).fit(on: table, running: Running()) }
        var constant = gaps
        constant.covariates = ["age_gaps", "twice"]
        let twice = try DataTable(columns: table.columns + [Column(name: "twice", numbers: table.numbers("arm").map { $0.value.map { 2 * $0 } })])
        #expect(throws: MediationError.self) { try IncompleteMediation(constant).fit(on: twice, running: Running()) }
    }
}
