import Statistics

/// H = 12/(N(N + 1)) Σ R²/n − 3(N + 1), over 1 − Σ(t³ − t)/(N³ − N) for ties; chi-square
/// (Kruskal and Wallis 1952).
struct KruskalWallis {
    let statistic: Double
    let df: Int
    let p: Double
    let levels: [String]
    let counts: [Int]
    let meanRanks: [Double]
    let account: FitAccount
    let outcome: String

    init(_ outcome: String, by group: String, in table: DataTable) throws {
        let cells = try table.numbers(outcome)
        let groups = try Groups(group, in: table)
        let rows = (0..<table.rowCount).filter { cells[$0].value != nil && groups.codes[$0] != nil }
        let values = rows.map { cells[$0].value ?? 0 }
        let codes = rows.map { groups.codes[$0] ?? 0 }
        let present = Set(codes).sorted()
        guard present.count >= 2 else { throw TrialError("Only \(present.count) group of \"\(group)\" has a value of \"\(outcome)\"; at least two are compared.") }
        let (ranks, ties) = RankDistributions.ranks(values)
        let n = Double(values.count)
        var sum = 0.0
        var counts: [Int] = []
        var means: [Double] = []
        for level in present {
            var total = 0.0
            var count = 0
            for (rank, code) in zip(ranks, codes) where code == level {
                total += rank
                count += 1
            }
            sum += total * total / Double(count)
            counts.append(count)
            means.append(total / Double(count))
        }
        let raw = 12 / (n * (n + 1)) * sum - 3 * (n + 1)
        let correction = 1 - ties / (n * n * n - n)
        statistic = raw / correction
        df = present.count - 1
        p = statistic.isFinite ? ChiSquared(df: Double(df))?.upperTail(statistic) ?? .nan : .nan
        levels = present.map { groups.levels[$0] }
        self.counts = counts
        meanRanks = means
        self.outcome = outcome
        account = FitAccount(
            rowsGiven: table.rowCount, rowsAnalysed: rows.count, units: zip(levels, counts).map { .init($0, $1) },
            missing: FitAccount.completeRows(given: table.rowCount, analysed: rows.count))
    }

    var fit: TrialFit {
        let reason = "All values are alike."
        let rows = levels.indices.map { index -> [ReadableTable.Cell] in [.text(levels[index]), .count(counts[index]), .number(meanRanks[index])] }
        return TrialFit(
            results: .of([
                "statistic": .finite(statistic, else: reason), "df": .count(df), "p": .finite(p, else: reason),
                "mean_ranks": .branch(zip(levels, meanRanks).map { .init($0, .number($1)) }),
            ]),
            account: account, warnings: p.isFinite ? [] : ["All values are alike: there is nothing to rank."],
            tables: [
                ReadableTable("Kruskal–Wallis test of \(outcome)", columns: ["", "chi-square", "df", "p"],
                    rows: [[.text("groups"), .finite(statistic, else: reason), .count(df), .probability(p, else: reason)]]),
                ReadableTable("Mean ranks", columns: ["", "n", "mean rank"], rows: rows),
            ])
    }
}
