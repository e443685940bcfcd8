import RealModule
import Statistics
import Testing

@testable import MixedModels

/// The criterion and its derivatives in a second way.
@Suite struct CriterionTests {
    /// Minus twice the (restricted) log-likelihood without constant, from V itself.
    private func brute(_ model: ScaledMixedModel, _ lambda: [Matrix], isRestricted: Bool) throws -> Double {
        let n = model.rows
        let p = model.coefficients
        var v = Matrix.identity(n)
        for (factor, loading) in zip(model.factors, lambda) {
            let g = loading.timesTransposed(loading)
            for one in 0..<n {
                for other in 0..<n where factor.codes[one] == factor.codes[other] {
                    for a in 0..<factor.size {
                        for b in 0..<factor.size {
                            v[one, other] += factor.columns[one * factor.size + a] * g[a, b] * factor.columns[other * factor.size + b]
                        }
                    }
                }
            }
        }
        let xy = Matrix(rows: n, columns: p + 1, elements: model.cross)
        let solved = try #require(v.solvingPositiveDefinite(xy))
        let cross = xy.transposedTimes(solved.solution)
        let xs = Array(0..<p)
        let inverse = try #require(cross.selecting(rows: xs, columns: xs).inversePositiveDefinite)
        let right = (0..<p).map { cross[$0, p] }
        let residual = cross[p, p] - innerProduct(right, inverse.inverse * right)
        return solved.logDeterminant + (isRestricted ? inverse.logDeterminant : 0)
            + Double(isRestricted ? n - p : n) * Double.log(residual)
    }

    private func criterion(_ formula: String, _ name: String, isRestricted: Bool) throws -> (MixedCriterion, ScaledMixedModel) {
        let data = try MixedModelData(ModelFrame(ModelFormula(formula), table: MixedFiles.table(name)))
        let model = try ScaledMixedModel(data)
        let kernel = try LinearMixedEstimate.kernel(of: model, data)
        let template = CovarianceTemplate(model.factors, terms: data.terms)
        return (MixedCriterion(kernel: kernel, template: template, rows: model.rows, isRestricted: isRestricted), model)
    }

    static let models: [(String, String)] = [
        ("y ~ time * arm + (time | id)", "therapists"), ("y ~ time + (1 | id) + (0 + time | id)", "therapists"),
        ("y ~ time * arm + (time | id) + (1 | therapist)", "therapists"), ("y ~ 1 + (1 | plate) + (1 | sample)", "crossed"),
        ("y ~ time + (time | site / id)", "nested"),
    ]

    @Test(arguments: models, [true, false])
    func valueAndGradientAreThoseOfTheDenseLikelihood(_ named: (String, String), _ isRestricted: Bool) throws {
        let (criterion, model) = try criterion(named.0, named.1, isRestricted: isRestricted)
        let theta = (0..<criterion.template.count).map { 0.4 + 0.15 * Double($0) }
        let point = try #require(criterion.point(theta))
        #expect(agree(point.value, try brute(model, point.lambda, isRestricted: isRestricted), 1e-9))
        for index in theta.indices {
            var ends: [Double] = []
            for step in [1e-4, -1e-4] {
                var moved = theta
                moved[index] += step
                ends.append(try brute(model, criterion.template.lambda(moved), isRestricted: isRestricted))
            }
            #expect(agree(point.gradient[index], (ends[0] - ends[1]) / 2e-4, 1e-5, floor: 1e-4))
        }
    }

    @Test(arguments: models.prefix(2), [true, false])
    func theHessianIsTheDerivativeOfTheGradient(_ named: (String, String), _ isRestricted: Bool) throws {
        var (criterion, model) = try criterion(named.0, named.1, isRestricted: isRestricted)
        let theta = (0..<criterion.template.count).map { 0.4 + 0.15 * Double($0) }
        var held: [MixedCriterion.Held] = [.nothing, .residualVariance(0.7)]
        if !isRestricted {
            held += [.deviation(factor: 0, row: 1, value: 0.5), .combination(model.inverseR.row(1), value: 0.2)]
        }
        for one in held {
            criterion.held = one
            let point = try #require(criterion.point(theta))
            let curvature = try #require(criterion.curvature(point))
            for index in theta.indices {
                var moved = theta
                moved[index] += 1e-5
                let above = try #require(criterion.point(moved))
                moved[index] -= 2e-5
                let below = try #require(criterion.point(moved))
                #expect(agree(point.gradient[index], (above.value - below.value) / 2e-5, 1e-5, floor: 1e-4))
                for other in theta.indices {
                    let difference = (above.gradient[other] - below.gradient[other]) / 2e-5
                    #expect(agree(curvature.hessian[index, other], difference, 1e-5, floor: 1e-3))
                }
            }
        }
    }

    @Test func theAdjustmentOfOneFactorAndOfManyAreOne() throws {
        let fit = try MixedFiles.fit("y ~ time * arm + (time | id)", "therapists")
        let crossed = CrossedKernel(fit.estimate.model)
        let state = try #require(fit.estimate.point.state as? GroupedState)
        let grouped = KenwardRogerSums(state, blocks: VarianceKenwardRoger.blocks(fit.estimate))
        let dense = try #require(KenwardRogerSums(crossed, fit.estimate))
        for h in grouped.p.indices {
            #expect(zip(grouped.p[h].elements, dense.p[h].elements).allSatisfy { agree($0, $1, 1e-9) })
            for k in 0...h {
                #expect(zip(grouped.q[h][k].elements, dense.q[h][k].elements).allSatisfy { agree($0, $1, 1e-9) })
                #expect(agree(grouped.traces[h, k], dense.traces[h, k], 1e-9))
            }
        }
    }

    @Test func levelsSummedByPatternAndOneByOneAreOne() throws {
        // Forty people at the same four times make one pattern; a time moved by a hair for each makes forty.
        var rows: [[Double?]] = [[], [], []]
        var stream = RandomStream(seed: 3, stream: 1)
        for person in 0..<40 {
            let own = stream.normal()
            for time in 0..<4 {
                rows[0].append(Double(person))
                rows[1].append(Double(time))
                rows[2].append(own + 0.3 * Double(time) + stream.normal())
            }
        }
        let same = try MixedFiles.columns([("id", rows[0]), ("time", rows[1]), ("y", rows[2])])
        let moved = zip(rows[0], rows[1]).map { id, time in (time ?? 0) + 1e-11 * (id ?? 0) }
        let other = try MixedFiles.columns([("id", rows[0]), ("time", moved), ("y", rows[2])])
        let specification = LinearMixedSpecification(try ModelFormula("y ~ time + (time | id)"), freedom: [.satterthwaite, .kenwardRoger])
        let one = try specification.fit(on: same, running: Running())
        let two = try specification.fit(on: other, running: Running())
        let summed = try #require(one.estimate.kernel as? GroupedKernel)
        let single = try #require(two.estimate.kernel as? GroupedKernel)
        #expect(summed.products.patterns.count == 1)
        #expect(single.products.patterns.count == 40)
        #expect(agree(one.logLikelihood, two.logLikelihood, 1e-8))
        #expect(agree(one.coefficients[1].degreesOfFreedom, two.coefficients[1].degreesOfFreedom ?? 0, 1e-5))
        #expect(agree(one.adjusted?[1].standardError, two.adjusted?[1].standardError ?? 0, 1e-6))
    }
}
