import Statistics
import Testing

@testable import MixedModels

/// Data that a method cannot say anything about are answered with a sentence.
@Suite struct LinearEdgeTests {
    private func sentence(_ formula: String, _ columns: [(String, [Double?])]) throws -> String {
        let table = try MixedFiles.columns(columns)
        let specification = LinearMixedSpecification(try ModelFormula(formula), freedom: [.satterthwaite, .kenwardRoger], profile: true)
        do {
            _ = try specification.fit(on: table, running: Running())
            return ""
        } catch {
            return "\(error)"
        }
    }

    private let ids: [Double?] = [1, 1, 1, 2, 2, 2, 3, 3, 3]
    private let times: [Double?] = [0, 1, 2, 0, 1, 2, 0, 1, 2]
    private let y: [Double?] = [1, 3, 2, 4, 6, 5.5, 2, 2.5, 4]

    @Test func onePersonHasNoVarianceBetween() throws {
        let one = [Double?](repeating: 1, count: 9)
        #expect(try sentence("y ~ time + (1 | id)", [("id", one), ("time", times), ("y", y)]).contains("one level"))
    }

    @Test func aConstantOutcomeHasNothingToShare() throws {
        let constant = [Double?](repeating: 4.2, count: 9)
        #expect(try sentence("y ~ time + (1 | id)", [("id", ids), ("time", times), ("y", constant)]).contains("does not vary"))
    }

    @Test func allMissingLeavesNoRow() throws {
        let none = [Double?](repeating: nil, count: 9)
        #expect(try !sentence("y ~ time + (1 | id)", [("id", ids), ("time", times), ("y", none)]).isEmpty)
    }

    @Test func aSlopeNeedsMoreRowsThanEffects() throws {
        let own: [Double?] = (1...9).map { Double($0) }
        #expect(try sentence("y ~ time + (time | id)", [("id", own), ("time", times), ("y", y)]).contains("18 random effects"))
        #expect(try sentence("y ~ time + (1 | id)", [("id", own), ("time", times), ("y", y)]).contains("9 random effects"))
    }

    @Test func aCollinearColumnIsNamed() throws {
        let double = times.map { $0.map { 2 * $0 } }
        let said = try sentence("y ~ time + twice + (1 | id)", [("id", ids), ("time", times), ("twice", double), ("y", y)])
        #expect(said.contains("twice"))
    }

    @Test func randomEffectsThatReproduceTheOutcomeAreTold() throws {
        let exact: [Double?] = [1, 1, 1, 5, 5, 5, 2, 2, 2]
        #expect(try sentence("y ~ 1 + (1 | id)", [("id", ids), ("y", exact)]).contains("no residual variance"))
    }

    @Test func hugeAndTinyUnitsGiveTheSameTest() throws {
        let specification = LinearMixedSpecification(try ModelFormula("y ~ time + (time | id)"), freedom: [.satterthwaite, .kenwardRoger])
        let plain = try MixedFiles.table("therapists")
        let fit = try specification.fit(on: plain, running: Running())
        func scaled(_ name: String, _ factor: Double) throws -> Column {
            Column(name: name, numbers: try plain.numbers(name).map { $0.value.map { $0 * factor } })
        }
        let odd = try DataTable(columns: [scaled("y", 1e-9), scaled("time", 1e7), try plain.requiring("id")])
        let other = try specification.fit(on: odd, running: Running())
        #expect(agree(other.coefficients[1].t, fit.coefficients[1].t, 1e-6))
        #expect(agree(other.coefficients[1].degreesOfFreedom, fit.coefficients[1].degreesOfFreedom ?? 0, 1e-5))
        #expect(agree(other.adjusted?[1].degreesOfFreedom, fit.adjusted?[1].degreesOfFreedom ?? 0, 1e-5))
    }

    @Test func fittedValuesAndResidualsAddUp() throws {
        let fit = try MixedFiles.fit("y ~ time * arm + (time | id) + (1 | therapist)", "therapists")
        let y = try MixedFiles.table("therapists").numbers("y").compactMap(\.value)
        for (value, row) in zip(y, fit.fittedValues) { #expect(agree(row.fitted + row.residual, value, 1e-12)) }
        // Residuals of a mixed model: their products with X are not 0, but Z'r = Ψ⁻¹ b σ² for the therapists.
        let codes = fit.estimate.data.factors[1].codes
        let modes = fit.conditionalModes[1].modes
        for level in modes.indices {
            var sum = 0.0
            for (row, code) in codes.enumerated() where code == level { sum += fit.fittedValues[row].residual }
            #expect(agree(sum, modes[level] * fit.residualVariance / fit.covariances[1][0, 0], 1e-6, floor: 1e-6))
        }
        #expect(!fit.tables.isEmpty)
        #expect(fit.pictures.count == 4)
    }

    @Test func aCorrelationProfileEndsWhereTheLikelihoodSaysSo() throws {
        // By its definition, not by interpolation (`Reference/i2-correlations`).
        let table = try MixedFiles.table("../i2-correlations/data")
        let fit = try LinearMixedSpecification(ModelFormula("y ~ arm * (t1 + t2) + (t1 | id)"), method: .full, profile: true)
            .fit(on: table, running: Running())
        let interval = try #require(fit.results["profile_ci95", "cor_t1.(Intercept)|id"])
        #expect(agree(interval["lower"]?.number, -0.3010102478, 1e-5))
        #expect(agree(interval["upper"]?.number, 0.841398549, 1e-5))
    }
}
