import Statistics
import TrialStatistics

/// What ``QuantileEffects`` says, as numbers, words and pictures.
struct QuantileReading {
    let specification: QuantileEffects
    let levels: [String]
    let counts: [Int]
    /// Quantile by quantile, one an arm but the first.
    let effects: [[Double]]
    let replicates: Replicates?

    private var n: Int { counts.reduce(0, +) }
    private var others: Int { levels.count - 1 }
    private var taus: [Double] { specification.quantiles }
    private static let none = "No bootstrap was asked for, or no resample could be estimated."

    private func draws(_ place: Int, _ arm: Int) -> [Double]? {
        guard let replicates, replicates.count > 1 else { return nil }
        return replicates.columns[place * others + arm]
    }

    /// Percentile interval and standard error.
    private func spread(_ place: Int, _ arm: Int) -> (se: Double, lower: Double, upper: Double)? {
        guard let draws = draws(place, arm), let sorted = SortedNumbers(draws) else { return nil }
        let tail = (1 - specification.level) / 2
        return (Moments(draws).sd, sorted.quantile(tail), sorted.quantile(1 - tail))
    }

    /// Wald's test that the effect is one at all quantiles, with the covariances of the bootstrap.
    func equality(_ arm: Int) -> (statistic: Double, df: Int, p: Double)? {
        guard taus.count > 1, let replicates, replicates.count > 5 * taus.count else { return nil }
        let last = taus.count - 1
        var covariance = Matrix(rows: last, columns: last)
        var differences: [[Double]] = []
        for place in 0..<last {
            guard let one = draws(place, arm), let end = draws(last, arm) else { return nil }
            let difference = zip(one, end).map { $0 - $1 }
            let mean = difference.sum / Double(difference.count)
            differences.append(difference.map { $0 - mean })
        }
        for row in 0..<last {
            for column in 0...row {
                var sum = 0.0
                for draw in differences[row].indices { sum += differences[row][draw] * differences[column][draw] }
                covariance[row, column] = sum / Double(replicates.count - 1)
                covariance[column, row] = covariance[row, column]
            }
        }
        guard let (inverse, rank) = covariance.pseudoinverseSymmetric(tolerance: 1e-9), rank > 0 else { return nil }
        let contrast = (0..<last).map { effects[$0][arm] - effects[last][arm] }
        let statistic = inverse.quadraticForm(contrast)
        guard statistic.isFinite, let p = ChiSquared(df: Double(rank))?.upperTail(statistic) else { return nil }
        return (statistic, rank, p)
    }

    var results: ResultTree {
        var arms: [ResultTree.Entry] = []
        for arm in 0..<others {
            var rows: [ResultTree.Entry] = []
            for (place, tau) in taus.enumerated() {
                let spread = spread(place, arm)
                rows.append(.init("q\(rounded(100 * tau, 1).split(separator: ".").joined(separator: "_"))", .of([
                    "quantile": .number(tau), "est": .number(effects[place][arm]),
                    "se": spread.map { .finite($0.se, else: Self.none) } ?? .missing(Self.none),
                    "ci_lower": spread.map { .number($0.lower) } ?? .missing(Self.none),
                    "ci_upper": spread.map { .number($0.upper) } ?? .missing(Self.none),
                ])))
            }
            let equal: ResultTree = equality(arm).map { test in
                .of(["chisq": .number(test.statistic), "df": .count(test.df), "p": .number(test.p)])
            } ?? .missing("Equality needs two quantiles and a bootstrap.")
            arms.append(.init(resultWord(levels[arm + 1]), .of(["n": .count(counts[arm + 1]), "quantiles": .branch(rows), "equal_at_all": equal])))
        }
        return .of([
            "n": .count(n), "n_reference": .count(counts[0]), "arms": .branch(arms),
            "resamples": .of(["used": .count(replicates?.count ?? 0), "failed": .count(replicates?.failed ?? 0)]),
        ])
    }

    var warnings: [String] {
        var warnings: [String] = []
        for arm in 0..<others {
            guard let test = equality(arm) else { continue }
            let alpha = 1 - specification.level
            warnings.append(test.p <= alpha
                ? "Arm \"\(levels[arm + 1])\" less \"\(levels[0])\": the difference is not the same at all quantiles (\(pWords(test.p))), so the mean does not speak for everybody."
                : "Arm \"\(levels[arm + 1])\" less \"\(levels[0])\": no difference between the quantiles is shown (\(pWords(test.p))); with n = \(n) that is no sign that everybody gains alike.")
        }
        let least = counts.min() ?? 0
        let edge = min(taus.first ?? 0.5, 1 - (taus.last ?? 0.5))
        if Double(least) * edge < 5 {
            warnings.append("An arm has \(least) people: fewer than five lie beyond the outermost quantile, and its interval is not to be trusted.")
        }
        if let replicates, replicates.failed > 0 { warnings.append("\(replicates.failed) of \(replicates.resamples) resamples could not be estimated and are left out.") }
        return warnings
    }

    var tables: [ReadableTable] {
        (0..<others).map { arm in
            ReadableTable(
                "Quantiles of \(specification.outcome): \(levels[arm + 1]) less \(levels[0])",
                columns: ["quantile", "n", "difference", intervalHeading(specification.level)],
                rows: taus.enumerated().map { place, tau in
                    let spread = spread(place, arm)
                    return [
                        .text(percent(tau)), .count(counts[0] + counts[arm + 1]), .number(effects[place][arm]),
                        spread.map { .ends($0.lower, $0.upper, else: Self.none) } ?? .missing(Self.none),
                    ]
                },
                notes: [
                    "A difference of quantiles is one of the two distributions; it is nobody's own benefit.",
                    "Regression quantiles (Koenker and Bassett 1978)\(specification.covariates.isEmpty ? "" : ", given the covariates"); percentile intervals from people drawn within arms, each for itself.",
                ])
        }
    }

    var pictures: [Picture] {
        let lines = (0..<others).map { arm in
            Picture.Course.Line(name: "\(levels[arm + 1]) less \(levels[0])", points: taus.enumerated().map { place, tau in
                let spread = spread(place, arm)
                return .init(position: tau, value: effects[place][arm], lower: spread?.lower, upper: spread?.upper)
            })
        }
        return [Picture(
            id: "quantile-effects", title: "Difference at every quantile",
            caption: "What the arms differ by from the lowest to the highest part of \(specification.outcome); a level line would be one difference for all.",
            content: .course(.init(lines: lines, horizontal: "quantile", vertical: "difference")))]
    }
}
