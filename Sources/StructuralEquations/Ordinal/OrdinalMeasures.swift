import Statistics

/// Measures of fit for ordered items: the RMSEA family counts n − G persons, G groups; scaled ones from the
/// scaled and shifted statistics; robust ones by Savalei (2021).
struct OrdinalMeasures: Sendable {
    let scaled: ScaledShifted?
    let entries: [ResultTree.Entry]
    let table: ReadableTable

    init(_ estimate: OrdinalEstimate) {
        let df = estimate.degreesOfFreedom
        let groups = Double(estimate.data.groups.count)
        let persons = max(1, estimate.persons - groups)
        let inference = estimate.inference
        let baselineDf = estimate.data.groups.count * estimate.model.correlationTotal
        var baseline = 0.0
        for group in estimate.moments.indices {
            for (index, pair) in estimate.moments[group].pairs.enumerated() {
                let weight = estimate.problem.weights[group][estimate.model.thresholdTotal + index]
                let r = pair.estimate.correlation
                baseline += estimate.persons * estimate.problem.shares[group] * weight * r * r
            }
        }
        let robust = OrdinalRobustIndices(estimate)
        let plain = FitMeasures(
            model: .init(chiSquare: estimate.chiSquare, df: df, robust: nil),
            baseline: .init(chiSquare: baseline, df: baselineDf, robust: nil), persons: persons, groups: groups)
        let scaled = ScaledShifted(estimate.chiSquare, df: df, trace: inference.trace, traceOfSquare: inference.traceOfSquare)
        let scaledBaseline = ScaledShifted(
            baseline, df: baselineDf, trace: inference.baselineTrace, traceOfSquare: inference.baselineTraceOfSquare)
        self.scaled = scaled
        var entries: [ResultTree.Entry] = [
            .init("npar", .count(estimate.table.estimatedCount)), .init("fmin", .number(estimate.point.value)),
        ]
        entries += plain.entries
        if let scaled, let scaledBaseline {
            let shifted = FitMeasures(
                model: .init(chiSquare: scaled.statistic, df: df), baseline: .init(chiSquare: scaledBaseline.statistic, df: baselineDf),
                persons: persons, groups: groups)
            let wanted: Set<String> = [
                "chisq", "df", "pvalue", "cfi", "tli", "rmsea", "rmsea.ci.lower", "rmsea.ci.upper", "baseline.chisq",
            ]
            entries += shifted.entries.filter { wanted.contains($0.name) }.map { .init("\($0.name).scaled", $0.value) }
            entries.append(.init("chisq.scaling.factor", .number(scaled.scaling)))
            entries.append(.init("chisq.shift", .number(scaled.shift)))
        } else {
            entries.append(.init("chisq.scaled", .missing("There are no degrees of freedom.")))
        }
        if let robust {
            let indices = FitMeasures(
                model: .init(chiSquare: estimate.chiSquare, df: df, robust: (robust.chiSquare, robust.scaling)),
                baseline: .init(chiSquare: baseline, df: baselineDf, robust: (robust.baselineChiSquare, robust.baselineScaling)),
                persons: persons, groups: groups)
            entries += indices.entries.filter { $0.name.hasSuffix(".robust") }
        } else {
            let reason = df > 0 ? "The polychoric correlations, or those of the model, are not positive definite." : "There are no degrees of freedom."
            entries += ["cfi.robust", "tli.robust", "rmsea.robust"].map { .init($0, .missing(reason)) }
        }
        let (srmr, rmr) = Self.residuals(estimate)
        entries += [.init("srmr", .number(srmr)), .init("rmr", .number(rmr))]
        self.entries = entries
        table = Self.table(entries)
    }

    /// Root mean squares of what the model leaves of the correlations (divisor p(p + 1)/2), and of the
    /// correlations and thresholds (divisor p(p + 1)/2 and their number).
    private static func residuals(_ estimate: OrdinalEstimate) -> (Double, Double) {
        var (standardized, raw) = (0.0, 0.0)
        let p = Double(estimate.model.items)
        let skip = estimate.model.thresholdTotal
        for group in estimate.moments.indices {
            let share = estimate.shares[group]
            var (ofCorrelations, ofThresholds) = (0.0, 0.0)
            for (index, value) in estimate.problem.moments[group].enumerated() {
                let off = value - estimate.point.states[group].moments[index]
                if index < skip { ofThresholds += off * off } else { ofCorrelations += off * off }
            }
            let count = p * (p + 1) / 2
            standardized += share * (ofCorrelations / count).squareRoot()
            raw += share * ((ofCorrelations + ofThresholds) / (count + Double(skip))).squareRoot()
        }
        return (standardized, raw)
    }

    private static func table(_ entries: [ResultTree.Entry]) -> ReadableTable {
        func value(_ name: String) -> ResultTree? { entries.first { $0.name == name }?.value }
        func cell(_ name: String) -> ReadableTable.Cell {
            switch value(name) {
            case .number(let number): name.hasPrefix("pvalue") ? .p(number) : .number(number)
            case .count(let count): .count(count)
            case .missing(let reason): .missing(reason)
            case .list, .branch, nil: .empty
            }
        }
        let rows: [(String, String)] = [
            ("Chi-square", "chisq"), ("Degrees of freedom", "df"), ("p", "pvalue"), ("CFI", "cfi"), ("TLI", "tli"), ("RMSEA", "rmsea"),
        ]
        var cells = rows.map { title, name -> [ReadableTable.Cell] in
            [.text(title), cell(name), cell("\(name).scaled"), ["cfi", "tli", "rmsea"].contains(name) ? cell("\(name).robust") : .empty]
        }
        cells.append([.text("SRMR"), cell("srmr"), .empty, .empty])
        return ReadableTable(
            "Fit", columns: ["Measure", "Standard", "Scaled", "Robust"], rows: cells,
            notes: ["Scaled: the statistic scaled and shifted to the mean and variance of the chi-square distribution. Robust: for the latent responses."])
    }
}
