import Statistics
import Testing
@testable import StructuralEquations

@Suite("Saturated moments")
struct SaturatedMomentsTests {
    @Test("EM ends where the likelihood of the saturated model is flat")
    func flat() throws {
        let specification = try Fixtures.specification("f =~ pre1 + pre2 + pre3 + post1 + post2 + post3") { $0.isFullInformation = true }
        let data = try specification.data(in: try Fixtures.table("change.csv"))
        let blocks = data.blocks()
        let estimate = SaturatedMoments.estimate(blocks, variables: data.variables.count)
        #expect(estimate.isConverged)
        let model = StructuralModel.saturated(data.variables, sampled: [[]], hasMeans: true)
        let likelihood = NormalLikelihood(model, blocks, sample: [estimate.moments])
        let point = try #require(likelihood.evaluate(model.parameters(at: [estimate.moments])))
        #expect(point.gradient.allSatisfy { $0.magnitude < 1e-9 })
    }

    @Test("The trace of the saturated model is the same in closed form and from its matrices")
    func trace() throws {
        let specification = try Fixtures.specification("f =~ x1 + x2 + x3\nf ~ ageyr + x9") { $0.hasMeans = true }
        let data = try specification.data(in: try Fixtures.table("school.csv"))
        let blocks = data.blocks()
        let sampled = [StructuralModel(try ParameterTable(specification.syntax, specification.options(groups: 1))).parts[0].sampled]
        let closed = try #require(SaturatedTrace(complete: blocks, sampled: sampled, hasMeans: true))
        let model = StructuralModel.saturated(data.variables, sampled: sampled, hasMeans: true)
        let moments = [blocks[0].moments]
        let likelihood = NormalLikelihood(model, blocks, sample: moments)
        let point = try #require(likelihood.evaluate(model.parameters(at: moments)))
        let inverse = try #require(likelihood.curvature(point, .observed).inversePositiveDefinite?.inverse)
        let scores = NormalLikelihood.crossProducts(likelihood.scores(point))
        #expect((RobustStatistics.trace(inverse, scores) - closed.trace).magnitude < 1e-9 * closed.trace)
        #expect(closed.count == model.parameters)
    }
}
