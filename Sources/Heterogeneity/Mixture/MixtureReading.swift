import Statistics
import TrialStatistics

/// What ``MixtureOfChange`` says, as numbers and words.
struct MixtureReading {
    let specification: MixtureOfChange
    let arms: Arms
    let rows: [Int]
    let data: MixtureData
    let models: [NormalMixture]
    let chosen: Int
    let tests: [MixtureOfChange.BootstrapTest]
    let spread: MixtureOfChange.Spread?

    var model: NormalMixture { models[chosen] }
    var n: Int { data.values.count }
    static let single = "One component: there is nothing to tell apart."
    static let unsampled = "No refit on people drawn again gave an interval."
    var noShare: String { model.count == 1 ? Self.single : Self.unsampled }

    func bic(_ place: Int) -> Double { specification.bic(models[place], n: n) }

    /// BIC of the next best less that of the best; nil for one model.
    var lead: Double? {
        let others = models.indices.filter { $0 != chosen }.map { bic($0) - bic(chosen) }
        return others.min()
    }

    var isClear: Bool { lead.map { $0 >= MixtureOfChange.clear } ?? true }

    /// The direction of a component's mean change, with the mean.
    func name(_ part: Int) -> String {
        let mean = model.means[part]
        let toBetter = specification.better == .lower ? mean < 0 : mean > 0
        guard let ends = interval(part) else { return "direction not told (mean \(rounded(mean)), without an interval)" }
        let isOpen = !(ends.lower > 0 || ends.upper < 0)
        let word = isOpen ? "direction not told" : toBetter ? "change for the better" : "change for the worse"
        return "\(word) (mean \(rounded(mean)), \(rounded(ends.lower)) to \(rounded(ends.upper)))"
    }

    /// Of a component's mean: percentiles over refits; of one component Student's t. Nil where neither is finite.
    func interval(_ part: Int) -> Ends? {
        let ends: Ends?
        if model.count == 1 {
            let moments = Moments(data.values)
            let half = (StudentT(df: Double(n - 1))?.quantile((1 + specification.level) / 2) ?? .nan) * (moments.variance / Double(n)).squareRoot()
            ends = Ends(lower: moments.mean - half, upper: moments.mean + half)
        } else {
            ends = part < (spread?.ends.count ?? 0) ? spread?.ends[part] : nil
        }
        return ends.flatMap { $0.lower.isFinite && $0.upper.isFinite ? $0 : nil }
    }

    func share(_ arm: Int, _ part: Int) -> Ends? { spread?.ends[model.count + arm * model.count + part] }

    /// Each person's probabilities: averaged over refits, else as fitted.
    func probabilities(_ row: Int) -> [Double] { spread?.averaged[row] ?? model.probabilities(data.values[row], arm: data.arms[row]) }

    /// Mean over people of the largest probability: 1 where everybody is told apart.
    var certainty: Double {
        var sum = 0.0
        for row in 0..<n { sum += probabilities(row).max() ?? 1 }
        return sum / Double(n)
    }

    var results: ResultTree {
        var compared: [ResultTree.Entry] = []
        for place in models.indices {
            var entries: [ResultTree.Entry] = [
                .init("log_likelihood", .number(models[place].logLikelihood)),
                .init("parameters", .count(models[place].parameters(equal: data.equal))), .init("bic", .number(bic(place))),
            ]
            if place > 0, place <= tests.count {
                entries.append(.init("likelihood_ratio", .number(tests[place - 1].ratio)))
                entries.append(.init("p", tests[place - 1].p.map(ResultTree.number) ?? .missing("No sample was drawn.")))
            }
            compared.append(.init("k\(models[place].count)", .branch(entries)))
        }
        let parts = (0..<model.count).map { part -> ResultTree.Entry in
            let ends = interval(part)
            var entries: [ResultTree.Entry] = [
                .init("mean", .number(model.means[part])), .init("sd", .number(model.variances[part].squareRoot())),
                .init("ci_lower", ends.map { .number($0.lower) } ?? .missing(Self.unsampled)),
                .init("ci_upper", ends.map { .number($0.upper) } ?? .missing(Self.unsampled)),
            ]
            let shares = arms.levels.indices.map { arm -> ResultTree.Entry in
                let ends = share(arm, part)
                return .init(arms.word(arm), .of([
                    "share": .number(model.shares[arm][part]), "ci_lower": ends.map { .number($0.lower) } ?? .missing(noShare),
                    "ci_upper": ends.map { .number($0.upper) } ?? .missing(noShare),
                ]))
            }
            entries.append(.init("arms", .branch(shares)))
            return .init("\(part + 1)", .branch(entries))
        }
        return .of([
            "n": .count(n), "models": .branch(compared), "chosen": .count(model.count),
            "bic_lead": lead.map(ResultTree.number) ?? .missing("One model alone was fitted."), "is_clear": .count(isClear ? 1 : 0),
            "components": .branch(parts), "certainty": .number(certainty),
            "individual": .branch(rows.indices.map { .init("\(rows[$0] + 1)", .list(probabilities($0))) }),
        ])
    }

    var warnings: [String] {
        var warnings: [String] = []
        if let lead, !isClear {
            warnings.append("The number of groups cannot be told: BIC prefers \(model.count) by \(rounded(lead, 1)) only (less than \(rounded(MixtureOfChange.clear, 0))) over the next number.")
        }
        if model.count == 1 {
            let verb = isClear ? "describes the changes of these \(n) people best" : "is shown for the changes of these \(n) people"
            warnings.append("One normal spread \(verb): \(name(0)). Parts of them that changed differently are not shown, and not excluded.")
        } else {
            warnings.append("The changes are \(isClear ? "described best by" : "shown here by") \(model.count) components: \((0..<model.count).map(name).joined(separator: "; ")). Components describe a distribution; a bend of the scale can make one as well as a group of people can.")
            if certainty < 0.9 {
                warnings.append("People cannot be sorted into the components: the most likely one has a probability of \(percent(certainty)) on average.")
            }
        }
        if !model.isConverged { warnings.append("The fit of \(model.count) components did not settle; its numbers are where the search stopped.") }
        return warnings
    }
}
