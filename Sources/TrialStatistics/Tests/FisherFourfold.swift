import RealModule
import Statistics

/// Fisher's exact test of a fourfold table (Fisher 1935): given the margins, the first count is
/// hypergeometric with odds ratio ω, P(x) ∝ C(m, x) C(n, k − x) ω^x. Two-sided p: all tables no more
/// likely than the observed. ω by conditional maximum likelihood; its interval from both tails
/// (Cornfield 1956).
struct FisherFourfold {
    let p: Double
    /// 0 or infinite where the count lies at an end of what the margins allow.
    let oddsRatio: Double
    let lower: Double
    let upper: Double

    private let support: [Int]
    /// log C(m, x) C(n, k − x).
    private let logWeights: [Double]
    private let observed: Int

    init(_ counts: [[Int]], level: Double) {
        let x = counts[0][0]
        let m = counts[0][0] + counts[1][0]
        let n = counts[0][1] + counts[1][1]
        let k = counts[0][0] + counts[0][1]
        let least = max(0, k - n)
        let most = min(k, m)
        observed = x
        support = Array(least...max(least, most))
        logWeights = support.map { Self.logChoose(m, $0) + Self.logChoose(n, k - $0) }
        let null = Self.probabilities(support, logWeights, logOdds: 0)
        let limit = null[x - least] * (1 + 1e-7)
        var sum = 0.0
        for probability in null.sorted() where probability <= limit { sum += probability }
        p = min(1, sum)
        let (support, weights) = (support, logWeights)
        func mean(_ logOdds: Double) -> Double {
            zip(support, Self.probabilities(support, weights, logOdds: logOdds)).reduce(0.0) { $0 + Double($1.0) * $1.1 }
        }
        func tail(_ logOdds: Double, _ isIn: (Int) -> Bool) -> Double {
            var sum = 0.0
            for (value, probability) in zip(support, Self.probabilities(support, weights, logOdds: logOdds)) where isIn(value) { sum += probability }
            return sum
        }
        func solve(_ excess: (Double) -> Double) -> Double {
            for reach in [4.0, 16.0, 64.0, 256.0] {
                if let found = root(between: -reach, and: reach, tolerance: 1e-13, excess) { return Double.exp(found) }
            }
            return .nan
        }
        let alpha = (1 - level) / 2
        oddsRatio = x == least ? 0 : x == most ? .infinity : solve { mean($0) - Double(x) }
        lower = x == least ? 0 : solve { logOdds in tail(logOdds) { $0 >= x } - alpha }
        upper = x == most ? .infinity : solve { logOdds in tail(logOdds) { $0 <= x } - alpha }
    }

    static func logChoose(_ n: Int, _ k: Int) -> Double {
        guard k > 0, k < n else { return 0 }
        return Double.logGamma(Double(n) + 1) - Double.logGamma(Double(k) + 1) - Double.logGamma(Double(n - k) + 1)
    }

    private static func probabilities(_ support: [Int], _ logWeights: [Double], logOdds: Double) -> [Double] {
        let logs = zip(support, logWeights).map { $1 + Double($0) * logOdds }
        let largest = logs.max() ?? 0
        let raw = logs.map { Double.exp($0 - largest) }
        let total = raw.reduce(0, +)
        return raw.map { $0 / total }
    }

    func fit(_ account: FitAccount, _ shown: ReadableTable, level: Double) -> TrialFit {
        let without = "A count lies at the end of what the margins allow: there is no finite bound."
        return TrialFit(
            results: .of([
                "p": .number(p), "odds_ratio": .finite(oddsRatio, else: without), "ci_lower": .finite(lower, else: without),
                "ci_upper": .finite(upper, else: without),
            ]),
            account: account,
            warnings: oddsRatio.isFinite && upper.isFinite ? [] : [without],
            tables: [
                ReadableTable("Fisher's exact test", columns: ["", "odds ratio", intervalHeading(level), "p"],
                    rows: [[.text("first row against second"), .finite(oddsRatio, else: without), .ends(lower, upper, else: without), .p(p)]],
                    notes: ["The odds ratio is the conditional maximum-likelihood estimate."]), shown,
            ])
    }
}
