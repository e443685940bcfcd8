import Statistics
import Testing

@Suite struct BivariateNormalTests {
    /// P(X ≤ 0, Y ≤ 0) = ¼ + asin ρ/(2π) (a formula of Sheppard).
    @Test func quadrantProbability() throws {
        let known: [(Double, Double)] = [(0, 0.25), (0.5, 1.0 / 3), (-0.5, 1.0 / 6), (1, 0.5), (-1, 0)]
        for (rho, value) in known {
            let normal = try #require(BivariateNormal(correlation: rho))
            #expect((normal.cdf(0, 0) - value).magnitude < 2e-15, "\(rho)")
        }
    }

    /// ∫ φ(x) Φ((k − ρx)/√(1 − ρ²)) dx by the trapezoid rule, which is exact to rounding here.
    @Test func agreesWithTheOneDimensionalIntegral() throws {
        let steps = 40_000
        for rho in [-0.99, -0.93, -0.92, -0.7, -0.2, 0.1, 0.31, 0.76, 0.924, 0.926, 0.98] {
            let normal = try #require(BivariateNormal(correlation: rho))
            for (h, k) in [(-1.3, 0.4), (0.2, 0.1), (2.5, -2.1), (1.7, 1.6), (-0.5, -0.6), (-3.0, 3.0)] {
                let root = ((1 - rho) * (1 + rho)).squareRoot()
                let from = -9.0
                let width = (h - from) / Double(steps)
                var sum = 0.0
                for step in 0...steps {
                    let x = from + Double(step) * width
                    let value = Normal.standard.density(x) * Normal.standard.cdf((k - rho * x) / root)
                    let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4.0 : 2.0
                    sum += weight * value
                }
                let expected = sum * width / 3
                #expect((normal.cdf(h, k) - expected).magnitude < 3e-14, "\(rho) \(h) \(k)")
            }
        }
    }

    @Test func infinitiesAreTheMargins() throws {
        let normal = try #require(BivariateNormal(correlation: 0.4))
        #expect(normal.cdf(.infinity, 0.3) == Normal.standard.cdf(0.3))
        #expect(normal.cdf(-.infinity, 0.3) == 0)
        #expect(BivariateNormal(correlation: 1.1) == nil)
    }
}
