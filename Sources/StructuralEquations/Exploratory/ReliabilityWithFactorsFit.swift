public import Statistics

public struct ReliabilityWithFactorsFit: AnalysisFit {
    public let specification: ReliabilityWithFactors
    /// Alpha and what belongs to it.
    public let base: ReliabilityFit
    public let ones: [OneFactorOmega]
    public let together: [SchmidLeimanOutcome]

    public var results: ResultTree {
        guard case .branch(let entries) = base.results else { return base.results }
        let levels = together.map { outcome in
            ResultTree.Entry("omega_schmid_leiman_\(outcome.extraction.rawValue)", tree(outcome))
        }
        return .branch(entries + [ones.results] + levels)
    }

    private var notFinite: String { "The numbers are too large to be added up." }

    private func tree(_ outcome: SchmidLeimanOutcome) -> ResultTree {
        guard let solution = outcome.solution else { return .missing(outcome.failure ?? notFinite) }
        let names = names(solution)
        let reason = "The sum of all correlations is not positive."
        func entry(_ value: Double?) -> ResultTree { value.map { .finite($0, else: notFinite) } ?? .missing(reason) }
        let groups = (0..<solution.groups.columns).map { column in
            ResultTree.Entry(
                "F\(column + 1)",
                .branch(names.indices.map { .init(names[$0], .finite(solution.groups[$0, column], else: notFinite)) }))
        }
        return .of([
            "omega_hierarchical": entry(solution.omegaHierarchical),
            "omega_total": entry(solution.omegaTotal),
            "alpha": entry(solution.alpha),
            "explained_common_variance": .of(["g": entry(solution.explainedCommonVariance)]),
            "general_loadings": .branch(names.indices.map { .init(names[$0], .finite(solution.general[$0], else: notFinite)) }),
            "group_loadings": .branch(groups),
            "uniquenesses": .branch(names.indices.map { .init(names[$0], .finite(solution.uniquenesses[$0], else: notFinite)) }),
        ])
    }

    /// Items that were turned round carry a minus behind their name.
    private func names(_ solution: SchmidLeiman) -> [String] {
        zip(base.together.items, solution.turned).map { $1 ? "\($0)-" : $0 }
    }

    public var account: FitAccount {
        let rows = base.together.n + base.together.leftOut
        let stuck = together.filter { $0.solution?.isConverged == false }.map { "The factors by \($0.extraction.rawValue) did not converge." }
        let heywood = together.flatMap { outcome in
            (outcome.solution?.heywood ?? []).map { "\(outcome.extraction.rawValue): the uniqueness of \(base.together.items[$0]) lies at its bound." }
        }
        let remarks = ones.filter { $0.omega != nil }.compactMap(\.remark)
        let doubts = heywood + remarks
        return FitAccount(
            rowsGiven: rows, rowsAnalysed: base.together.n, units: [.init("rows with all items", base.together.n)],
            missing: FitAccount.completeRows(given: rows, analysed: base.together.n),
            convergence: stuck.isEmpty
                ? .converged(
                    iterations: together.reduce(0) { max($0, $1.solution?.iterations ?? 0) },
                    gradient: together.reduce(0) { max($0, $1.solution?.gradient ?? 0) }, rule: "largest derivative by a uniqueness")
                : .notConverged(stuck.joined(separator: " ")),
            admissibility: doubts.isEmpty ? .admissible : .doubtful(doubts))
    }

    public var warnings: [String] {
        base.warnings + ones.filter { $0.omega == nil }.compactMap { one in one.remark.map { "\(one.scale): \($0)" } }
            + together.compactMap { outcome in outcome.failure.map { "omega by \(outcome.extraction.rawValue): \($0)" } }
    }

    public var tables: [ReadableTable] {
        let scales = base.scales + [base.together]
        let rows = scales.enumerated().map { index, scale -> [ReadableTable.Cell] in
            let omega = index < ones.count ? ones[index].omega : nil
            let interval = scale.alphaInterval
            return [
                .text(scale.name), .count(scale.items.count), .count(scale.n),
                .finite(scale.alpha, else: "The total does not vary."),
                interval.map { .interval($0.lower, $0.upper) } ?? .missing("The total does not vary."),
                index < ones.count ? .finite(omega, else: ones[index].remark ?? notFinite) : .empty,
                .finite(scale.meanInterItemCorrelation, else: "An item does not vary."),
                .finite(scale.standardErrorOfMeasurement, else: "The total does not vary."),
            ]
        }
        let overview = ReadableTable(
            "Reliability",
            columns: ["Scale", "Items", "Rows", "Alpha", "Interval", "Omega", "Mean r", "Standard error of measurement"],
            rows: rows, notes: ["Omega is that of a one-factor model by maximum likelihood; the interval is Feldt's for alpha."])
        return [overview] + together.compactMap(table)
    }

    private func table(_ outcome: SchmidLeimanOutcome) -> ReadableTable? {
        guard let solution = outcome.solution else { return nil }
        let names = names(solution)
        let m = solution.groups.columns
        let rows = names.indices.map { item -> [ReadableTable.Cell] in
            [.text(names[item]), .number(solution.general[item])]
                + (0..<m).map { .number(solution.groups[item, $0]) } + [.number(solution.uniquenesses[item])]
        }
        let share = solution.omegaHierarchical.flatMap { h in solution.omegaTotal.map { "Omega hierarchical \(rounded(h)), omega total \(rounded($0))." } }
        return ReadableTable(
            "General and group factors (\(outcome.extraction.rawValue), oblimin, Schmid–Leiman)",
            columns: ["Item", "General"] + (0..<m).map { "F\($0 + 1)" } + ["Uniqueness"], rows: rows,
            notes: [share, solution.turned.contains(true) ? "Items with a minus were turned round." : nil].compactMap { $0 })
    }

    private func rounded(_ value: Double) -> String { String((value * 1000).rounded() / 1000) }
}

extension ReliabilityFit {
    /// With omega of each scale from one factor beside alpha and what belongs to it.
    public var resultsWithOmega: ResultTree {
        guard case .branch(let entries) = results else { return results }
        return .branch(entries + [scales.map { OneFactorOmega($0) }.results])
    }
}

extension [OneFactorOmega] {
    /// `omega_one_factor_cfa.<scale>`.
    var results: ResultTree.Entry {
        let notFinite = "The numbers are too large to be added up."
        return .init("omega_one_factor_cfa", .branch(map { one in
            .init(one.scale, one.omega.map { .finite($0, else: notFinite) } ?? .missing(one.remark ?? notFinite))
        }))
    }
}
