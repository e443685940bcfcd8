import Statistics
import Testing

@Suite struct ProductOfNormalsTests {
    struct Case: Sendable {
        let a: Double
        let b: Double
        let lower: Double
        let upper: Double
        let belowHalf: Double
    }

    /// R 4.2.2: integrate() to 1e-12 over either side of 0 with the first mean outside, uniroot() to
    /// 1e-14; standard deviations 1. Quantiles at 0.025 and 0.975, P(product ≤ 0.5).
    static let cases: [Case] = [
        .init(a: 0, b: 0, lower: -2.1819489839664499, upper: 2.1819489839664472, belowHalf: 0.79510589791829944),
        .init(a: 2.4, b: -6.8, lower: -31.507634301929073, upper: -2.8923121701086125, belowHalf: 0.9933393438073822),
        .init(a: 0.3, b: 0.1, lower: -2.2113479331937107, upper: 2.3654319333539462, belowHalf: 0.78004294887398473),
        .init(a: 1, b: 5, lower: -4.8013659932224648, upper: 15.833593195879203, belowHalf: 0.18536569271651562),
        .init(a: -3, b: 0, lower: -6.4738417915346442, upper: 6.47384179153463, belowHalf: 0.57740502809790295),
        .init(a: 30, b: 2, lower: 1.1996902919785477, upper: 119.17734623325994, belowHalf: 0.023666158503857296),
    ]

    @Test(arguments: cases) func quantiles(_ expected: Case) throws {
        let product = try #require(ProductOfNormals(mean: expected.a, sd: 1, mean: expected.b, sd: 1))
        let lower = try #require(product.quantile(0.025))
        let upper = try #require(product.quantile(0.975))
        let spread = (1 + expected.a * expected.a + expected.b * expected.b).squareRoot()
        #expect((lower - expected.lower).magnitude < 1e-9 * spread)
        #expect((upper - expected.upper).magnitude < 1e-9 * spread)
        #expect((product.cdf(0.5) - expected.belowHalf).magnitude < 1e-10)
    }

    /// The density of a product of two standard normals is K₀(|x|)/π; ∫ over (x, ∞) in R 4.2.2.
    @Test func besselTails() throws {
        let product = try #require(ProductOfNormals(mean: 0, sd: 1, mean: 0, sd: 1))
        #expect((product.cdf(-1) - 0.10449683150232617).magnitude < 1e-11)
        #expect((product.cdf(-3) - 0.0098192987215468923).magnitude < 1e-11)
    }

    @Test func scalesWithTheStandardDeviations() throws {
        let plain = try #require(ProductOfNormals(mean: 1, sd: 1, mean: 5, sd: 1))
        let scaled = try #require(ProductOfNormals(mean: 5e-3, sd: 1e-3, mean: 200, sd: 200))
        let left = try #require(plain.quantile(0.025))
        let right = try #require(scaled.quantile(0.025))
        #expect((right - 0.2 * left).magnitude < 1e-10)
    }

    @Test func quantileAndCdfAreInverse() throws {
        let product = try #require(ProductOfNormals(mean: 0.4, sd: 0.3, mean: -1.2, sd: 0.5))
        for p in [1e-6, 0.01, 0.3, 0.5, 0.77, 0.999] {
            let x = try #require(product.quantile(p))
            #expect((product.cdf(x) - p).magnitude < 1e-10)
        }
    }

    @Test func withoutSpreadThereIsNoProduct() {
        #expect(ProductOfNormals(mean: 1, sd: 0, mean: 1, sd: 1) == nil)
        #expect(ProductOfNormals(mean: .infinity, sd: 1, mean: 1, sd: 1) == nil)
    }
}
