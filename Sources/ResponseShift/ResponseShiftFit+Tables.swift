public import Statistics
import StructuralEquations

private let notDefined = "It is not defined."

extension ResponseShiftFit {
    /// The verdict stands before any change score.
    public var tables: [ReadableTable] {
        [verdicts, tests, steps] + (scales.contains { !$0.releases.isEmpty } ? [shifted] : []) + (scales.contains { !$0.changes.isEmpty } ? [change] : [])
    }

    private var verdicts: ReadableTable {
        ReadableTable(
            "Is it the same scale afterwards?", columns: ["Scale", "n", "Verdict", "p (adjusted)"],
            rows: scales.map { scale in
                [.text(scale.scale.name), .count(scale.persons), .text(scale.verdict.words), scale.adjustedP.map { .p($0) } ?? .missing(notDefined)]
            },
            notes: [
                "Read this before any change score. The test holds all loadings and intercepts equal over time\(specification.group == nil ? "" : " in every group") at once; below \(ScaleShift.short(specification.alpha, 2)) a scale is flagged.",
                specification.adjustment == .holm && scales.count > 1 ? "p adjusted over the scales as Holm (1979) does." : "p as it is.",
                "\"No shift found\" is not \"the same\": few people show large shifts only.",
            ])
    }

    private var tests: ReadableTable {
        let names = [
            "omnibus": "loadings and intercepts", "loadings": "loadings", "intercepts": "intercepts, loadings equal",
            "residuals": "residual variances, the rest equal", "groups_alike": "whether the groups shifted alike",
        ]
        return ReadableTable(
            "What holding equal costs", columns: ["Scale", "Held equal over time", "n", "Chi-square difference", "df", "p", "ΔCFI"],
            rows: scales.flatMap { scale in
                scale.tests.map { name, test in
                    let what = names[name] ?? "loadings and intercepts, \(String(name.dropFirst("group_".count))) alone"
                    return [
                        .text(scale.scale.name), .text(what), .count(scale.persons), .finite(test.chiSquare, else: notDefined), .count(test.df),
                        test.p.map { .p($0) } ?? .missing("There are no degrees of freedom."), .finite(test.cfi, else: notDefined),
                    ]
                }
            }, notes: ["A fall of CFI beyond 0.01 is often taken as too much (Cheung and Rensvold 2002)."])
    }

    private var steps: ReadableTable {
        let names = ["configural": "nothing", "metric": "loadings", "scalar": "and intercepts", "strict": "and residual variances", "final": "as change is read from"]
        return ReadableTable(
            "Models", columns: ["Scale", "Held equal", "n", "Chi-square", "df", "CFI", "RMSEA", "SRMR"],
            rows: scales.flatMap { scale in
                scale.fits.map { name, fit in
                    [.text(scale.scale.name), .text(names[name] ?? name), .count(scale.persons), .number(fit.chiSquare), .count(fit.degreesOfFreedom)]
                        + ["cfi", "rmsea", "srmr"].map { .finite(fit.results["fit", $0]?.number, else: notDefined) }
                }
            })
    }

    private var shifted: ReadableTable {
        ReadableTable(
            "What shifted", columns: ["Scale", "Item", "Number", "Occasion", "Group", "First", "Then", "Fall of chi-square", "p"],
            rows: scales.flatMap { scale in
                scale.releases.map { release -> [ReadableTable.Cell] in
                    let kind = release.cell.kind == .loading ? "loading (reprioritisation)" : "intercept (recalibration)"
                    let group = scale.groups.count > 1 ? release.cell.group.map { scale.groups[$0] } ?? "all" : "all"
                    return [
                        .text(scale.scale.name), .text(release.item), .text(kind), .text(scale.scale.occasions[release.cell.occasion]), .text(group),
                        .finite(release.before, else: notDefined), .finite(release.after, else: notDefined), .number(release.fall),
                        release.p.map { .p($0) } ?? .missing(notDefined),
                    ]
                }
            },
            notes: [
                "Let go one at a time, each time the one whose release lowers chi-square most (Oort 2005), until the rest may be held equal.",
                "These were chosen by looking: the p of a single release is too small, and other people may show another item.",
            ])
    }

    private var change: ReadableTable {
        let names = [
            "observed": "score (mean of the items)", "genuine": "… of it change of the factor", "shift": "… of it shift",
            "recalibration": "      by intercepts", "reprioritisation": "      by loadings", "latent": "factor, shift taken out",
            "latent_unaccounted": "factor, as if nothing had shifted", "latent_beyond_first": "factor, beyond the first group, shift taken out",
            "latent_beyond_first_unaccounted": "factor, beyond the first group, as if nothing had shifted",
        ]
        let percent = levelPercent(specification.level)
        return ReadableTable(
            "Change since \(scales.first?.scale.occasions.first ?? "the first occasion")",
            columns: ["Scale", "Occasion", "Group", "n", "Change in", "Estimate", "\(percent) % interval"],
            rows: scales.flatMap { scale in
                scale.changes.flatMap { change in
                    change.parts.map { name, estimate -> [ReadableTable.Cell] in
                        let n = scale.groups.count > 1 && change.group < scale.personsByGroup.count ? scale.personsByGroup[change.group] : scale.persons
                        let interval: ReadableTable.Cell = estimate?.lower.flatMap { lower in estimate?.upper.map { .interval(lower, $0) } } ?? .empty
                        return [
                            .text(scale.scale.name), .text(scale.scale.occasions[change.occasion]), .text(scale.groups.count > 1 ? scale.groups[change.group] : "all"),
                            .count(n), .text(names[name] ?? name), .finite(estimate?.value, else: "Nothing ties this occasion to the first."), interval,
                        ]
                    }
                }
            },
            notes: [
                "Factor: in standard deviations of the \(specification.group == nil ? "" : "first group at the ")first occasion. Score: in points of one item.",
                "Score change = change of the factor through the first loadings + shift (Oort 2005). Intervals take the model that was chosen as given.",
            ])
    }
}
