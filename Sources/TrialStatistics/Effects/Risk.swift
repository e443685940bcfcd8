public import Statistics
import RealModule

/// A yes-or-no outcome in two groups: difference and ratio of risks, odds ratio, number needed to treat.
///
/// Group 1 is the second level of `group`. Of the outcome the second level, or the number 1, is the
/// event. Ratios: Wald on the log scale. Difference: Newcombe's hybrid of score intervals (Newcombe 1998,
/// method 10), from Wilson's interval of each risk (Wilson 1927).
public struct Risk: AnalysisSpecification {
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
        if let odd = (samples.one + samples.two).first(where: { $0 != 0 && $0 != 1 }) {
            throw TrialError("\"\(outcome)\" holds \(odd); a risk needs 0 and 1, or two categories (variables: levels, the second being the event).")
        }
        let z = Normal.standard.quantile((1 + level) / 2) ?? .nan
        let numbers = Numbers(
            events1: samples.one.reduce(0, +), n1: Double(samples.one.count), events2: samples.two.reduce(0, +),
            n2: Double(samples.two.count), z: z)
        return TrialFit(
            results: numbers.results, account: samples.account, warnings: numbers.warnings,
            tables: numbers.tables(outcome, samples.levels, level: level), pictures: numbers.pictures(outcome))
    }
}

extension Risk {
    struct Numbers {
        let events1, n1, events2, n2: Double
        let risk1, risk2: Double
        let wilson1, wilson2: Ends
        let difference: Double
        let differenceEnds: Ends
        let ratio, ratioSE: Double
        let odds, oddsSE: Double
        let z: Double

        init(events1: Double, n1: Double, events2: Double, n2: Double, z: Double) {
            (self.events1, self.n1, self.events2, self.n2, self.z) = (events1, n1, events2, n2, z)
            risk1 = events1 / n1
            risk2 = events2 / n2
            wilson1 = Self.wilson(risk1, n1, z)
            wilson2 = Self.wilson(risk2, n2, z)
            difference = risk1 - risk2
            let down1 = risk1 - wilson1.lower
            let up1 = wilson1.upper - risk1
            let down2 = risk2 - wilson2.lower
            let up2 = wilson2.upper - risk2
            differenceEnds = Ends(
                lower: difference - (down1 * down1 + up2 * up2).squareRoot(),
                upper: difference + (up1 * up1 + down2 * down2).squareRoot())
            ratio = risk1 / risk2
            ratioSE = (1 / events1 - 1 / n1 + 1 / events2 - 1 / n2).squareRoot()
            odds = events1 * (n2 - events2) / ((n1 - events1) * events2)
            oddsSE = (1 / events1 + 1 / (n1 - events1) + 1 / events2 + 1 / (n2 - events2)).squareRoot()
        }

        /// (Wilson 1927).
        static func wilson(_ p: Double, _ n: Double, _ z: Double) -> Ends {
            let square = z * z
            let center = p + square / (2 * n)
            let half = z * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
            let scale = 1 + square / n
            return Ends(lower: max(0, (center - half) / scale), upper: min(1, (center + half) / scale))
        }

        /// A cell of the fourfold table is empty.
        var hasEmptyCell: Bool { [events1, n1 - events1, events2, n2 - events2].contains(0) }

        func ends(_ estimate: Double, _ standardError: Double) -> Ends {
            guard estimate > 0, estimate.isFinite, standardError.isFinite else { return Ends(lower: .nan, upper: .nan) }
            let half = z * standardError
            return Ends(lower: Double.exp(Double.log(estimate) - half), upper: Double.exp(Double.log(estimate) + half))
        }

        var warnings: [String] {
            hasEmptyCell
                ? ["A cell of the fourfold table is empty, so the intervals of the ratios by logarithms do not exist where they need it; the interval of the difference, and Fisher's exact test, do."]
                : []
        }
    }
}
