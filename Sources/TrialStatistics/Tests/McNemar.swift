import RealModule
import Statistics

/// Pairs that changed one way, b, against those that changed the other, c (McNemar 1947):
/// (|b − c| − 1)²/(b + c), chi-square with 1 df; exact from the binomial; odds ratio b/c.
struct McNemar {
    let b, c: Int
    let statistic, p, exact: Double

    init(_ counts: [[Int]]) {
        b = counts[0][1]
        c = counts[1][0]
        let changed = Double(b + c)
        let gap = max(0, Double(abs(b - c)) - 1)
        statistic = changed > 0 ? gap * gap / changed : .nan
        p = changed > 0 ? ChiSquared(df: 1)?.upperTail(statistic) ?? .nan : .nan
        let tail = Binomial(trials: b + c, probability: 0.5)?.cdf(min(b, c)) ?? .nan
        exact = min(1, 2 * tail)
    }

    func fit(_ account: FitAccount, _ shown: ReadableTable) -> TrialFit {
        let none = "No pair changed."
        let odds = Double(b) / Double(c)
        let reason = "No pair changed the other way."
        return TrialFit(
            results: .of([
                "b": .count(b), "c": .count(c), "chisq": .finite(statistic, else: none), "df": .count(1), "p": .finite(p, else: none),
                "p_exact": .number(exact), "odds_ratio": .finite(odds, else: reason),
            ]),
            account: account, warnings: b + c == 0 ? ["No pair changed, so nothing speaks for either direction."] : [],
            tables: [
                ReadableTable("McNemar's test", columns: ["", "b", "c", "odds ratio", "chi-square", "p", "exact p"],
                    rows: [[.text("changes"), .count(b), .count(c), .finite(odds, else: reason), .finite(statistic, else: none), .probability(p, else: none), .p(exact)]],
                    notes: ["Chi-square with continuity correction. b: first category to second; c: second to first."]), shown,
            ])
    }
}
