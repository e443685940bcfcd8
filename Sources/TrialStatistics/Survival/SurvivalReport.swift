import RealModule
import Statistics

/// The numbers of a survival analysis under their names.
struct SurvivalReport {
    let plan: SurvivalSpecification
    let data: SurvivalData
    let curves: [KaplanMeier]
    let logRank: LogRank?
    let cox: CoxFit?
    let tau: Double

    var z: Double { Normal.standard.quantile((1 + plan.level) / 2) ?? .nan }

    var results: ResultTree {
        var entries: [ResultTree.Entry] = [
            .init("n", .count(data.count)), .init("events", .count(data.isEvent.count { $0 })),
            .init("survival", .branch(zip(data.groupLevels, curves).map { .init($0, group($1)) })),
            .init("restricted_mean", restrictedMeans),
        ]
        if let logRank {
            entries.append(.init("log_rank", .of([
                "chisq": .number(logRank.chiSquared), "df": .count(logRank.df), "p": .finite(logRank.p, else: "No test."),
                "observed": .branch(zip(data.groupLevels, logRank.observed).map { .init($0, .number($1)) }),
                "expected": .branch(zip(data.groupLevels, logRank.expected).map { .init($0, .number($1)) }),
            ])))
        }
        if let cox { entries.append(.init("cox", CoxReport(fit: cox, level: plan.level).results)) }
        return .branch(entries)
    }

    private func group(_ curve: KaplanMeier) -> ResultTree {
        func median(_ value: Double?) -> ResultTree { value.map { .number($0) } ?? .missing("The curve does not come down to one half.") }
        let band = "Nobody is left, or nobody had the event yet."
        let at = plan.times.map { time -> ResultTree.Entry in
            let name = (time.shortestText ?? "?").map { $0 == "." ? "_" : $0 }.reduce(into: "") { $0.append($1) }
            guard let point = curve.at(time) else { return .init(name, .missing("Nobody is followed so long.")) }
            return .init(name, .of([
                "survival": .number(point.survival), "se": .finite(point.standardError, else: band),
                "ci_lower": .finite(point.lower, else: band), "ci_upper": .finite(point.upper, else: band), "at_risk": .count(point.atRisk),
            ]))
        }
        let steps = curve.steps.filter { $0.events > 0 }
        var entries: [ResultTree.Entry] = [
            .init("n", .count(curve.n)), .init("events", .count(curve.events)), .init("median", median(curve.median)),
            .init("median_lower", median(curve.medianLower)), .init("median_upper", median(curve.medianUpper)),
            .init("curve", .of([
                "time": .list(steps.map(\.time)), "at_risk": .list(steps.map { Double($0.atRisk) }),
                "events": .list(steps.map { Double($0.events) }), "survival": .list(steps.map(\.survival)),
            ])),
        ]
        if !at.isEmpty { entries.append(.init("at", .branch(at))) }
        return .branch(entries)
    }

    private var means: [(mean: Double, standardError: Double)] { curves.map { $0.restrictedMean(to: tau) } }

    private func row(_ estimate: Double, _ error: Double, isDifference: Bool) -> ResultTree {
        var entries: [ResultTree.Entry] = [
            .init("est", .number(estimate)), .init("se", .number(error)), .init("ci_lower", .number(estimate - z * error)),
            .init("ci_upper", .number(estimate + z * error)),
        ]
        if isDifference { entries.append(.init("p", .finite(Normal.twoSided(estimate / error), else: "There is no spread."))) }
        return .branch(entries)
    }

    private var restrictedMeans: ResultTree {
        let means = means
        var entries: [ResultTree.Entry] = [.init("tau", .number(tau))]
        entries.append(.init("group", .branch(zip(data.groupLevels, means).map { .init($0, row($1.mean, $1.standardError, isDifference: false)) })))
        if means.count > 1 {
            let differences = (1..<means.count).map { index -> ResultTree.Entry in
                let error = (means[index].standardError * means[index].standardError + means[0].standardError * means[0].standardError).squareRoot()
                return .init("\(data.groupLevels[index])_minus_\(data.groupLevels[0])", row(means[index].mean - means[0].mean, error, isDifference: true))
            }
            entries.append(.init("difference", .branch(differences)))
        }
        return .branch(entries)
    }

    var tables: [ReadableTable] {
        let never = "The curve does not come down to one half."
        let rows = data.groupLevels.indices.map { index -> [ReadableTable.Cell] in
            let curve = curves[index]
            let mean = means[index]
            return [
                .text(data.groupLevels[index]), .count(curve.n), .count(curve.events), .finite(curve.median, else: never),
                .ends(curve.medianLower ?? .nan, curve.medianUpper ?? .nan, else: "A band of the curve does not come down to one half."),
                .number(mean.mean), .interval(mean.mean - z * mean.standardError, mean.mean + z * mean.standardError),
            ]
        }
        let heading = intervalHeading(plan.level)
        var notes = ["Kaplan–Meier; the mean is restricted to \(tau.shortestText ?? "")."]
        if let logRank {
            notes.append("Log-rank test\(plan.strata.isEmpty ? "" : ", stratified by \(plan.strata.joined(separator: ", "))"): chi-square \(shown(logRank.chiSquared)) on \(logRank.df) df, p \(logRank.p < 0.001 ? "< 0.001" : "= \(shown(logRank.p))").")
        }
        var tables = [ReadableTable(
            "Time to the event", columns: ["", "n", "events", "median", heading, "mean", "\(heading) of the mean"], rows: rows, notes: notes)]
        if let cox { tables += CoxReport(fit: cox, level: plan.level).tables }
        return tables
    }

    private func shown(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }

    var pictures: [Picture] {
        let lines = zip(data.groupLevels, curves).map { name, curve in
            Picture.Course.Line(name: name, points: [.init(position: 0, value: 1)] + curve.steps.map { step in
                .init(
                    position: step.time, value: step.survival, lower: step.lower.isFinite ? step.lower : nil,
                    upper: step.upper.isFinite ? step.upper : nil)
            })
        }
        let course = Picture(
            id: "survival", title: "Without the event", caption: "The share without the event over time, one line a group, each with its band.",
            content: .course(.init(lines: lines, horizontal: plan.time, vertical: "share without the event", isStepwise: true)))
        return [course] + (cox.map { CoxReport(fit: $0, level: plan.level).pictures } ?? [])
    }
}
