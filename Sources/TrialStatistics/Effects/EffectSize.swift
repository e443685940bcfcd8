public import Statistics
import RealModule

/// Standardised difference of two groups' means: Cohen's d, Hedges' g, Glass's Δ, Welch's t.
///
/// Group 1 is the second level of `group`, group 2 the reference; differences are 1 minus 2.
public struct EffectSize: AnalysisSpecification {
    public var outcome: String
    public var group: String
    public var level: Double

    public init(outcome: String, group: String, level: Double = 0.95) {
        self.outcome = outcome
        self.group = group
        self.level = level
    }

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        let samples = try TwoSamples(outcome, by: group, in: table)
        guard samples.count >= 3 else {
            throw TrialError("The two groups have \(samples.count) rows together; a pooled standard deviation needs at least three.")
        }
        let numbers = Numbers(samples, level: level)
        var warnings: [String] = []
        if numbers.pooledSD == 0 {
            warnings.append("Within both groups every value of \"\(outcome)\" is the same: there is no spread to measure the difference by.")
        }
        let name = "\(samples.levels[1]) minus \(samples.levels[0])"
        let reason = "There is no spread within the groups, or too few rows."
        let row: [ReadableTable.Cell] = [
            .text(name), .count(samples.one.count), .count(samples.two.count), .number(numbers.difference),
            .finite(numbers.d, else: reason), .finite(numbers.g, else: reason),
            .ends(numbers.gNormal.lower, numbers.gNormal.upper, else: reason),
            .probability(numbers.welchP, else: reason),
        ]
        let note = "d: difference over the pooled standard deviation; g: d without its bias in small samples (Hedges 1981); the interval is of g, normal; p is of Welch's t test."
        var pictures: [Picture] = []
        if numbers.gNormal.lower.isFinite, numbers.gNormal.upper.isFinite, numbers.g.isFinite {
            let mark = Picture.Forest.Row(label: name, estimate: numbers.g, lower: numbers.gNormal.lower, upper: numbers.gNormal.upper)
            pictures = [Picture(
                id: "effect-size", title: "Hedges' g of \(outcome)",
                caption: "The standardised difference \(name) with its interval, against no difference.",
                content: .forest(.init(rows: [mark], reference: 0, axis: "Hedges' g")))]
        }
        return TrialFit(
            results: numbers.results(level: level, reason: reason), account: samples.account, warnings: warnings,
            tables: [ReadableTable(
                "Difference of \(outcome)", columns: ["", "n 1", "n 2", "difference", "d", "g", intervalHeading(level), "p"],
                rows: [row], notes: [note])],
            pictures: pictures)
    }
}

extension EffectSize {
    /// The formulas (Hedges 1981; Hedges and Olkin 1985; non-central t: Steiger and Fouladi 1997).
    struct Numbers {
        let n1, n2, difference, pooledSD, d, jExact, jApprox, g, gApprox: Double
        let varD, varGJ2, varG, glass, welchT, welchDF, welchP: Double
        let gNormal: Ends
        let dNoncentral: Ends?

        init(_ samples: TwoSamples, level: Double) {
            let one = Moments(samples.one)
            let two = Moments(samples.two)
            let nu = one.n + two.n - 2
            let squares1 = one.n > 1 ? (one.n - 1) * one.variance : 0
            let squares2 = two.n > 1 ? (two.n - 1) * two.variance : 0
            (n1, n2) = (one.n, two.n)
            difference = one.mean - two.mean
            pooledSD = ((squares1 + squares2) / nu).squareRoot()
            d = difference / pooledSD
            let logJ = Double.logGamma(nu / 2) - Double.log(nu / 2) / 2 - Double.logGamma((nu - 1) / 2)
            // (ν − 1)/2 is 0 for ν = 1, where the mean of t does not exist.
            jExact = nu > 1 ? Double.exp(logJ) : .nan
            jApprox = 1 - 3 / (4 * nu - 1)
            g = jExact * d
            gApprox = jApprox * d
            let inverse = 1 / one.n + 1 / two.n
            let twice = 2 * (one.n + two.n)
            varD = inverse + d * d / twice
            varGJ2 = jExact * jExact * varD
            varG = inverse + g * g / twice
            let z = Normal.standard.quantile((1 + level) / 2) ?? .nan
            let half = z * varGJ2.squareRoot()
            gNormal = Ends(lower: g - half, upper: g + half)
            let t = d / inverse.squareRoot()
            dNoncentral = NoncentralT(df: nu)?.noncentralityInterval(of: t, level: level).map {
                Ends(lower: $0.lower * inverse.squareRoot(), upper: $0.upper * inverse.squareRoot())
            }
            glass = difference / two.sd
            let welch = WelchTest(one, two)
            (welchT, welchDF, welchP) = (welch.t, welch.df, welch.p)
        }

        func results(level: Double, reason: String) -> ResultTree {
            func number(_ value: Double) -> ResultTree { .finite(value, else: reason) }
            func ends(_ value: Ends?, times factor: Double = 1) -> ResultTree {
                .of(["lower": number((value?.lower ?? .nan) * factor), "upper": number((value?.upper ?? .nan) * factor)])
            }
            let percent = levelWord(level)
            return .branch([
                .init("n1", .count(Int(n1))), .init("n2", .count(Int(n2))), .init("mean_difference", number(difference)),
                .init("pooled_sd", number(pooledSD)), .init("cohen_d", number(d)), .init("J_exact", number(jExact)),
                .init("J_approx", number(jApprox)), .init("hedges_g_exact", number(g)),
                .init("hedges_g_approx", number(gApprox)), .init("var_d", number(varD)), .init("var_g_J2", number(varGJ2)),
                .init("var_g", number(varG)), .init("g_ci\(percent)_normal", ends(gNormal)),
                .init("d_ci\(percent)_noncentral_t", ends(dNoncentral)),
                .init("g_ci\(percent)_noncentral_t", ends(dNoncentral, times: jExact)),
                .init("glass_delta_sd2", number(glass)), .init("welch_t", number(welchT)),
                .init("welch_df", number(welchDF)), .init("welch_p", number(welchP)),
            ])
        }
    }
}

/// Welch's t: unequal variances, degrees of freedom after Satterthwaite (Welch 1947).
struct WelchTest {
    let t, df, p, standardError: Double

    init(_ one: Moments, _ two: Moments) {
        let part1 = one.variance / one.n
        let part2 = two.variance / two.n
        let sum = part1 + part2
        standardError = sum.squareRoot()
        t = (one.mean - two.mean) / standardError
        df = sum * sum / (part1 * part1 / (one.n - 1) + part2 * part2 / (two.n - 1))
        p = t.isFinite ? StudentT(df: df)?.twoSided(t) ?? .nan : .nan
    }
}
