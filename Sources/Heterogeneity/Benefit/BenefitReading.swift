import Statistics
import TrialStatistics

/// What ``Benefit`` says, as numbers and words.
struct BenefitReading {
    let specification: Benefit
    let data: BenefitData
    let predicted: [Double]
    let whole: BenefitRidge
    let calibration: BenefitCalibration
    let concordance: BenefitConcordance?
    let any: BenefitPermutation?

    init(
        specification: Benefit, data: BenefitData, predicted: [Double], whole: BenefitRidge, calibration: BenefitCalibration,
        concordance: BenefitConcordance?, any: BenefitPermutation?
    ) {
        self.specification = specification
        self.data = data
        self.predicted = predicted
        self.whole = whole
        self.calibration = calibration.grouped(data, predicted, count: max(2, specification.groups), level: specification.level)
        self.concordance = concordance
        self.any = any
    }

    static let alike = "The predictions are the same for everybody: no moderator earned a place."
    static let few = "An arm has fewer than two people in this group."

    var results: ResultTree {
        let slope = calibration.slope
        let moments = Moments(predicted)
        let mean = Moments(zip(data.outcome, data.arm).filter { $0.1 == 1 }.map(\.0)).mean - Moments(zip(data.outcome, data.arm).filter { $0.1 == 0 }.map(\.0)).mean
        return .of([
            "n": .count(data.count), "mean_benefit": .number(mean), "penalty": .number(whole.penalty),
            "predicted": .of(["mean": .number(moments.mean), "sd": .number(moments.sd), "least": .number(predicted.min() ?? 0), "most": .number(predicted.max() ?? 0)]),
            "calibration": .of([
                "slope": slope.map { .number($0.estimate) } ?? .missing(Self.alike), "se": slope.map { .number($0.standardError) } ?? .missing(Self.alike),
                "ci_lower": slope.map { .number($0.lower) } ?? .missing(Self.alike), "ci_upper": slope.map { .number($0.upper) } ?? .missing(Self.alike),
                "is_validated": .count(calibration.isValidated ? 1 : 0),
            ]),
            "groups": .branch(calibration.groups.enumerated().map { place, group in
                .init("\(place + 1)", .of([
                    "n_reference": .count(group.counts[0]), "n_arm": .count(group.counts[1]), "predicted": .number(group.predicted),
                    "observed": .finite(group.observed, else: Self.few), "ci_lower": .finite(group.lower, else: Self.few),
                    "ci_upper": .finite(group.upper, else: Self.few),
                ]))
            }),
            "c_for_benefit": concordance.map { c in
                .of(["est": .number(c.estimate), "ci_lower": .finite(c.lower, else: Self.alike), "ci_upper": .finite(c.upper, else: Self.alike), "pairs": .count(c.pairs)])
            } ?? .missing(Self.alike),
            "any_difference": any.map { .of(["f": .number($0.f), "p": .number($0.p), "permutations": .count($0.permutations)]) }
                ?? .missing("No permutation was asked for."),
            "moderators": .branch(whole.interactions.indices.map { .init(resultWord(data.names[$0]), .number(whole.interactions[$0])) }),
            "individual": calibration.isValidated
                ? .branch(data.rows.indices.map { .init("\(data.rows[$0] + 1)", .number(predicted[$0])) })
                : .missing("Nothing validated, so no person's benefit is given."),
        ])
    }

    var warnings: [String] {
        var warnings: [String] = []
        let level = levelPercent(specification.level)
        if calibration.isValidated, let slope = calibration.slope {
            warnings.append("Benefit differs in people as predicted from what was known before: in people left out, the calibration slope is \(rounded(slope.estimate)) (\(level) % interval \(rounded(slope.lower)) to \(rounded(slope.upper)); 1 is as predicted, 0 is nothing). It holds within this sample until another sample has been asked.")
        } else if let slope = calibration.slope {
            warnings.append("Nothing validated: in people left out, the calibration slope is \(rounded(slope.estimate)) (\(level) % interval \(rounded(slope.lower)) to \(rounded(slope.upper))), so that nobody's benefit can be told apart by these variables. With n = \(data.count) that is no sign that all benefit alike.")
        } else {
            warnings.append("Nothing validated: no moderator earned a place, and the predicted benefit is the same for everybody. With n = \(data.count) that is no sign that all benefit alike.")
        }
        if let any, any.p <= 1 - specification.level, !calibration.isValidated {
            warnings.append("Some difference in benefit by these variables is more than chance gives (\(pWords(any.p))), yet too little to predict by.")
        }
        return warnings
    }

    var tables: [ReadableTable] {
        let heading = intervalHeading(specification.level)
        let slope = calibration.slope
        let judged: [[ReadableTable.Cell]] = [
            [.text("calibration slope (1 as predicted, 0 nothing)"), .count(data.count), slope.map { .number($0.estimate) } ?? .missing(Self.alike),
                slope.map { .ends($0.lower, $0.upper, else: Self.alike) } ?? .missing(Self.alike)],
            [.text("C-for-benefit (1/2 nothing)"), .count(2 * (concordance?.pairs ?? 0)), concordance.map { .number($0.estimate) } ?? .missing(Self.alike),
                concordance.map { .ends($0.lower, $0.upper, else: Self.alike) } ?? .missing(Self.alike)],
            [.text("p of any difference in benefit"), .count(data.count), .probability(any?.p, else: "No permutation was asked for."), .empty],
        ]
        let groups = calibration.groups.enumerated().map { place, group -> [ReadableTable.Cell] in
            [.text("\(place + 1)"), .count(group.counts[0]), .count(group.counts[1]), .number(group.predicted), .finite(group.observed, else: Self.few),
                .ends(group.lower, group.upper, else: Self.few)]
        }
        return [
            ReadableTable("Do the predictions of benefit hold?", columns: ["", "n", "estimate", heading], rows: judged,
                notes: ["Each person is predicted by models fitted without them, penalty and all: \(specification.folds) parts, \(specification.repeats) times."]),
            ReadableTable("Predicted and observed benefit", columns: ["group", "n \(data.levels[0])", "n \(data.levels[1])", "predicted", "observed", heading], rows: groups,
                notes: ["Benefit: \(data.levels[1]) less \(data.levels[0]) in \(specification.outcome), turned so that above 0 is better. Groups by predicted benefit, least first."]),
            ReadableTable("Moderators in the model of all people", columns: ["variable", "n", "benefit for one sd more"],
                rows: whole.interactions.indices.map { [.text(data.names[$0]), .count(data.count), .number(whole.interactions[$0])] },
                notes: ["Shrunken towards 0 by the penalty; without intervals, since they say nothing before the predictions validate."]),
        ]
    }

    var pictures: [Picture] {
        let points = calibration.groups.filter { $0.observed.isFinite }.map { Picture.Scatter.Point(x: $0.predicted, y: $0.observed) }
        return [Picture(
            id: "benefit-calibration", title: "Predicted and observed benefit",
            caption: "Observed difference between the arms in groups of predicted benefit; on the line predictions hold, on a level line they say nothing.",
            content: .scatter(.init(points: points, horizontal: "predicted benefit", vertical: "observed benefit", guide: .init(intercept: 0, slope: 1))))]
    }
}
