import Statistics
import TrialStatistics

/// People with an arm, an outcome and what was known of them before.
struct BenefitData: Sendable {
    let levels: [String]
    /// 1 in the second arm.
    let arm: [Int]
    /// Turned so that more is better.
    let outcome: [Double]
    /// Column by column, moderators first.
    let columns: [[Double]]
    let names: [String]
    /// So many of the columns are of moderators.
    let moderatorColumns: Int
    let rows: [Int]
    let rowsGiven: Int

    var count: Int { outcome.count }
    var armCounts: [Int] { [arm.count { $0 == 0 }, arm.count { $0 == 1 }] }

    init(_ specification: Benefit, table: DataTable) throws {
        let arms = try Arms(specification.group, in: table)
        var seen: Set<String> = []
        let moderators = specification.moderators.filter { seen.insert($0).inserted }
        let others = specification.covariates.filter { seen.insert($0).inserted }
        let frame = try ModelFrame(modelFormula(specification.outcome, moderators + others), table: table, extraColumns: [specification.group])
        let codes = frame.rows.compactMap { arms.codes[$0] }
        let present = Set(codes).sorted()
        guard present.count == 2 else {
            throw TrialError("\"\(specification.group)\" has \(present.count) arm\(present.count == 1 ? "" : "s") in these rows; benefit is a difference of two. Choose two with subset.")
        }
        levels = present.map { arms.levels[$0] }
        arm = codes.map { $0 == present[1] ? 1 : 0 }
        outcome = frame.response.map { specification.sign * $0 }
        let design = frame.design
        columns = (1..<max(design.columns, 1)).map { design.matrix.column($0) }
        names = Array(design.names.dropFirst())
        moderatorColumns = design.assign.dropFirst().count { $0 <= moderators.count }
        rows = frame.rows
        rowsGiven = frame.rowsGiven
        let smallest = min(codes.count { $0 == present[0] }, codes.count { $0 == present[1] })
        let least = max(10, 2 * specification.folds)
        guard smallest >= least else {
            throw TrialError("An arm has \(smallest) people with every variable; \(least) in each are the least that can be left out in turn.")
        }
        let spread = Moments(outcome).variance
        guard spread > 0, spread.isFinite else {
            throw TrialError("\"\(specification.outcome)\" does not vary, or by amounts too large or too small to be worked with; give it another unit.")
        }
        guard columns.count + moderatorColumns + 2 < codes.count / 2 else {
            throw TrialError("\(columns.count + moderatorColumns + 2) coefficients are too many for \(codes.count) people; name fewer moderators.")
        }
    }

    /// The part in which each row is left out: people of each arm dealt out in random order.
    func folds(_ count: Int, rows: [Int], seed: UInt64, stream: UInt64) -> [Int] {
        var random = RandomStream(seed: seed, stream: stream, purpose: 0xBE4E)
        var fold = [Int](repeating: -1, count: self.count)
        var next = 0
        for side in 0...1 {
            for row in random.shuffled(rows.filter { arm[$0] == side }) {
                fold[row] = next % count
                next += 1
            }
        }
        return fold
    }
}
