import Statistics
import TrialStatistics

/// What ``Tails`` says, as numbers.
struct TailReport {
    let tails: Tails
    let arms: Arms
    let readings: [TailReading]
    let together: TailReading
    let minorities: [MinorityTest?]

    var results: ResultTree {
        .of([
            "scales": .branch(readings.map { .init(resultWord($0.index.name), $0.results(arms, tails)) }),
            "together": together.results(arms, tails),
            "minority": .branch(arms.levels.indices.map { .init(arms.word($0), minority($0)) }),
        ])
    }

    static let tooFew = "A test of a minority needs \(MinorityTest.fewest) people of an arm whose changes differ, and samples to hold it against."

    static let noLower = "It is asked for only where the arm stands apart from a normal spread and leans more than the reference arm."

    private func minority(_ arm: Int) -> ResultTree {
        guard let test = minorities[arm] else { return .missing(Self.tooFew) }
        return .of([
            "n": .count(test.n), "skewness": .number(test.skewness), "likelihood_ratio": .number(test.gain), "p": .number(test.p),
            "p_reference": test.pReference.map(ResultTree.number)
                ?? .missing(arm == 0 ? "This is the reference arm." : "The reference arm is too small to be compared with."),
            "share": .number(test.mixture.share), "mean_rest": .number(test.mixture.rest), "mean_minority": .number(test.mixture.minority),
            "mean_minority_ci_lower": test.minorityLower.map { .finite($0, else: Self.noLower) } ?? .missing(Self.noLower),
            "is_reported": .count(test.isReported ? 1 : 0),
        ])
    }

    var warnings: [String] {
        var warnings: [String] = []
        for arm in arms.levels.indices { warnings += sentences(arm) }
        if tails.scales.count > 1, tails.errorCorrelation == 0 {
            warnings.append("All scales together: their errors are taken as unrelated. Where one bad day moves every scale, error alone puts more people beyond the thresholds; give error_correlation.")
        }
        if together.counts.contains(where: { $0.n < MinorityTest.fewest }) {
            warnings.append("An arm has fewer than \(MinorityTest.fewest) people with all scales: whether a part of it went the other way cannot be told, and a tail of nobody is no reassurance.")
        }
        return warnings
    }

    /// Of one arm: how many were reliably worse, whether that is more than error and more than the reference, and
    /// whether a part stands apart.
    func sentences(_ arm: Int) -> [String] {
        let count = together.counts[arm]
        guard count.n > 0 else { return ["Arm \"\(arms.levels[arm])\": nobody has both measurements of every scale."] }
        let alpha = 1 - tails.level
        let share = percent(count.share(count.worse))
        var first = "Arm \"\(arms.levels[arm])\": \(count.worse) of \(count.n) people (\(share)) were reliably worse and \(count.better) (\(percent(count.share(count.better)))) reliably better on all scales together; "
        first += count.worseThanError <= alpha
            ? "more people worse than error explains (\(percent(tails.expected)) expected, \(pWords(count.worseThanError)))."
            : "error alone would put about \(percent(tails.expected)) there, so no more people were worse than error may explain (\(pWords(count.worseThanError)))."
        var sentences = [first]
        if arm > 0, together.counts[0].n > 0 {
            let difference = together.worse[arm - 1]
            let ends = "\(percent(difference.ends.lower)) to \(percent(difference.ends.upper))"
            sentences.append("Arm \"\(arms.levels[arm])\" less arm \"\(arms.levels[0])\" in reliably worse: \(percent(difference.estimate)) (\(ends))\(difference.more <= alpha ? ", more than in the reference arm" : "").")
        }
        guard let test = minorities[arm] else { return sentences }
        let size = "about \(percent(test.mixture.share)) of the arm"
        if test.isReported {
            sentences.append("Arm \"\(arms.levels[arm])\": a part went the other way, \(size) around an index of \(rounded(test.mixture.minority)) on the worse side, while the rest lies around \(rounded(test.mixture.rest)) (\(pWords(test.p))). The mean alone hides it.")
        } else if test.isApart {
            let word: String
            if arm == 0 {
                word = "it is the reference arm, and a scale can lean by itself"
            } else if test.pReference == nil {
                word = "the reference arm is too small to tell whether the scale leans by itself"
            } else if !test.leansMore {
                word = "that the reference arm leans less is not shown"
            } else {
                word = "that the smaller part worsened is not shown; it may have changed less than the rest"
            }
            sentences.append("Arm \"\(arms.levels[arm])\": the spread of change leans (\(pWords(test.p))), but \(word), so this is not reported as a part that was harmed.")
        } else {
            sentences.append("Arm \"\(arms.levels[arm])\": no part was found that went the other way (\(pWords(test.p))). \(Self.power(test.n))")
        }
        return sentences
    }

    /// What a silence is worth, by the number of people; the rates stand in `Documentation/Methods/Heterogeneity.md`.
    static func power(_ n: Int) -> String {
        n < 80
            ? "With \(n) people a part of 10 % is often missed even where it lies far from the rest, so whether there is one cannot be told."
            : "With \(n) people a part of 10 % is found in most trials only if it lies some three and a half standard deviations from the rest."
    }
}
