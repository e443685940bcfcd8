import Mechanisms
public import Statistics
import StructuralEquations

extension GrowthMediationFit {
    public var tables: [ReadableTable] {
        let percent = levelPercent(specification.level)
        let end = specification.isLaterValue ? outcomeName : "change in \(outcomeName)"
        var rows: [[ReadableTable.Cell]] = []
        let x = specification.exposure
        var effectRows = [("indirect", "\(x) → change in \(mediatorName) → \(end) (a b)")]
        effectRows += specification.adjustsInitialLevels
            ? [("total", "\(x) → \(end), at equal initial levels"), ("total_with_initial_levels", "\(x) → \(end), in all, over the initial levels too")]
            : [("total", "\(x) → \(end), in all")]
        for (name, words) in effectRows {
            let ends = drawn(name)
            let resampled = bootstrapped(name).flatMap { $0.interval(.bca) ?? $0.intervals.first }
            rows.append([.text(words)] + defined(name).cells + [
                ends.map { .interval($0.lower, $0.upper) } ?? .missing("No draws were made."),
                resampled.map { .interval($0.ends.lower, $0.ends.upper) } ?? .missing("No bootstrap was asked for."),
            ])
        }
        let unit = specification.isLaterValue ? "" : ", of \(outcomeName) a \(units.outcome)"
        let effects = ReadableTable(
            "Over the change in \(mediatorName)", columns: ["Steps", "Estimate", "Interval (delta)", "Interval (Monte Carlo)", "Interval (bootstrap)"], rows: rows,
            notes: [
                badgeSentence, oneImprovement,
                "n = \(account.rowsAnalysed). Timing: \(specification.timing.label). \(timingMeaning)",
                "Changes are slopes: of \(mediatorName) a \(units.mediator)\(unit). \(specification.adjustsInitialLevels ? "People of the same initial levels are compared." : "Initial levels are not held constant.") Intervals: \(percent) %.",
            ])
        let paths = ReadableTable(
            "Steps", columns: ["Step", "Estimate", "Interval", "p", "Standardised", "Its interval"],
            rows: steps.compactMap { step in path(step.row).map { [.text(step.words)] + $0.cells } })
        let fit = ReadableTable(
            "Fit of the model", columns: ["Chi-square", "df", "p", "CFI", "RMSEA", "SRMR", "AIC", "BIC"],
            rows: [["chisq", "df", "pvalue", "cfi", "rmsea", "srmr", "aic", "bic"].map { name in
                switch measure(name) {
                case .count(let count)?: .count(count)
                case .number(let number)?: name == "pvalue" ? .p(number) : .number(number)
                case .missing(let reason)?: .missing(reason)
                default: .empty
                }
            }], notes: ["A poor fit says that the shape of the courses is not the one assumed (\(specification.shape.rawValue)), and then the slopes describe them badly."])
        return [effects, paths, fit]
    }

    private var timingMeaning: String {
        specification.timing == .together && !specification.isLaterValue
            ? "The slopes are of the same time, or overlap, so they are not ordered." : specification.timing.meaning
    }

    /// The limit of one direction alone.
    var oneImprovement: String {
        "One improvement that shows in both \(mediatorName) and \(outcomeName) gives the same product, and the other direction (change in \(outcomeName) first) was not looked at: analysis: mechanism looks at both."
    }

    /// What the design lets one say.
    private var badgeSentence: String {
        if case .notConverged = account.convergence { return "The search for the model's estimates did not converge, so nothing is read from them." }
        let (x, m, y) = (specification.exposure, mediatorName, outcomeName)
        switch badge {
        case .randomizedOrdered:
            return "\(x) was randomised, and \(m) changed before \(y): a product that leaves out zero is consistent with change in \(m) carrying part of the difference. Change in \(m) itself was not randomised."
        case .randomizedOnly:
            return "\(x) was randomised, but the order of \(m) and \(y) in time is not given: change in \(m) went with change in \(y), in whichever direction."
        case .prospective:
            return "\(x) was observed, not randomised; \(m) changed before \(y). The figures are associations in this order of time."
        case .oneSitting:
            return "\(x) was observed, or nobody says that it was randomised, and no order of \(m) and \(y) is given: the figures are associations."
        }
    }

    public var pictures: [Picture] {
        let ends: [(String, PathEstimate?)] = steps.prefix(3).map { ($0.words, path($0.row)?.standardized) }
        let rows = ends.compactMap { label, value -> Picture.Forest.Row? in
            guard let value, let ends = value.interval(specification.level) else { return nil }
            return .init(label: label, estimate: value.estimate, lower: ends.lower, upper: ends.upper)
        }
        guard rows.count == ends.count else { return [] }
        return [Picture(
            id: "growth-steps", title: "Steps over the change in \(mediatorName)", caption: badgeSentence,
            content: .forest(.init(rows: rows, reference: 0, axis: "standardised path")))]
    }
}
