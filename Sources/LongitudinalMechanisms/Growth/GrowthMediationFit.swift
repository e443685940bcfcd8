public import Mechanisms
public import Statistics
import StructuralEquations

/// A growth mediation, fitted.
public struct GrowthMediationFit: DesignedFit {
    public let specification: GrowthMediationSpecification
    let structural: StructuralFit
    let syntax: GrowthSyntax
    let names: [String: String]
    /// Of time, of mediator and outcome.
    let units: (mediator: String, outcome: String)

    public var account: FitAccount { structural.account }
    public var nested: NestedFit? { structural.nested }
    public var timing: TimingBadge { specification.timing }
    public var badge: DesignBadge { DesignBadge(isRandomized: specification.isRandomized, timing: specification.timing) }

    func path(_ row: String) -> CrossLaggedModel.Lag? {
        guard let found = structural.parameters.first(where: { $0.name == row }) else { return nil }
        var standardized: PathEstimate?
        if let (values, covariance) = structural.standardized([row]), let value = values.first {
            let variance = covariance[0, 0]
            standardized = PathEstimate(value, variance > 0 ? variance.squareRoot() : .nan, level: specification.level)
        }
        return .init(raw: PathEstimate(found.estimate, found.standardError ?? 0, level: specification.level), standardized: standardized)
    }

    func defined(_ name: String) -> PathEstimate {
        let found = structural.parameters.first { $0.op == ":=" && $0.lhs == name }
        return PathEstimate(found?.estimate ?? .nan, found?.standardError ?? .nan, level: specification.level)
    }

    /// Estimate a b with its delta interval.
    public var indirect: PathEstimate { defined("indirect") }
    /// What the exposure does in all, at the initial levels held constant where the model holds them.
    public var total: PathEstimate { defined("total") }
    public var monteCarlo: Ends? { drawn("indirect") }

    func drawn(_ name: String) -> Ends? {
        structural.monteCarlo?.summaries.first { $0.name.hasPrefix("\(name):=") }?.summary.interval(.percentile)?.ends
    }

    func bootstrapped(_ name: String) -> BootstrapSummary? {
        structural.bootstrap?.bootstrap.quantities.first { $0.name.hasPrefix("\(name):=") }?.monteCarlo
    }

    /// Slopes' variances that the exposure and the rest leave over.
    func variance(_ name: String) -> Double? { structural.parameters.first { $0.name == "\(name)~~\(name)" }?.estimate }

    func measure(_ name: String) -> ResultTree? { structural.results["fit", name] }

    /// The name of a measure over all occasions.
    static func shared(_ columns: [String]) -> String {
        var shared = columns.first ?? ""
        for name in columns { shared = String(zip(shared, name).prefix { $0 == $1 }.map(\.0)) }
        while let last = shared.last, "_- .".contains(last) { shared.removeLast() }
        return shared.isEmpty ? columns.first ?? "" : shared
    }

    var mediatorName: String { Self.shared(specification.mediator) }
    var outcomeName: String {
        if specification.isLaterValue { return specification.outcome.first ?? "" }
        let name = Self.shared(specification.outcome)
        return name == mediatorName ? specification.outcome.first ?? name : name
    }

    /// The steps in words: of, with what, the row of the model.
    var steps: [(name: String, words: String, row: String)] {
        let (x, m, y) = (specification.exposure, mediatorName, outcomeName)
        let end = specification.isLaterValue ? y : "change in \(y)"
        var rows = [
            ("exposure_to_mediator", "a: \(x) → change in \(m)", "sm~x"), ("mediator_to_outcome", "b: change in \(m) → \(end)", "\(syntax.end)~sm"),
            ("direct", "c′: \(x) → \(end), besides", "\(syntax.end)~x"), ("exposure_to_initial_mediator", "\(x) → \(m) at the start", "im~x"),
        ]
        if !specification.isLaterValue { rows.append(("exposure_to_initial_outcome", "\(x) → \(y) at the start", "iy~x")) }
        return rows
    }

    public var warnings: [String] {
        let (m, y) = (mediatorName, outcomeName)
        var sentences: [String] = [oneImprovement] + initialWarnings
        switch specification.timing {
        case .together where specification.isLaterValue:
            sentences.append("The last measurement of \(m) does not come before \(y), so part of the change in \(m) is not earlier than \(y).")
        case .together:
            sentences.append("The changes in \(m) and \(y) run over the same time, or overlap: they are not ordered, and b says that the two changes went together, in whichever direction. Use earlier columns of \(m) and later ones of \(y) for an order in time.")
        case .after: sentences.append("\(m) was measured after \(y), so its change cannot have come before; the product is an association in the wrong order.")
        case .recalled: sentences.append("The columns were recalled in one sitting, so no order of time can be read.")
        case .unknown: sentences.append("The plan does not state the days of all columns, so no order in time is read from the product.")
        case .before: break
        }
        for (factor, name) in [("sm", m)] + (specification.isLaterValue ? [] : [("sy", y)]) {
            if let variance = variance(factor), variance <= 0 {
                sentences.append("People hardly differ in their change in \(name) beyond the exposure (the variance of the slope is \(variance <= 0 ? "not positive" : "small")), so paths over it rest on little.")
            }
        }
        return sentences + structural.warnings.map(translated)
    }

    /// What the exposure had done by the first occasion is in the initial levels, not in the changes.
    private var initialWarnings: [String] {
        var sentences: [String] = []
        let x = specification.exposure
        let starts = [(mediatorName, "im~x", specification.mediatorDays.first)]
            + (specification.isLaterValue ? [] : [(outcomeName, "iy~x", specification.outcomeDays.first)])
        for (name, row, day) in starts {
            let isShown = path(row)?.raw.isShown(at: specification.level) ?? false
            guard isShown || (day ?? 0) > 0 else { continue }
            let why = isShown ? "\(name) differs with \(x) at its first occasion already" : "the first occasion of \(name) is day \(day ?? 0), not day 0"
            let place = specification.adjustsInitialLevels ? "the indirect effect and the total at equal initial levels leave it out; total_with_initial_levels has it" : "the changes leave it out"
            sentences.append("If \(x) began before that, what it had done by then is not in the change: \(why), and \(place). Take the first occasion from before \(x).")
        }
        return sentences
    }

    func translated(_ sentence: String) -> String {
        let own = [
            "im": "[\(mediatorName) at the start]", "iy": "[\(outcomeName) at the start]", "sm": "[change in \(mediatorName)]",
            "sy": "[change in \(outcomeName)]",
        ]
        return PlainTable.translated(sentence, names.merging(own) { $1 })
    }
}
