import Statistics
import TrialStatistics

/// One scale, or all together, in every arm.
struct TailReading {
    let index: WorseIndex
    /// One an arm.
    let counts: [TailCount]
    let changes: [Moments]
    /// Of each arm but the first, against the first.
    let worse, better: [TailDifference]

    init(_ index: WorseIndex, arms: Arms, tails: Tails) {
        self.index = index
        var counts: [TailCount] = []
        var changes: [Moments] = []
        for arm in 0..<arms.count {
            counts.append(TailCount(index.values(in: arm, of: arms), critical: tails.critical, expected: tails.expected))
            changes.append(Moments(index.changes(in: arm, of: arms)))
        }
        var worse: [TailDifference] = []
        var better: [TailDifference] = []
        for count in counts.dropFirst() {
            worse.append(TailDifference(count.worse, of: count.n, against: counts[0].worse, of: counts[0].n, level: tails.level))
            better.append(TailDifference(count.better, of: count.n, against: counts[0].better, of: counts[0].n, level: tails.level))
        }
        self.counts = counts
        self.changes = changes
        self.worse = worse
        self.better = better
    }

    func results(_ arms: Arms, _ tails: Tails) -> ResultTree {
        let few = "Fewer than two people."
        func share(_ count: Int, _ n: Int, _ p: Double?) -> ResultTree {
            guard n > 0 else { return .missing("Nobody in this arm has both measurements.") }
            let ends = RiskIntervals.wilson(count, of: n, level: tails.level)
            var entries: [ResultTree.Entry] = [
                .init("n", .count(count)), .init("share", .number(Double(count) / Double(n))), .init("ci_lower", .number(ends.lower)),
                .init("ci_upper", .number(ends.upper)),
            ]
            if let p { entries.append(.init("p_beyond_error", .number(p))) }
            return .branch(entries)
        }
        var perArm: [ResultTree.Entry] = []
        for (arm, count) in counts.enumerated() {
            perArm.append(.init(arms.word(arm), .of([
                "n": .count(count.n), "mean_change": .finite(changes[arm].mean, else: few), "sd_change": .finite(changes[arm].sd, else: few),
                "better": share(count.better, count.n, count.betterThanError), "unchanged": share(count.unchanged, count.n, nil),
                "worse": share(count.worse, count.n, count.worseThanError),
            ])))
        }
        func difference(_ part: TailDifference, _ n: Int) -> ResultTree {
            guard n > 0, counts[0].n > 0 else { return .missing("One of the two arms has nobody with both measurements.") }
            return .of([
                "est": .number(part.estimate), "ci_lower": .number(part.ends.lower), "ci_upper": .number(part.ends.upper),
                "p_more": .number(part.more),
            ])
        }
        var against: [ResultTree.Entry] = []
        for place in worse.indices {
            let n = counts[place + 1].n
            against.append(.init(arms.word(place + 1), .of([
                "worse": difference(worse[place], n), "better": difference(better[place], n),
            ])))
        }
        var entries: [ResultTree.Entry] = []
        if let scale = index.scale {
            entries += [
                .init("sd_pre", .number(scale.sd)), .init("s_diff", .number(scale.difference)), .init("critical_change", .number(scale.critical)),
            ]
        }
        entries += [.init("expected_by_error", .number(tails.expected)), .init("arms", .branch(perArm))]
        if !against.isEmpty { entries.append(.init("difference", .branch(against))) }
        return .branch(entries)
    }
}
