import Statistics

/// Student's and Welch's t tests (Student 1908; Welch 1947).
struct MeanComparison {
    let difference, standardError, t, df, p, lower, upper: Double

    init(_ samples: TwoSamples, isWelch: Bool, level: Double) throws {
        let one = Moments(samples.one)
        let two = Moments(samples.two)
        guard samples.one.count > 1, samples.two.count > 1 || !isWelch else {
            throw TrialError("Welch's t test needs at least two values in each group; here are \(samples.one.count) and \(samples.two.count).")
        }
        if isWelch {
            let welch = WelchTest(one, two)
            self.init(difference: one.mean - two.mean, standardError: welch.standardError, df: welch.df, level: level)
        } else {
            let nu = one.n + two.n - 2
            let squares = (one.n - 1) * one.variance + (two.n > 1 ? (two.n - 1) * two.variance : 0)
            let error = (squares / nu * (1 / one.n + 1 / two.n)).squareRoot()
            self.init(difference: one.mean - two.mean, standardError: error, df: nu, level: level)
        }
    }

    init(change: [Double], level: Double) throws {
        let moments = Moments(change)
        self.init(difference: moments.mean, standardError: moments.sd / moments.n.squareRoot(), df: moments.n - 1, level: level)
    }

    private init(difference: Double, standardError: Double, df: Double, level: Double) {
        self.difference = difference
        self.standardError = standardError
        self.df = df
        let distribution = StudentT(df: df)
        t = difference / standardError
        p = t.isFinite ? distribution?.twoSided(t) ?? .nan : .nan
        let half = (distribution?.quantile((1 + level) / 2) ?? .nan) * standardError
        lower = difference - half
        upper = difference + half
    }

    private func fit(_ name: String, title: String, _ account: FitAccount, level: Double) -> TrialFit {
        let reason = "The values have no spread."
        let warnings = standardError > 0 ? [] : ["The values have no spread within the groups: there is nothing to test against."]
        return TrialFit(
            results: .of([
                "mean_difference": .number(difference), "se": .finite(standardError, else: reason), "t": .finite(t, else: reason),
                "df": .finite(df, else: reason), "p": .finite(p, else: reason), "ci_lower": .finite(lower, else: reason),
                "ci_upper": .finite(upper, else: reason),
            ]),
            account: account, warnings: warnings,
            tables: [ReadableTable(title, columns: ["", "difference", "se", intervalHeading(level), "t", "df", "p"], rows: [[
                .text(name), .number(difference), .finite(standardError, else: reason), .ends(lower, upper, else: reason),
                .finite(t, else: reason), .finite(df, else: reason), .probability(p, else: reason),
            ]])])
    }

    func fit(_ outcome: String, _ samples: TwoSamples, level: Double) -> TrialFit {
        fit("\(samples.levels[1]) minus \(samples.levels[0])", title: "Difference of means of \(outcome)", samples.account, level: level)
    }

    func fit(_ pre: String, _ post: String, _ pairs: Pairs, level: Double) -> TrialFit {
        fit("\(post) minus \(pre)", title: "Mean change", pairs.account, level: level)
    }
}
