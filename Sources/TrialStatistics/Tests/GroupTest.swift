public import Statistics

/// Do groups, or two measurements, differ?
public struct GroupTest: AnalysisSpecification {
    public enum Test: String, Hashable, Sendable, CaseIterable {
        case welch, student, wilcoxon, kruskalWallis = "kruskal_wallis", permutation
        case signedRank = "signed_rank", pairedT = "paired_t"

        /// Compares two columns of the same rows.
        public var isPaired: Bool { self == .signedRank || self == .pairedT }
    }

    public enum Variables: Hashable, Sendable {
        case groups(outcome: String, group: String)
        case pairs(pre: String, post: String)
    }

    public var test: Test
    public var variables: Variables
    public var level: Double
    /// Random divisions of a permutation test that is too large to be carried out in full.
    public var permutations: Int
    public var start: UInt64

    public init(test: Test, variables: Variables, level: Double = 0.95, permutations: Int = 10_000, start: UInt64 = 1) {
        self.test = test
        self.variables = variables
        self.level = level
        self.permutations = permutations
        self.start = start
    }

    public var seed: UInt64? { test == .permutation ? start : nil }

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        switch variables {
        case .groups(let outcome, let group):
            switch test {
            case .kruskalWallis: return try KruskalWallis(outcome, by: group, in: table).fit
            case .welch, .student:
                let samples = try TwoSamples(outcome, by: group, in: table)
                return try MeanComparison(samples, isWelch: test == .welch, level: level).fit(outcome, samples, level: level)
            case .wilcoxon:
                let samples = try TwoSamples(outcome, by: group, in: table)
                return RankComparison(sum: samples.one, samples.two, level: level).fit(
                    "\(samples.levels[1]) minus \(samples.levels[0])", title: "Wilcoxon rank-sum test of \(outcome)", samples.account, level: level)
            case .permutation:
                let samples = try TwoSamples(outcome, by: group, in: table)
                return try PermutationTest(samples, permutations: permutations, seed: start).fit(outcome, samples)
            case .signedRank, .pairedT:
                throw TrialError("\(test.rawValue) compares two columns; name them under pre and post.")
            }
        case .pairs(let pre, let post):
            let pairs = try Pairs(pre, post, in: table)
            let change = zip(pairs.post, pairs.pre).map { $0 - $1 }
            switch test {
            case .pairedT: return try MeanComparison(change: change, level: level).fit(pre, post, pairs, level: level)
            case .signedRank:
                return try RankComparison(signed: change, level: level).fit(
                    "\(post) minus \(pre)", title: "Wilcoxon signed-rank test", pairs.account, level: level)
            default: throw TrialError("\(test.rawValue) compares groups; name outcome and group.")
            }
        }
    }
}
