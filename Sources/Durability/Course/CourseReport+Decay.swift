import MixedModels
import Statistics

extension CourseReport {
    /// Slower than this the visits cannot tell fading from none.
    private var none: String { "No loss at all (an endless time) is within the interval, so it has no upper end." }

    var decayTree: ResultTree {
        guard let decay else { return .missing(withoutDecay) }
        let slow = "The likelihood is highest without any loss: the time is endless."
        let fast = "The visits cannot tell how fast the gain was lost at the most."
        let tau: ResultTree = .of([
            "est": decay.rate > 0 ? .number(1 / decay.rate) : .missing(slow),
            "ci_lower": decay.upperRate.map { .number(1 / $0) } ?? .missing(fast),
            "ci_upper": decay.lowerRate > 0 ? .number(1 / decay.lowerRate) : .missing(none),
        ])
        let half = logarithm(2)
        return .of([
            "tau": tau,
            "half_life": .of([
                "est": decay.rate > 0 ? .number(half / decay.rate) : .missing(slow),
                "ci_lower": decay.upperRate.map { .number(half / $0) } ?? .missing(fast),
                "ci_upper": decay.lowerRate > 0 ? .number(half / decay.lowerRate) : .missing(none),
            ]),
            "rate": .of([
                "est": .number(decay.rate), "ci_lower": .number(decay.lowerRate),
                "ci_upper": decay.upperRate.map { .number($0) } ?? .missing(fast),
            ]),
            "gain": .branch(data.arms.indices.compactMap { arm in
                decay.model.weights("d\(arm)").map { .init(data.arms[arm], tree(decay.full.combination($0, named: data.arms[arm]))) }
            }),
        ])
    }

    var aicTree: ResultTree {
        guard let decay else { return .of(["pieces": .number(pieces.full.aic)]) }
        return .of([
            "pieces": .number(pieces.full.aic), "decay": .number(decay.aic), "decay_minus_pieces": .number(decay.aic - pieces.full.aic),
            "loglik_pieces": .number(pieces.full.logLikelihood), "loglik_decay": .number(decay.full.logLikelihood),
        ])
    }

    var decayTable: ReadableTable? {
        guard let decay else { return nil }
        let slow = "The likelihood is highest without any loss."
        func time(_ factor: Double) -> [ReadableTable.Cell] {
            let upper = decay.lowerRate > 0 ? factor / decay.lowerRate : nil
            return [
                decay.rate > 0 ? .number(factor / decay.rate) : .missing(slow),
                .ends(decay.upperRate.map { factor / $0 }, upper, else: decay.lowerRate > 0 ? "Its lower end cannot be told from the visits." : none),
            ]
        }
        var rows: [[ReadableTable.Cell]] = [
            [.text("time until about a third is left (τ)")] + time(1), [.text("time until half is left")] + time(logarithm(2)),
        ]
        for arm in data.arms.indices {
            guard let weights = decay.model.weights("d\(arm)") else { continue }
            let row = decay.full.combination(weights, named: data.arms[arm])
            let ends = row.interval(spec.level)
            rows.append([.text("gain at the end of treatment, \(data.arms[arm])"), .number(row.estimate), .ends(ends?.lower, ends?.upper, else: Self.noFreedom)])
        }
        let gap = decay.aic - pieces.full.aic
        let closer = gap.magnitude < 2 ? "The two describe the course about equally well."
            : "The \(gap < 0 ? "fading gain" : "straight pieces") describe\(gap < 0 ? "s" : "") it better."
        return ReadableTable(
            "A gain that fades", columns: ["", "estimate", intervalHeading(spec.level)], rows: rows,
            notes: [
                "Gain · exp(−(t − end)/τ) after the end of treatment, τ shared by the arms; \(spec.anchor). Interval of τ by profile likelihood, given the \(data.rowCount) rows of \(people(data.people.count)).",
                "AIC (ML, the same rows): straight pieces \(plain(pieces.full.aic)), fading gain \(plain(decay.aic)). \(closer)",
            ])
    }

    var decayPicture: Picture? {
        guard let decay else { return nil }
        let near = decay.profile.filter { $0.rate > 0 && $0.drop < 20 }
        guard near.count > 2 else { return nil }
        var marks = [Picture.Curve.Mark]()
        if decay.rate > 0 { marks.append(.init(label: "highest", position: decay.rate)) }
        return Picture(
            id: "fading-rate", title: "How fast the gain fades",
            caption: "Twice the log-likelihood below its highest, by the rate 1/τ of fading: rates below \(plain(ChiSquared(df: 1)?.quantile(spec.level) ?? 3.84)) lie within the interval.",
            content: .curve(.init(
                points: near.map { .init(x: $0.rate, y: $0.drop) }, horizontal: "rate (per unit of \(spec.anchor))",
                vertical: "twice the log-likelihood below its highest", marks: marks)))
    }
}
