import Statistics
import TrialStatistics

/// What ``DoseResponse`` says, as numbers.
struct DoseReport {
    let specification: DoseResponse
    let means: DoseMeans
    let low: DoseComparisons
    let high: DoseComparisons?
    let shapes: DoseShapes?
    let peak: DosePeak?
    /// The same towards worse.
    let dip: DosePeak?
    let models: DoseModels?
    let best: (shares: [Double], resamples: Int)?

    var level: Double { specification.level }
    var sign: Double { specification.sign }

    func word(_ place: Int) -> String { resultWord(doseText(means.doses[place])) }
    func text(_ place: Int) -> String { doseText(means.doses[place]) }

    /// One-sided, what is called shown.
    var alpha: Double { (1 - level) / 2 }

    var isTurning: Bool { peak.map { $0.p <= alpha } ?? false }

    var isDipping: Bool { dip.map { $0.p <= alpha } ?? false }

    /// The dose with the best mean.
    var top: Int {
        var top = 0
        for place in means.means.indices where sign * means.means[place] > sign * means.means[top] { top = place }
        return top
    }

    /// Whether the means as they are go one way from dose to dose.
    var isOneWay: Bool {
        let steps = zip(means.means, means.means.dropFirst()).map { $1 - $0 }
        return steps.allSatisfy { $0 >= 0 } || steps.allSatisfy { $0 <= 0 }
    }

    /// Welch's F of no difference between the doses.
    var anyDifference: TermTest? { means.spread.anyDifference(means.means, term: "dose") }

    /// Of a mean, with the degrees of freedom of its own dose.
    func interval(_ place: Int) -> Ends {
        var contrast = [Double](repeating: 0, count: means.count)
        contrast[place] = 1
        let half = (StudentT(df: means.spread.df(contrast))?.quantile((1 + level) / 2) ?? .nan) * means.spread.standardError(contrast)
        return Ends(lower: means.means[place] - half, upper: means.means[place] + half)
    }

    var results: ResultTree {
        let none = "No resample gave the means."
        let doses = means.doses.indices.map { place -> ResultTree.Entry in
            let error = means.covariance[place, place].squareRoot()
            let ends = interval(place)
            return .init(word(place), .of([
                "dose": .number(means.doses[place]), "n": .count(means.counts[place]), "mean": .number(means.means[place]), "sd": .number(means.spread.sds[place]),
                "se": .number(error), "ci_lower": .number(ends.lower), "ci_upper": .number(ends.upper),
                "probability_best": best.map { .number($0.shares[place]) } ?? .missing(none),
            ]))
        }
        var entries: [ResultTree.Entry] = [
            .init("doses", .branch(doses)), .init("sigma", .number(means.sigma)), .init("df", .number(means.df)),
            .init("any_difference", anyDifference?.results ?? .missing("The covariances of the means are singular.")),
            .init("against_lowest", comparisons(low)),
        ]
        if let high { entries.append(.init("against_highest", comparisons(high))) }
        entries.append(.init("shapes", shapes.map { found in
            .branch(found.rows.map { row in
                .init(row.name, .of([
                    "contrast": .list(row.contrast), "est": .number(row.estimate), "se": .number(row.standardError), "t": .number(row.t),
                    "p_adjusted": .number(row.adjusted),
                ]))
            })
        } ?? .missing("Shapes need three doses.")))
        entries.append(.init("course", course))
        if let models { entries.append(.init("models", .branch(models.models.map(model)))) }
        return .branch(entries)
    }

    private func comparisons(_ family: DoseComparisons) -> ResultTree {
        .branch(family.rows.map { row in
            .init(word(row.place), .of([
                "est": .number(row.estimate), "se": .number(row.standardError), "df": .number(row.df), "t": .number(row.t), "p": .number(row.p),
                "p_adjusted": .number(row.adjusted), "ci_lower": .number(row.lower), "ci_upper": .number(row.upper),
                "critical": .number(row.critical), "detectable": .number(row.detectable),
            ]))
        })
    }

    private var course: ResultTree {
        let two = "A course that turns needs three doses."
        return .of([
            "best_dose": .number(means.doses[top]), "is_one_way": .count(isOneWay ? 1 : 0),
            "peak_dose": peak.map { .number(means.doses[$0.place]) } ?? .missing(two), "peak_p": peak.map { .number($0.p) } ?? .missing(two),
            "is_peak_shown": .count(isTurning ? 1 : 0),
            "dip_dose": dip.map { .number(means.doses[$0.place]) } ?? .missing(two), "dip_p": dip.map { .number($0.p) } ?? .missing(two),
            "is_dip_shown": .count(isDipping ? 1 : 0),
        ])
    }

    private func model(_ model: DoseModels.Model) -> ResultTree.Entry {
        .init(model.name, .branch(
            [.init("gaic", .number(model.gAIC)), .init("q", .number(model.q)), .init("parameters", .count(model.parameters))]
                + model.values.map { .init($0.name, .number($0.value)) }))
    }
}
