import RealModule
import Statistics

extension MixtureReading {
    var tables: [ReadableTable] {
        let compared = models.indices.map { place -> [ReadableTable.Cell] in
            [
                .count(models[place].count), .count(n), .number(models[place].logLikelihood), .number(bic(place)),
                place > 0 && place <= tests.count ? .number(tests[place - 1].ratio) : .empty,
                place > 0 && place <= tests.count ? .probability(tests[place - 1].p, else: "No sample was drawn.") : .empty,
            ]
        }
        var rows: [[ReadableTable.Cell]] = []
        for part in 0..<model.count {
            let ends = interval(part)
            for arm in arms.levels.indices {
                let share = share(arm, part)
                rows.append([
                    .text("\(name(part)), \(arms.levels[arm])"), .count(data.arms.count { $0 == arm }), .number(model.means[part]),
                    ends.map { .interval($0.lower, $0.upper) } ?? .missing(Self.unsampled), .number(model.variances[part].squareRoot()),
                    .share(model.shares[arm][part]), share.map { .ends($0.lower, $0.upper, else: noShare) } ?? .missing(noShare),
                ])
            }
        }
        let heading = intervalHeading(specification.level)
        return [
            ReadableTable(
                "How many components describe the changes", columns: ["components", "n", "log-likelihood", "BIC", "ratio", "p"], rows: compared,
                notes: [
                    "Ratio: twice the gain over one component fewer, against samples from the smaller model (McLachlan 1987).",
                    "A lead in BIC of less than \(rounded(MixtureOfChange.clear, 0)) leaves the number open.",
                ]),
            ReadableTable(
                "Components", columns: ["direction of change, arm", "n of the arm", "mean", heading, "sd", "share", heading + " "], rows: rows,
                notes: [
                    "Means and spreads are shared by the arms; shares are each arm's own. Percentile intervals from people drawn within arms.",
                    "The number of components is taken as chosen; the intervals do not carry that choice.",
                ]),
        ]
    }

    /// The fitted density of each arm.
    var pictures: [Picture] {
        let sorted = data.values.sorted()
        guard let low = sorted.first, let high = sorted.last, high > low else { return [] }
        let lines = arms.levels.indices.map { arm in
            Picture.Course.Line(name: arms.levels[arm], points: (0...80).map { step in
                let y = low + (high - low) * Double(step) / 80
                var density = 0.0
                for part in 0..<model.count {
                    let sd = model.variances[part].squareRoot()
                    let z = (y - model.means[part]) / sd
                    density += model.shares[arm][part] * Double.exp(-0.5 * z * z) / (sd * 2.5066282746310002)
                }
                return .init(position: y, value: density)
            })
        }
        return [Picture(
            id: "mixture", title: "Fitted distribution of change",
            caption: "The density of change in each arm from \(model.count) \(model.count == 1 ? "component" : "components") that the arms share.",
            content: .course(.init(lines: lines, horizontal: specification.outcome, vertical: "density")))]
    }
}
