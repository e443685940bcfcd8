import Statistics
import TrialStatistics

extension TailReport {
    var tables: [ReadableTable] {
        var rows: [[ReadableTable.Cell]] = []
        for reading in [together] + readings {
            for (arm, count) in reading.counts.enumerated() {
                let name = "\(reading.index.name), \(arms.levels[arm])"
                guard count.n > 0 else {
                    let nobody = ReadableTable.Cell.missing("Nobody has both measurements.")
                    rows.append([.text(name), .count(0)] + [ReadableTable.Cell](repeating: nobody, count: 7))
                    continue
                }
                let worse = RiskIntervals.wilson(count.worse, of: count.n, level: tails.level)
                let better = RiskIntervals.wilson(count.better, of: count.n, level: tails.level)
                rows.append([
                    .text(name), .count(count.n), .count(count.worse), .share(count.share(count.worse)), .interval(worse.lower, worse.upper),
                    .p(count.worseThanError), .count(count.better), .share(count.share(count.better)), .interval(better.lower, better.upper),
                ])
            }
        }
        let heading = intervalHeading(tails.level)
        let both = ReadableTable(
            "Both tails of change",
            columns: ["scale, arm", "n", "reliably worse", "share", heading, "p, error alone", "reliably better", "share ", heading + " "], rows: rows,
            notes: [
                "Reliable: beyond the least change that error alone gives one person in \(rounded(1 / max(1 - tails.criterion, 1e-9), 0)) (Jacobson and Truax 1991); error alone puts \(percent(tails.expected)) into each tail.",
                "p: exact binomial, as many or more reliably worse by error alone; all scales together is the one test, those of single scales are not adjusted for one another.",
                "Shares with the intervals of Wilson 1927.",
            ])
        return [both] + differences + [apart, thresholds].compactMap { $0 }
    }

    private var differences: [ReadableTable] {
        guard arms.count > 1 else { return [] }
        var rows: [[ReadableTable.Cell]] = []
        for reading in [together] + readings {
            for place in reading.worse.indices where reading.counts[place + 1].n > 0 && reading.counts[0].n > 0 {
                let worse = reading.worse[place]
                let better = reading.better[place]
                rows.append([
                    .text("\(reading.index.name), \(arms.levels[place + 1])"), .count(reading.counts[place + 1].n + reading.counts[0].n),
                    .number(worse.estimate), .interval(worse.ends.lower, worse.ends.upper), .p(worse.more), .number(better.estimate),
                    .interval(better.ends.lower, better.ends.upper),
                ])
            }
        }
        let heading = intervalHeading(tails.level)
        return [
            ReadableTable(
                "Shares less those of \(arms.levels[0])",
                columns: ["scale, arm", "n", "worse", heading, "p, more worse", "better", heading + " "], rows: rows,
                notes: ["Differences of shares with Newcombe's hybrid score interval; p: Fisher's exact test, one-sided."])
        ]
    }

    private var apart: ReadableTable? {
        guard tails.resamples > 0 else { return nil }
        let rows = minorities.enumerated().map { arm, test -> [ReadableTable.Cell] in
            guard let test else {
                return [.text(arms.levels[arm]), .count(together.counts[arm].n)] + [ReadableTable.Cell](repeating: .missing(Self.tooFew), count: 6)
            }
            return [
                .text(arms.levels[arm]), .count(test.n), .p(test.p), .probability(test.pReference, else: "There is no other arm to compare with."),
                .share(test.mixture.share), .number(test.mixture.minority), .number(test.mixture.rest), .text(test.isReported ? "yes" : "no"),
            ]
        }
        return ReadableTable(
            "Does a part of an arm stand apart on the worse side?",
            columns: ["arm", "n", "p, normal spread", "p, leans more than the reference", "smaller part", "its index", "index of the rest", "reported"], rows: rows,
            notes: [
                "Index: reliable change of all scales together, above 0 is worse; error alone has a standard deviation of 1.",
                "Reported: p at most \(rounded(1 - tails.level, 3)), p of leaning more than the reference arm at most \(rounded(MinorityTest.doubt)), and the interval of the smaller part's index lies on the worse side of no change. Without a reference arm of \(MinorityTest.fewest) people nothing is reported.",
                "The smaller part is an estimate of two normal distributions of one spread; no person is counted to it.",
            ])
    }

    private var thresholds: ReadableTable? {
        let rows = readings.compactMap { reading -> [ReadableTable.Cell]? in
            guard let scale = reading.index.scale else { return nil }
            return [.text(reading.index.name), .number(scale.sd), .number(scale.difference), .number(scale.critical)]
        }
        return ReadableTable(
            "Error of each scale", columns: ["scale", "sd before", "standard error of a difference", "least reliable change"], rows: rows)
    }
}
