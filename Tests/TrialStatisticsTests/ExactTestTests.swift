import Statistics
import Testing
import TrialStatistics

@Suite("Counts in tables") struct ExactTestTests {
    /// One row a person from counts by row and column.
    private func people(_ counts: [[Int]]) throws -> DataTable {
        var rows: [Double?] = []
        var columns: [Double?] = []
        for (r, line) in counts.enumerated() {
            for (c, count) in line.enumerated() {
                rows += [Double?](repeating: Double(r), count: count)
                columns += [Double?](repeating: Double(c), count: count)
            }
        }
        return try table([("r", rows), ("c", columns)])
    }

    private func results(_ test: ExactTest.Test, _ counts: [[Int]]) throws -> ResultTree {
        try ExactTest(test: test, row: "r", column: "c").fit(try people(counts)).results
    }

    @Test("Fisher's test of four and of sixteen cells, and McNemar's, agree with R")
    func agrees() throws {
        let all = try Reference.numbers("tests/expected.csv")
        expectResults(try results(.fisher, [[8, 3], [2, 9]]), all, under: "fourfold", relative: 1e-7)
        let job = [[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]]
        expectResults(try results(.fisher, job), all, under: "table", relative: 1e-7)
        expectResults(try results(.mcnemar, [[20, 13], [5, 31]]), all, under: "mcnemar")
    }

    @Test("A fourfold table has the same p by the formula and by going through all tables")
    func bothWays() throws {
        let counts = [[3, 1, 0], [1, 4, 2]]
        let p = try #require(try results(.fisher, counts)["p"]?.number)
        #expect(abs(p - bruteForce(counts)) < 1e-10)
    }

    /// Every 2 × 3 table with these margins.
    private func bruteForce(_ counts: [[Int]]) -> Double {
        func factorial(_ n: Int) -> Double { n < 2 ? 1 : (2...n).reduce(1.0) { $0 * Double($1) } }
        let columns = (0..<3).map { counts[0][$0] + counts[1][$0] }
        let first = counts[0].reduce(0, +)
        func weight(_ cells: [Int]) -> Double {
            zip(cells, columns).reduce(1.0) { $0 / (factorial($1.0) * factorial($1.1 - $1.0)) }
        }
        let observed = weight(counts[0])
        var rare = 0.0
        var total = 0.0
        for a in 0...columns[0] { for b in 0...columns[1] {
            let c = first - a - b
            guard c >= 0, c <= columns[2] else { continue }
            let w = weight([a, b, c])
            total += w
            if w <= observed * (1 + 1e-7) { rare += w }
        } }
        return rare / total
    }

    @Test("An empty cell has no finite odds ratio; a single category is a sentence")
    func edges() throws {
        let empty = try results(.fisher, [[5, 0], [3, 4]])
        expectFinite(empty)
        #expect(empty["odds_ratio"]?.number == nil)
        #expect(ExactTest(test: .fisher, row: "r", column: "c").sentence(try people([[3, 0], [4, 0]]))?.contains("single category") == true)
        expectFinite(try results(.mcnemar, [[5, 0], [0, 3]]))
    }
}
