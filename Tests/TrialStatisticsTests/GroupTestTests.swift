import Statistics
import Testing
import TrialStatistics

@Suite("Tests of groups and pairs") struct GroupTestTests {
    private func results(_ test: GroupTest.Test, _ variables: GroupTest.Variables, _ file: String = "two") throws -> ResultTree {
        try GroupTest(test: test, variables: variables).fit(try Reference.table("tests/\(file).csv")).results
    }

    private func expected() throws -> [(name: String, value: Double)] { try Reference.numbers("tests/expected.csv") }

    @Test("Each agrees with R")
    func agrees() throws {
        let y = GroupTest.Variables.groups(outcome: "y", group: "g")
        let x = GroupTest.Variables.groups(outcome: "x", group: "g")
        let all = try expected()
        #expect(expectResults(try results(.welch, y), all, under: "welch") == 5)
        expectResults(try results(.student, y), all, under: "student")
        expectResults(try results(.pairedT, .pairs(pre: "pre", post: "post")), all, under: "paired_t")
        expectResults(try results(.wilcoxon, y), all, under: "wilcoxon")
        expectResults(try results(.wilcoxon, x), all, under: "wilcoxon_ties")
        expectResults(try results(.signedRank, .pairs(pre: "pre", post: "post")), all, under: "signed_rank")
        expectResults(try results(.signedRank, .pairs(pre: "pre2", post: "post2")), all, under: "signed_rank_ties")
        expectResults(try results(.kruskalWallis, .groups(outcome: "x", group: "h")), all, under: "kruskal_wallis")
        expectResults(try results(.permutation, .groups(outcome: "y", group: "g"), "small"), all, under: "permutation")
    }

    @Test("Random divisions come near the p of all of them, and are the same for the same seed")
    func permutations() throws {
        let table = try Reference.table("tests/two.csv")
        func p(_ seed: UInt64) throws -> Double? {
            try GroupTest(test: .permutation, variables: .groups(outcome: "y", group: "g"), permutations: 20_000, start: seed)
                .fit(try doubled(table)).results["p"]?.number
        }
        let first = try #require(try p(1))
        #expect(try p(1) == first)
        let other = try #require(try p(2))
        #expect(abs(first - other) < 0.01)
    }

    @Test("A p of random divisions has its Monte-Carlo error, one of all divisions none")
    func monteCarloError() throws {
        let table = try Reference.table("tests/two.csv")
        let test = GroupTest(test: .permutation, variables: .groups(outcome: "y", group: "g"), permutations: 5_000, start: 1)
        let results = try test.fit(try doubled(table)).results
        let p = try #require(results["p"]?.number)
        #expect(results["p_mc_error"]?.number == (p * (1 - p) / 5_000).squareRoot())
        let small = try DataTable(columns: [
            Column(name: "y", numbers: [1, 2, 3, 4, 5, 7]), Column(name: "g", numbers: [0, 0, 0, 1, 1, 1]),
        ])
        #expect(try test.fit(small).results["p_mc_error"]?.number == 0)
    }

    private func doubled(_ table: DataTable) throws -> DataTable { table.selecting(rows: Array(0..<19) + Array(0..<19)) }

    @Test("The exact distribution of ranks by counting every division")
    func exactRanks() throws {
        // Rank-sum of 3 against 4: brute force over the 35 choices.
        let one: [Double?] = [1.5, 6.5, 7.5]
        let two: [Double?] = [2.5, 3.5, 4.5, 5.5]
        let table = try table([("y", one + two), ("g", [1, 1, 1, 0, 0, 0, 0])])
        let fit = try GroupTest(test: .wilcoxon, variables: .groups(outcome: "y", group: "g")).fit(table)
        let w = try #require(fit.results["statistic"]?.number)
        var upper = 0.0
        var total = 0.0
        for a in 1...7 { for b in (a + 1)...max(a + 1, 7) where b <= 7 { for c in (b + 1)...max(b + 1, 7) where c <= 7 {
            total += 1
            if Double(a + b + c) - 6 >= w { upper += 1 }
        } } }
        #expect(total == 35)
        #expect(abs((fit.results["p"]?.number ?? 0) - min(1, 2 * upper / total)) < 1e-12)
    }

    @Test("A level that a subset left without rows is not a third group")
    func leftLevels() throws {
        let table = try DataTable(columns: [
            Column(name: "y", numbers: [1, 2, 4, 3, 9, 8]),
            Column(name: "g", content: .categorical(levels: ["a", "b", "c"], codes: [0, 0, 2, 2, 1, 1])),
        ])
        let fit = try GroupTest(test: .welch, variables: .groups(outcome: "y", group: "g")).fit(table.selecting(rows: [0, 1, 2, 3]))
        #expect(fit.results["mean_difference"]?.number == 2)
    }

    @Test("Alike values, one value a group and a third group give sentences or gaps, never NaN")
    func edges() throws {
        let flat = try table([("y", [2, 2, 2, 2]), ("g", [0, 0, 1, 1]), ("h", [0, 1, 2, 2]), ("gone", [nil, nil, nil, nil]), ("z", [0, 1, 1, 1])])
        for test in GroupTest.Test.allCases where !test.isPaired {
            expectFinite(try GroupTest(test: test, variables: .groups(outcome: "y", group: "g")).fit(flat).results)
        }
        let welch = GroupTest(test: .welch, variables: .groups(outcome: "y", group: "z"))
        #expect(welch.sentence(flat)?.contains("at least two values in each group") == true)
        let three = GroupTest(test: .welch, variables: .groups(outcome: "y", group: "h"))
        #expect(three.sentence(flat)?.contains("has 3 levels") == true)
        let gone = GroupTest(test: .wilcoxon, variables: .groups(outcome: "gone", group: "g"))
        #expect(gone.sentence(flat)?.contains("nothing to compare") == true)
        let same = GroupTest(test: .signedRank, variables: .pairs(pre: "y", post: "y"))
        #expect(same.sentence(flat)?.contains("no change to rank") == true)
        expectFinite(try GroupTest(test: .pairedT, variables: .pairs(pre: "y", post: "y")).fit(flat).results)
    }
}
