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

    /// The reading, without numbers, from the table of claims; ``evidence`` has them.
    var notice: Notice {
        let claim = Finding.order(fit.verdict).claim(
            under: design, words: ClaimWords(exposure: writing.names[fit.specification.exposure] ?? fit.specification.exposure, mechanism: mechanism, outcome: outcome))
        return claim.notice(.conclusion)
    }

    /// A plan in which the early measure is not earlier is refused, so days that are stated are in order.
    private var design: ClaimDesign {
        ClaimDesign(assignment: fit.specification.assignment, timing: fit.specification.days == nil ? .unknown : .before)
    }

    /// What the reading rests on: each number with interval, method and people.
    var evidence: [String] {
        guard fit.verdict != .timeNotStated else { return [total] }
        let first = fit.verdict != .outcomeFirst
        return [lag(forward: first), lag(forward: !first), indirect(fit.verdict == .together ? fit.concurrent : fit.forward), total]
            .filter { !$0.isEmpty }
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
            return "From \(first)\(early(forward)) to \(second)\(late) the interval includes zero: \(numbers)."
        }
        return "Higher \(first)\(early(forward)) went with \(estimate < 0 ? "lower" : "higher") \(second)\(late), beyond earlier values of what comes last and both baselines: \(numbers)."
    }

    private func early(_ forward: Bool) -> String {
        fit.specification.days.map { " (\(Self.time(forward ? $0.mechanismEarly : $0.outcomeEarly)))" } ?? ""
    }
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
}
