import Mechanisms
public import Statistics
import StructuralEquations

extension ClusterMediationFit {
    public var results: ResultTree {
        .of([
            "n_clusters": .count(account.units.first?.count ?? 0), "n_rows": .count(account.rowsAnalysed),
            "between_indirect": tree(between), "direct": direct.results,
            "within_b": coefficient(outcomeModel, "mw").results, "contextual_b": contextual.results,
            "observed_means": tree(observed), "latent_means": latent.map(tree) ?? .missing("means: latent was not asked for."),
            "conflated_indirect": tree(conflated),
            "design": .of([
                "is_randomized": .count(specification.isRandomized ? 1 : 0), "is_ordered": .count(specification.timing.allowsCausalOrder ? 1 : 0),
            ]),
        ])
    }

    /// c′ of the model that decides.
    var direct: PathEstimate {
        guard let latentFit else { return coefficient(outcomeModel, "x") }
        let row = latentFit.parameters.first { $0.lhs == "y" && $0.op == "~" && $0.rhs == "x" && $0.name.hasSuffix("@2") }
        return PathEstimate(row?.estimate ?? .nan, row?.standardError ?? .nan, level: specification.level)
    }

    private func tree(_ product: Product) -> ResultTree {
        let none = "No draws were made, or an estimate has no standard error."
        let dependent = "The two estimates are not independent, or one has no standard error."
        return .branch(product.product.entries + [
            .init("mc_lower", product.drawn.map { .number($0.lower) } ?? .missing(none)),
            .init("mc_upper", product.drawn.map { .number($0.upper) } ?? .missing(none)),
            .init("exact_lower", product.exact.map { .number($0.lower) } ?? .missing(dependent)),
            .init("exact_upper", product.exact.map { .number($0.upper) } ?? .missing(dependent)),
            .init("a", product.a.results), .init("b", product.b.results),
        ])
    }

    public var tables: [ReadableTable] {
        let (x, m, y) = (specification.exposure, specification.mediator, specification.outcome)
        var rows: [(String, Product)] = [("Between \(specification.cluster), observed means", observed)]
        if let latent { rows.insert(("Between \(specification.cluster), latent means", latent), at: 0) }
        rows.append(("Not split (within and between mixed)", conflated))
        let products = ReadableTable(
            "From \(x) over \(m) to \(y)", columns: ["Effect", "a", "b", "a × b", "Interval (Monte Carlo)", "Interval (delta)"],
            rows: rows.map { name, product in
                [
                    .text(name), .finite(product.a.estimate, else: "It is not defined."), .finite(product.b.estimate, else: "It is not defined."),
                    .finite(product.product.estimate, else: "It is not defined."),
                    product.drawn.map { .interval($0.lower, $0.upper) } ?? .missing("No draws were made."),
                    product.product.interval(specification.level).map { .interval($0.lower, $0.upper) } ?? .missing("It is not defined."),
                ]
            },
            notes: [
                badgeSentence, "\(account.units.first?.count ?? 0) levels of \(specification.cluster), \(account.rowsAnalysed) rows. Timing: \(specification.timing.label). \(specification.timing.meaning)",
                "\(x) is one for a whole \(specification.cluster), so it can act over differences between them alone; the last row, without the split, is shown for comparison and not to be read as the effect. Intervals: \(levelPercent(specification.level)) %.",
            ])
        let slopes = ReadableTable(
            "\(m) and \(y)", columns: ["Step", "Estimate", "Interval", "p"],
            rows: [
                ("\(m) → \(y), between", coefficient(outcomeModel, "mb")), ("\(m) → \(y), within", coefficient(outcomeModel, "mw")),
                ("Between minus within (contextual)", contextual), ("c′: \(x) → \(y), besides", direct),
            ].map { name, value in [.text(name)] + value.cells + [value.p.map { .p($0) } ?? .empty] })
        return [products, slopes]
    }

    private var badgeSentence: String {
        let (x, m, y) = (specification.exposure, specification.mediator, specification.outcome)
        switch badge {
        case .randomizedOrdered: return "\(x) was randomised, and \(m) measured before \(y): a product that leaves out zero is consistent with \(m) carrying part of the difference."
        case .randomizedOnly: return "\(x) was randomised; \(m) was not measured before \(y), or the plan does not say so: differences in \(m) went with differences in \(y)."
        case .prospective: return "\(x) was observed; the figures are associations in this order of time."
        case .oneSitting: return "\(x) was observed, or nobody says that it was randomised, and no order in time is given: the figures are associations."
        }
    }

    public var warnings: [String] {
        var sentences: [String] = []
        if !specification.timing.allowsCausalOrder { sentences.append(specification.timing.meaning) }
        if let count = account.units.first?.count, count < 30 { sentences.append("There are \(count) levels of \(specification.cluster); an effect between so few rests on little.\(latent == nil ? "" : " The intervals over latent means are normal ones and too narrow with few clusters.")") }
        let models = mediatorModel.warnings.map { "\(specification.mediator): \($0)" } + outcomeModel.warnings.map { "\(specification.outcome): \($0)" }
        return sentences + (models + (latentFit?.warnings ?? [])).map { PlainTable.translated($0, own) }
    }
}
