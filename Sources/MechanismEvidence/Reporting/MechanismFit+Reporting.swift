import Mechanisms
import Statistics

extension MechanismFit {
    /// For the report: what a reader has to be told of this analysis.
    public var reporting: MediationReporting {
        let place = focus?.place ?? .lagged
        let (x, m, y) = (specification.exposure, specification.mechanism.name, specification.outcome.name)
        return MediationReporting(
            items: [
                .init("Question", "Whether \(m) went between \(x) and \(y), and what the design lets one say of it."),
                .init("Exposure", "\(x), \(specification.assignment.words)"),
                .init("Mediator", "\(m); \(words(specification.mechanism))"),
                .init("Outcome", "\(y); \(words(specification.outcome))"),
                .init("Timing", focus.map { "\($0.mediator) and \($0.outcome): \($0.timing.label)" } ?? "not stated"),
                .init("Rivals", listed(specification.rivals.map(\.name))),
                .init("Effect", "Indirect effect a × b of linear equations, in units of \(y) per unit of \(x), and in standard deviations"),
                .init("Held constant", listed(heldConstant(place))),
                .init("Assumptions", assumptions.joined(separator: " ")),
                .init("Intervals", "Percentile bootstrap, \(specification.bootstrap.resamples) resamples of \(specification.bootstrap.unit ?? "people"), seed \(specification.bootstrapSeed), level \(levelPercent(specification.level)) %; order in time at \(levelPercent(specification.laggedLevel)) %"),
                .init("Missing values", FitAccount.completeRows(given: rowsInTable, analysed: people)),
                .init("Participants", "\(people) of \(rowsInTable)"),
                .init("Sensitivity", sensitivityDone.joined(separator: "; ")),
                .init("Finding", verdictSentence),
            ],
            edges: edges(place), assumptions: assumptions, sensitivityDone: sensitivityDone, people: people, rowsInTable: rowsInTable)
    }

    private func listed(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }

    private func words(_ measure: MeasureColumns) -> String {
        let occasions = Occasion.allCases.compactMap { occasion -> String? in
            guard let column = measure.column(on: occasion) else { return nil }
            let day = specification.days[column].map { "day \($0)" } ?? "day not stated"
            return "\(occasion.rawValue): \(column) (\(day))"
        }
        return occasions.joined(separator: ", ") + "; reliability " + (measure.reliability?.words ?? "not stated")
    }

    private func heldConstant(_ place: Place) -> [String] {
        var names = specification.covariates + [specification.mechanism.baseline, specification.outcome.baseline].compactMap(\.self)
        for name in specification.outcomeCovariates + [place.earlier(of: specification.mechanism, and: specification.outcome)].compactMap(\.self) {
            names.append("\(name) (in the outcome equation)")
        }
        return names
    }

    private var assumptions: [String] {
        let randomized = specification.assignment == .randomized
        let (x, m, y) = (specification.exposure, specification.mechanism.name, specification.outcome.name)
        var told = [
            randomized
                ? "\(x) was randomized, so nothing before it goes with it but by chance."
                : "Nothing unmeasured goes with \(x) and with \(m) or \(y): this is assumed, since \(x) is not said to be randomized.",
            "Nothing unmeasured, and nothing that \(x) itself moved, goes with both \(m) and \(y): no design that leaves \(m) free assures it.",
            "Equations are linear, and \(x) does not change what a step in \(m) goes with.",
        ]
        if focus?.isCorrected == true {
            told.append("Errors of measurement go with nothing, not with one another either, and the stated reliabilities hold for these people.")
        } else {
            told.append("\(m) and what is held constant are measured without error.")
        }
        return told
    }

    private var sensitivityDone: [String] {
        var told: [String] = []
        if sensitivity.commonCause != nil { told.append("unmeasured common cause (rho)") }
        if sensitivity.eValue != nil { told.append("mediational E-value") }
        if !sensitivity.reliability.isEmpty { told.append("reliability of both scales from 0.5 to 1") }
        if sensitivity.commonMethod != nil { told.append(specification.marker == nil ? "one method in every answer" : "one method in every answer, with a marker") }
        told += sensitivity.alternatives.map(\.label)
        if !sensitivity.sites.isEmpty { told.append("each of \(sensitivity.sites.count) sites left out") }
        if sensitivity.influence != nil { told.append("each person left out") }
        return told
    }

    private func edges(_ place: Place) -> [MediationReporting.Edge] {
        guard let focus else { return [] }
        var edges: [MediationReporting.Edge] = [
            .init(from: specification.exposure, to: focus.mediator, role: "path a"),
            .init(from: focus.mediator, to: focus.outcome, role: "path b"),
            .init(from: specification.exposure, to: focus.outcome, role: "direct path"),
        ]
        let both = specification.covariates + [specification.mechanism.baseline, specification.outcome.baseline].compactMap(\.self)
        for name in both {
            edges.append(.init(from: name, to: focus.mediator, role: "held constant"))
            edges.append(.init(from: name, to: focus.outcome, role: "held constant"))
        }
        for name in specification.outcomeCovariates + [place.earlier(of: specification.mechanism, and: specification.outcome)].compactMap(\.self) {
            edges.append(.init(from: name, to: focus.outcome, role: "held constant"))
        }
        return edges
    }
}

extension MechanismSpecification.Assignment {
    var words: String {
        switch self {
        case .randomized: "randomized"
        case .observed: "observed"
        case .unknown: "how people came to it is not stated"
        }
    }
}
