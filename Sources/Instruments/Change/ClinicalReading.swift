/// How the classification is put together: a reliable change from the first method, or else from
/// published thresholds; a line from norms, or else from published end states.
struct ClinicalReading {
    let first: Double
    let second: Double
    let direction: Direction
    let parameters: ChangeParameters
    let index: Found<ReliableChange>?
    let findings: [ThresholdFinding]

    var result: Found<ClinicalChange> {
        guard direction.sign != nil else { return .missing(.neitherBetter) }
        let lines: [CutOff]
        switch self.lines {
        case .value(let found): lines = found
        case .missing(let missing): return .missing(missing)
        }
        let crossings = Set(lines.map { ClinicalChange.crossing(first, second, $0) })
        guard let line = lines.first, let crossing = crossings.first, crossings.count == 1 else {
            return .missing(disagreement("cut-offs", lines.map { NumberText.short($0.value) }))
        }
        switch reliability {
        case .missing(let missing): return .missing(missing)
        case .value(let found):
            return .value(ClinicalChange(found.outcome, by: found.rule, crossing, line))
        }
    }

    private struct Reliability: Hashable, Codable, Sendable {
        let outcome: ReliableChange.Outcome
        let rule: String
    }

    private var reliability: Found<Reliability> {
        if case .value(let change)? = index {
            return .value(Reliability(outcome: change.outcome, rule: change.method.name))
        }
        let published = findings.filter { $0.threshold.kind == .reliableChange }
        guard !published.isEmpty else {
            return .missing(
                index?.missing
                    ?? ChangeMissing(kind: .parameters, sentence: "No reliable change is known."))
        }
        let applicable = published.filter { $0.reading.value != nil }
        if applicable.isEmpty, let missing = published.first?.reading.missing { return .missing(missing) }
        let readings = applicable.map { $0.reading.value?.reliability }
        let outcomes = Set(readings)
        guard outcomes.count == 1, let outcome = readings.first ?? nil else {
            return .missing(disagreement("reliable changes", applicable.map(\.threshold.bound.words)))
        }
        let bounds = applicable.map(\.threshold.bound.words).joined(separator: " and ")
        return .value(Reliability(outcome: outcome, rule: "published: \(bounds)"))
    }

    private var lines: Found<[CutOff]> {
        let hasNorms = parameters.functional != nil || parameters.dysfunctional != nil
        let ends = parameters.thresholds.filter { $0.kind == .endState }
        if hasNorms || parameters.criterion != nil || ends.isEmpty {
            switch CutOff.of(parameters, direction: direction) {
            case .value(let line): return .value([line])
            case .missing(let missing): return .missing(missing)
            }
        }
        var lines: [CutOff] = []
        for end in ends {
            guard let line = CutOff(published: end, direction) else {
                return .missing(
                    ChangeMissing(
                        kind: .unusable,
                        sentence: "The end state '\(end.bound.words)' lies on the worse side of a scale "
                            + "on which \(direction.sentence)."))
            }
            lines.append(line)
        }
        return .value(lines)
    }

    private func disagreement(_ what: String, _ values: [String]) -> ChangeMissing {
        ChangeMissing(
            kind: .disagreement,
            sentence: "The published \(what) (\(values.joined(separator: ", "))) do not agree on "
                + "this change: a study names the one that it uses.")
    }
}

extension CutOff {
    /// nil when the end state lies on the worse side.
    fileprivate init?(published end: Threshold, _ direction: Direction) {
        switch (end.bound, direction) {
        case (.atMost(let value), .higherIsWorse), (.atLeast(let value), .higherIsBetter):
            self.init(
                value: value, includesLine: true, direction: direction,
                rule: "Published end state: \(end.bound.words).", source: end.source)
        default: return nil
        }
    }
}

extension ThresholdFinding.Reading {
    /// What a published reliable change says; nil between the ends of a range.
    fileprivate var reliability: ReliableChange.Outcome? {
        switch self {
        case .improved: .improvedReliably
        case .worsened: .worsenedReliably
        case .neither: .noReliableChange
        default: nil
        }
    }
}
