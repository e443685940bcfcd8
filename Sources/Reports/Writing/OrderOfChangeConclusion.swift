import Charts
import Mechanisms
import Statistics

/// The one conclusion that a report draws from an order of change. Every clause follows from
/// a number, and the number, its interval, its method and how many people it rests on stand
/// with it.
struct OrderOfChangeConclusion {
    let writing: OrderOfChangeWriting

    private var fit: OrderOfChangeFit { writing.fit }
    private var mechanism: String { writing.mechanism ?? fit.specification.mechanism.early }
    private var outcome: String { writing.outcome ?? fit.specification.outcome.early }

    /// The reading, without numbers; ``evidence`` has them.
    var notice: Notice { Notice(.conclusion, title: title, text: reading.joined(separator: " ")) }

    /// What the reading rests on: each number with interval, method and people.
    var evidence: [String] {
        guard fit.verdict != .timeNotStated else { return [total] }
        let first = fit.verdict != .outcomeFirst
        return [lag(forward: first), lag(forward: !first), indirect(fit.verdict == .together ? fit.concurrent : fit.forward), total]
            .filter { !$0.isEmpty }
    }

    private var title: String {
        switch fit.verdict {
        case .mechanismFirst: "Consistent with change in \(mechanism) carrying part of the effect"
        case .againstTotal: "\(mechanism.capitalizedSentence) went with an effect against the total one"
        case .noTotalEffect: "An indirect effect, but no total effect shown"
        case .mechanismFirstAlone: "\(mechanism.capitalizedSentence) went before; no effect through it shown"
        case .outcomeFirst: "\(outcome.capitalizedSentence) went before \(mechanism), not shown the other way"
        case .bothWays: "Each went before the other"
        case .together: "Both changed together; the order cannot be told"
        case .nothingShown: "No order and no indirect effect shown"
        case .timeNotStated: "When the measures were taken is not stated"
        }
    }

    private var reading: [String] {
        let before = "Earlier \(mechanism) went with later \(outcome); the other direction is not shown."
        switch fit.verdict {
        case .mechanismFirst:
            return [before, "What runs from the exposure through \(mechanism) points the way of the total effect.", firstStep, assumptions]
        case .againstTotal:
            return [before, "What runs from the exposure through \(mechanism) points against the total effect: it did not carry it.", assumptions]
        case .noTotalEffect:
            return [before, "There is no total effect shown for \(mechanism) to carry a part of.", assumptions]
        case .mechanismFirstAlone:
            return [before, "That the exposure works through it is not shown.", assumptions]
        case .outcomeFirst:
            return ["Earlier \(outcome) went with later \(mechanism); the other direction is not shown.", "These data do not support that \(mechanism) carried an effect.", assumptions]
        case .bothWays:
            return ["A loop between the two, or a common cause of both, would look like this; the data do not tell which came first."]
        case .together:
            return ["At the same visit the two look like mediation, but neither is shown to go before the other.", "One shared change read off two scales would give the same picture, so a claim that \(mechanism) carried an effect is not supported."]
        case .nothingShown:
            return ["Neither is shown to go before the other, and no indirect effect is shown at the same visit.", "That is not evidence of absence: look at the widths of the intervals."]
        case .timeNotStated:
            return ["Without the study days of the columns no order in time can be read; the models describe associations."]
        }
    }

    /// `Higher earlier self-compassion (week 8) went with lower later PTSD symptoms (week 18):
    /// standardized slope −0.41 (97.5 % interval −0.59 to −0.23), 75 people.`
    private func lag(forward: Bool) -> String {
        let model = forward ? fit.forward : fit.reverse
        let first = forward ? writing.early(\.mechanism) : writing.early(\.outcome)
        let second = forward ? writing.late(\.outcome) : writing.late(\.mechanism)
        let slope = writing.standardizedLag(model)
        guard let estimate = slope.estimate, let lower = slope.lower, let upper = slope.upper else {
            return "The path from \(first) to \(second) cannot be estimated."
        }
        let numbers = "standardized slope \(Words.estimate(estimate, lower, upper)), \(Words.level(model.specification.level)) interval by least squares, \(model.rowsUsed) people"
        guard OrderOfChangeFit.goesBefore(model) else {
            return "From \(first)\(early) to \(second)\(late) the interval includes zero: \(numbers)."
        }
        return "Higher \(first)\(early) went with \(estimate < 0 ? "lower" : "higher") \(second)\(late), beyond earlier values of what comes last and both baselines: \(numbers)."
    }

    private var early: String { fit.specification.days.map { " (\(Self.time($0.early)))" } ?? "" }
    private var late: String { fit.specification.days.map { " (\(Self.time($0.late)))" } ?? "" }

    private static func time(_ day: Int) -> String { day % 7 == 0 ? "week \(day / 7)" : "day \(day)" }

    private func indirect(_ model: MediationFit) -> String {
        guard let interval = model.decidingInterval else { return "" }
        let what = model.specification.outcome
        return "Indirect effect \(Words.estimate(model.totalIndirect.estimate, interval.ends.lower, interval.ends.upper)) in units of \(writing.names[what] ?? what), \(Words.level(model.specification.level)) interval by \(interval.words), \(model.rowsUsed) people."
    }

    /// The exposure's whole effect, adjusted for both baselines.
    private var total: String {
        guard let row = fit.totalEffect else { return "" }
        let what = fit.forward.specification.outcome
        let includes = row.lower <= 0 && row.upper >= 0
        return "Total effect \(Words.estimate(row.estimate, row.lower, row.upper)), \(Words.level(fit.forward.specification.level)) interval by least squares, in the same people, adjusted for both baselines, in units of \(writing.names[what] ?? what)\(includes ? ": not told from none" : "")."
    }

    private var firstStep: String {
        switch fit.specification.assignment {
        case .randomized:
            "Randomization supports the step from treatment to \(mechanism) among those who stayed; the step from \(mechanism) to \(outcome) rests on the models."
        case .observed: "The exposure was observed, not assigned, so both steps rest on the models."
        case .unknown: "Whether the exposure was randomized is not stated, so both steps rest on the models."
        }
    }

    private var assumptions: String {
        "The models take it that there is no unmeasured common cause, that effects are straight lines and the same in everybody, and that scales are without error; a scale with more error tends to look like the one that follows."
    }
}
