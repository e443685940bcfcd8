import Statistics

/// Counts of guesses by arm, and what James's and Bang's indices make of them.
struct GuessTable {
    let arms: [String]
    /// [arm][guess]: the arms in order, then "do not know".
    let counts: [[Int]]

    var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
    func total(ofArm arm: Int) -> Int { counts[arm].reduce(0, +) }
    func unknown(_ arm: Int) -> Int { counts[arm][arms.count] }
    var guessed: Int { total - arms.indices.reduce(0) { $0 + unknown($1) } }
    var right: Int { arms.indices.reduce(0) { $0 + counts[$1][$1] } }

    init(arms: [String], counts: [[Int]]) {
        self.arms = arms
        self.counts = counts
    }

    init(_ columns: GuessColumns) {
        arms = columns.arms
        var counts = [[Int]](repeating: [Int](repeating: 0, count: columns.arms.count + 1), count: columns.arms.count)
        for (arm, guess) in zip(columns.arm, columns.guess) {
            guard let arm, let guess else { continue }
            counts[arm][guess == GuessColumns.unknown ? columns.arms.count : guess] += 1
        }
        self.counts = counts
    }

    /// An index with its interval.
    struct Index {
        let estimate: Double
        let standardError: Double
        /// nil where the counts show no error: all answers are of one kind.
        let ends: (lower: Double, upper: Double)?

        static let noError = "All answers are of one kind, so that the counts show no error."

        /// A normal interval, cut at the ends of the scale.
        init?(_ estimate: Double, _ variance: Double, level: Double, within bounds: ClosedRange<Double>) {
            guard estimate.isFinite, variance.isFinite, let z = Normal.standard.quantile((1 + level) / 2) else { return nil }
            let error = max(0, variance).squareRoot()
            self.estimate = estimate
            standardError = error
            ends = error > 1e-9 ? (max(bounds.lowerBound, estimate - z * error), min(bounds.upperBound, estimate + z * error)) : nil
        }

        init(_ estimate: Double, _ variance: Double, _ interval: ContrastInterval) {
            self.estimate = estimate
            standardError = max(0, variance).squareRoot()
            ends = (interval.lower, interval.upper)
        }

        var results: ResultTree {
            .of([
                "est": .number(estimate), "se": .number(standardError), "ci_lower": .finite(ends?.lower ?? .nan, else: Self.noError),
                "ci_upper": .finite(ends?.upper ?? .nan, else: Self.noError),
            ])
        }
    }
}
