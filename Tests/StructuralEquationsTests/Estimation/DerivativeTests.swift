import Statistics
import Testing
@testable import StructuralEquations

@Suite("Derivatives of the likelihood")
struct DerivativeTests {
    private static let change = """
        T1 =~ 1*pre1 + l2*pre2 + l3*pre3
        T2 =~ 1*post1 + l2*post2 + l3*post3
        T2 ~ T1 + arm
        T1 ~ arm
        pre1 ~~ post1
        T1 ~ 1
        pre1 ~ 0*1
        """

    /// Away from the optimum, so that nothing is 0 by luck.
    private func likelihood(incomplete: Bool) throws -> (NormalLikelihood, [Double]) {
        let specification = try Fixtures.specification(Self.change) {
            $0.isFullInformation = incomplete
            $0.hasMeans = true
        }
        let estimate = try StructuralEstimate(specification, try specification.data(in: try Fixtures.table("change.csv")))
        return (estimate.likelihood, estimate.theta.enumerated().map { $1 * 1.07 + 0.03 * Double($0 % 3) })
    }

    @Test("The gradient is that of differences", arguments: [false, true])
    func gradient(incomplete: Bool) throws {
        let (likelihood, theta) = try likelihood(incomplete: incomplete)
        let point = try #require(likelihood.evaluate(theta))
        for index in theta.indices {
            let step = 1e-5
            var (up, down) = (theta, theta)
            up[index] += step
            down[index] -= step
            let above = try #require(likelihood.evaluate(up)).value
            let below = try #require(likelihood.evaluate(down)).value
            #expect(((above - below) / (2 * step) - point.gradient[index]).magnitude < 1e-8)
        }
    }

    @Test("The second derivatives are those of differences of the gradient", arguments: [false, true])
    func curvature(incomplete: Bool) throws {
        let (likelihood, theta) = try likelihood(incomplete: incomplete)
        let observed = likelihood.curvature(try #require(likelihood.evaluate(theta)), .observed)
        for index in theta.indices {
            let step = 1e-5
            var (up, down) = (theta, theta)
            up[index] += step
            down[index] -= step
            let above = try #require(likelihood.evaluate(up)).gradient
            let below = try #require(likelihood.evaluate(down)).gradient
            for other in theta.indices {
                #expect(((above[other] - below[other]) / (2 * step) - observed[index, other]).magnitude < 1e-7)
            }
        }
    }

    @Test("Scores of single persons sum to the gradient", arguments: [false, true])
    func scores(incomplete: Bool) throws {
        let (likelihood, theta) = try likelihood(incomplete: incomplete)
        let point = try #require(likelihood.evaluate(theta))
        let scores = likelihood.scores(point)
        for index in theta.indices {
            let sum = scores.column(index).reduce(0, +)
            #expect((sum + likelihood.total * point.gradient[index]).magnitude < 1e-9 * likelihood.total)
        }
    }

    @Test("Where data are as the model says, observed and expected information are one")
    func information() throws {
        let (likelihood, theta) = try likelihood(incomplete: false)
        let point = try #require(likelihood.evaluate(theta))
        let state = point.states[0]
        let implied = SampleMoments(means: Array(state.impliedMeans), covariance: state.implied, count: 100)
        let perfect = NormalLikelihood(likelihood.model, [MomentBlock(part: 0, moments: implied)], sample: likelihood.sample)
        let there = try #require(perfect.evaluate(theta))
        #expect(there.gradient.allSatisfy { $0.magnitude < 1e-12 })
        let gap = perfect.curvature(there, .observed) - perfect.curvature(there, .expected)
        #expect(gap.elements.allSatisfy { $0.magnitude < 1e-10 })
    }
}
