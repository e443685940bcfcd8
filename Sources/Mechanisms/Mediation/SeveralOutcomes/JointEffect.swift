public import Statistics
import TrialStatistics

/// One of several questions, with what it says when their number is counted.
public struct JointEffect: Hashable, Sendable {
    public let outcome: String
    /// As in a mediation: `indirect`, `indirect_<m>`.
    public let name: String
    public let estimate: Double
    /// Of the replicates.
    public let standardError: Double
    /// 2 min of the shares of replicates on either side of 0, each with one more replicate counted there
    /// (Davison and Hinkley 1997, section 4.2): the percentile interval turned round.
    public let p: Double
    public let adjustedP: Double
    /// Estimate ± c standard errors, c the quantile of the largest |t| over all questions on each resample;
    /// nil when a standard error is 0 or resamples are not the same for all.
    public let simultaneous: Ends?

    struct Replicated {
        let outcome: String
        let name: String
        let estimate: Double
        let replicates: [Double]
    }

    static func all(_ questions: [Replicated], _ adjustment: SeveralOutcomes.Adjustment, level: Double) throws -> [JointEffect] {
        let p = questions.map { question -> Double in
            var (below, above) = (1, 1)
            for value in question.replicates {
                if value <= 0 { below += 1 }
                if value >= 0 { above += 1 }
            }
            return min(1, 2 * Double(min(below, above)) / Double(question.replicates.count + 1))
        }
        let adjusted = try adjustedP(questions, p, adjustment, level: level)
        let errors = questions.map { $0.replicates.count > 1 ? standardDeviation($0.replicates) : 0 }
        let critical = critical(questions, errors, level: level)
        return questions.indices.map { index in
            let question = questions[index]
            let ends = critical.map { c in
                Ends(lower: question.estimate - c * errors[index], upper: question.estimate + c * errors[index])
            }
            return JointEffect(
                outcome: question.outcome, name: question.name, estimate: question.estimate, standardError: errors[index],
                p: p[index], adjustedP: adjusted[index], simultaneous: ends)
        }
    }

    private static func adjustedP(
        _ questions: [Replicated], _ p: [Double], _ adjustment: SeveralOutcomes.Adjustment, level: Double
    ) throws -> [Double] {
        let procedure: Multiplicity.Procedure
        switch adjustment {
        case .holm: procedure = .holm
        case .hochberg: procedure = .hochberg
        case .bonferroni: procedure = .bonferroni
        case .none: return p
        }
        let hypotheses = zip(questions, p).map { Multiplicity.Hypothesis("\($0.outcome).\($0.name)", p: $1) }
        return try Multiplicity(hypotheses: hypotheses, procedure: procedure, alpha: 1 - level).adjusted()
    }

    private static func critical(_ questions: [Replicated], _ errors: [Double], level: Double) -> Double? {
        guard let count = questions.first?.replicates.count, count > 1, questions.allSatisfy({ $0.replicates.count == count }),
            errors.allSatisfy({ $0 > 0 && $0.isFinite })
        else { return nil }
        var largest = [Double](repeating: 0, count: count)
        for (question, error) in zip(questions, errors) {
            for index in 0..<count {
                largest[index] = max(largest[index], ((question.replicates[index] - question.estimate) / error).magnitude)
            }
        }
        return SortedNumbers(largest)?.quantile(level)
    }

    /// `est`, `se`, `p`, `p_adjusted`, `simultaneous.{lower, upper}`.
    var results: ResultTree {
        .of([
            "est": .number(estimate), "se": .number(standardError), "p": .number(p), "p_adjusted": .number(adjustedP),
            "simultaneous": simultaneous?.results ?? .missing("A standard error is 0."),
        ])
    }
}
