import Statistics
import Testing

/// Expected numbers: R 4.2.2 (pnorm, qnorm, pt, qt, pf, qf, pchisq, qchisq), 17 digits.
@Suite struct DistributionTests {
    private func agree(_ ours: Double?, _ expected: Double, within relative: Double = 1e-13) -> Bool {
        guard let ours else { return false }
        return (ours - expected).magnitude <= relative * expected.magnitude
    }

    @Test func normal() {
        let z = Normal.standard
        #expect(agree(z.cdf(-8), 6.2209605742717849e-16))
        #expect(agree(z.cdf(-1.3), 9.6800484585610344e-02))
        #expect(agree(z.cdf(0.5), 6.9146246127401301e-01))
        #expect(agree(z.cdf(3), 9.9865010196836990e-01))
        #expect(agree(z.quantile(1e-10), -6.36134090240405570))
        #expect(agree(z.quantile(0.025), -1.95996398454005383))
        #expect(agree(z.quantile(0.3), -0.52440051270804067))
        #expect(agree(z.quantile(0.999), 3.09023230616781319))
    }

    @Test func normalUpperTailIsATail() {
        #expect(agree(Normal.standard.upperTail(9), 1.1285884059538408e-19))
        #expect(agree(Normal.standard.upperTail(20), 2.7536241186062337e-89))
        #expect(agree(Normal.twoSided(-9), 2 * 1.1285884059538408e-19))
    }

    @Test func normalWithMeanAndScale() throws {
        let distribution = try #require(Normal(mean: 100, standardDeviation: 15))
        #expect(agree(distribution.cdf(80.5), 9.6800484585610344e-02))
        #expect(agree(distribution.quantile(0.025), 100 - 15 * 1.95996398454005383))
        // 1 / (15 √(2π)), by hand.
        #expect(agree(distribution.density(100), 0.026596152026762177))
    }

    @Test func studentT() throws {
        #expect(agree(StudentT(df: 3)?.cdf(-2.5), 0.043853323504032753))
        #expect(agree(StudentT(df: 84)?.cdf(0.3), 0.617540849690082050))
        #expect(agree(StudentT(df: 84)?.upperTail(6.8), 7.1460049377037806e-10))
        #expect(agree(StudentT(df: 85)?.upperTail(40), 3.2787388533793302e-57))
        #expect(agree(StudentT(df: 1.5)?.upperTail(0.5), 3.4028355533497001e-01))
        #expect(agree(StudentT(df: 85)?.quantile(0.975), 1.9882679074772216))
        #expect(agree(StudentT(df: 2.5)?.quantile(0.0005), -18.2778935281306971, within: 1e-12))
    }

    @Test func fisherF() {
        #expect(agree(FisherF(df1: 3, df2: 20)?.cdf(2.5), 0.91115624806231077))
        #expect(agree(FisherF(df1: 1, df2: 7)?.cdf(0.1), 0.23894946275744586))
        #expect(agree(FisherF(df1: 4, df2: 100)?.upperTail(30), 2.1391126832887114e-16))
        #expect(agree(FisherF(df1: 3, df2: 20)?.quantile(0.95), 3.09839121214077950))
        #expect(agree(FisherF(df1: 89, df2: 267)?.quantile(0.025), 0.70070183545555564))
    }

    @Test func chiSquared() {
        #expect(agree(ChiSquared(df: 1)?.cdf(3.84), 0.9499564787512947417))
        #expect(agree(ChiSquared(df: 4.5)?.cdf(0.2), 0.0020588713575664069))
        #expect(agree(ChiSquared(df: 10)?.upperTail(100), 5.4497019829205302e-17))
        #expect(agree(ChiSquared(df: 1)?.quantile(0.95), 3.8414588206941240))
        #expect(agree(ChiSquared(df: 12)?.quantile(0.025), 4.4037885069817015))
    }

    @Test func outsideTheDomainThereIsNoNumber() {
        #expect(Normal(mean: 0, standardDeviation: 0) == nil)
        #expect(Normal(mean: .nan, standardDeviation: 1) == nil)
        #expect(StudentT(df: 0) == nil)
        #expect(FisherF(df1: 1, df2: -1) == nil)
        #expect(ChiSquared(df: .infinity) == nil)
        #expect(Normal.standard.quantile(0) == nil)
        #expect(Normal.standard.quantile(1) == nil)
        #expect(StudentT(df: 3)?.quantile(1.1) == nil)
        #expect(FisherF(df1: 2, df2: 2)?.cdf(-1) == 0)
        #expect(ChiSquared(df: 2)?.upperTail(-1) == 1)
    }
}
