public import Statistics

extension MetaAnalysisFit {
    public var results: ResultTree {
        let one = "There are no degrees of freedom for heterogeneity."
        let level = levelWord(specification.level)
        var entries: [ResultTree.Entry] = [
            .init("k", .count(studies.count)), .init("rows_left_out", .count(rowsGiven - studies.count)),
            .init("coef", .branch(coefficients.map { .init($0.term, $0.results) })),
            .init("tau2", .number(heterogeneity.tau2)), .init("Q", .number(heterogeneity.q)),
            .init("Q_df", .count(heterogeneity.freedom)), .init("Q_p", .finite(heterogeneity.qP ?? .nan, else: one)),
            .init("I2", .finite(heterogeneity.i2 ?? .nan, else: one)),
            .init("H2", .finite(heterogeneity.h2 ?? .nan, else: one)),
            .init("loglik", .number(logLikelihood)), .init("aic", .number(aic)),
        ]
        if let exact = heterogeneity.exactPauleMandel { entries.append(.init("tau2_paule_mandel_exact", .number(exact))) }
        let noTest = "The covariance of the coefficients is singular, or the standard errors are 0."
        entries.append(.init("QM", .finite(wald?.statistic ?? .nan, else: noTest)))
        entries.append(.init("QM_p", .finite(wald?.p ?? .nan, else: noTest)))
        entries += intervals(level)
        entries += bias
        if let subgroups { entries += subgroups.results }
        if !influence.isEmpty {
            let names = coefficients.map(\.term)
            let rows = zip(studies, influence).map { study, influence in
                ResultTree.Entry(
                    study.label,
                    influence?.results(names) ?? .missing("Without this study the others do not determine the model."))
            }
            entries.append(.init("influence", .branch(rows)))
        }
        return .branch(entries)
    }

    private func intervals(_ level: String) -> [ResultTree.Entry] {
        var entries: [ResultTree.Entry] = []
        if let predictionInterval { entries.append(.init("prediction_interval", predictionInterval.results)) }
        let parts = [
            ("tau2_qprofile_ci\(level)", heterogeneity.tau2Interval), ("I2_ci\(level)", heterogeneity.i2Interval),
            ("H2_ci\(level)", heterogeneity.h2Interval),
        ]
        for (name, ends) in parts {
            if let ends { entries.append(.init(name, ends.results)) }
        }
        return entries
    }

    private var bias: [ResultTree.Entry] {
        guard !hasModerators else { return [] }
        let few = "It needs at least three studies that differ in precision and do not lie on a line."
        var entries: [ResultTree.Entry] = [.init("egger", egger?.results ?? .missing(few))]
        guard specification.diagnostics else { return entries }
        entries.append(.init("rank_test", rank?.results ?? .missing(few)))
        entries.append(.init("trim_and_fill", trimAndFill?.results ?? .missing(few)))
        return entries
    }

    public var warnings: [String] {
        var sentences = notes
        let left = rowsGiven - studies.count
        if left > 0 { sentences.append(FitAccount.completeRows(given: rowsGiven, analysed: studies.count)) }
        if studies.count < 5, specification.heterogeneity != .fixed {
            sentences.append("\(studies.count) studies say little about their heterogeneity: tau2, and what rests on it, is very uncertain.")
        }
        if let egger, egger.p < 0.1 {
            sentences.append("Small and large studies disagree (Egger's test, p below 0.1): small studies without an effect may be missing.")
        }
        if case .doubtful(let doubts) = account.admissibility { sentences += doubts }
        let strong = influence.compactMap { $0 }.filter(\.isInfluential).map(\.label)
        if !strong.isEmpty {
            let names = strong.prefix(8).joined(separator: ", ")
            sentences.append("The result leans on \(strong.count == 1 ? "study" : "studies") \(names): see the analyses without each study.")
        }
        if let subgroups, !subgroups.left.isEmpty {
            sentences.append("Too few studies for an analysis of their own: \(subgroups.left.joined(separator: ", ")).")
        }
        return sentences
    }
}
