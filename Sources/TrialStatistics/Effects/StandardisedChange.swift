public import Statistics

/// Change within one group in units of a standard deviation.
///
/// D = post − pre: dz = mean D / sd D (also the standardised response mean);
/// dav = mean D / √((s²_pre + s²_post)/2); d_pre_sd = mean D / s_pre.
public struct StandardisedChange: AnalysisSpecification {
    public var pre: String
    public var post: String
    public var level: Double

    public init(pre: String, post: String, level: Double = 0.95) {
        self.pre = pre
        self.post = post
        self.level = level
    }

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        let pairs = try Pairs(pre, post, in: table)
        let change = Moments(zip(pairs.post, pairs.pre).map { $0 - $1 })
        let before = Moments(pairs.pre)
        let after = Moments(pairs.post)
        let dz = change.mean / change.sd
        let dav = change.mean / ((before.variance + after.variance) / 2).squareRoot()
        let dPre = change.mean / before.sd
        let t = change.mean / (change.sd / change.n.squareRoot())
        let interval = NoncentralT(df: change.n - 1)?.noncentralityInterval(of: t, level: level)
        let root = change.n.squareRoot()
        let p = t.isFinite ? StudentT(df: change.n - 1)?.twoSided(t) ?? .nan : .nan
        let reason = "There is no spread to measure the change by."
        let lower = (interval?.lower ?? .nan) / root
        let upper = (interval?.upper ?? .nan) / root
        let results: ResultTree = .branch([
            .init("n", .count(pairs.pre.count)), .init("mean_change", .number(change.mean)),
            .init("sd_change", .number(change.sd)), .init("dz", .finite(dz, else: reason)),
            .init("srm", .finite(dz, else: reason)), .init("dav", .finite(dav, else: reason)),
            .init("d_pre_sd", .finite(dPre, else: reason)),
            .init("dz_ci\(levelWord(level))_noncentral_t", .of(["lower": .finite(lower, else: reason), "upper": .finite(upper, else: reason)])),
            .init("t", .finite(t, else: reason)), .init("df", .count(pairs.pre.count - 1)), .init("p", .finite(p, else: reason)),
        ])
        let row: [ReadableTable.Cell] = [
            .text("\(post) minus \(pre)"), .count(pairs.pre.count), .number(change.mean), .number(change.sd),
            .finite(dz, else: reason), .ends(lower, upper, else: reason), .finite(dav, else: reason),
            .finite(dPre, else: reason), .probability(p, else: reason),
        ]
        return TrialFit(
            results: results, account: pairs.account,
            warnings: change.sd == 0 ? ["Every row changed by the same amount: the change has no spread."] : [],
            tables: [ReadableTable(
                "Standardised change", columns: ["", "n", "mean", "sd", "dz", intervalHeading(level), "dav", "d pre", "p"],
                rows: [row],
                notes: ["dz: by the spread of the change (its interval from the non-central t); dav: by the mean variance of both times; d pre: by the spread before."])])
    }
}
