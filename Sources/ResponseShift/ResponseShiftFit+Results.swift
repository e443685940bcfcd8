public import Statistics
import StructuralEquations

private let notDefined = "It is not defined in one of the models."
private let noScale = "Nothing ties this occasion to the first: there is no common scale to measure change on."

extension ResponseShiftFit {
    /// `scales.<name>.…`: the flag first, then the tests, what was let go, and the change.
    public var results: ResultTree {
        .branch([.init("scales", .branch(scales.map { .init(Self.word($0.scale.name), $0.results) }))])
    }

    /// A dot would cut a name.
    static func word(_ text: String) -> String { text.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "_") }
}

extension ScaleShift {
    var results: ResultTree {
        var entries: [ResultTree.Entry] = [.init("n", .count(persons)), .init("items", .count(scale.itemCount)), .init("occasions", .count(scale.occasions.count))]
        if case .cannotBeTold(let reason) = verdict {
            let names = ["is_flagged", "is_same", "is_partly_same", "is_not_same"]
            return .branch(entries + names.map { .init($0, .missing(named(reason))) })
        }
        var (isPartly, isNot) = (false, false)
        if case .partlyTheSame = verdict { isPartly = true }
        if case .notTheSame = verdict { isNot = true }
        entries += [
            .init("is_flagged", .count(verdict.isFlagged ? 1 : 0)), .init("is_same", .count(verdict == .same ? 1 : 0)),
            .init("is_partly_same", .count(isPartly ? 1 : 0)), .init("is_not_same", .count(isNot ? 1 : 0)),
            .init("p_adjusted", adjustedP.map { .finite($0, else: notDefined) } ?? .missing(notDefined)),
            .init("tests", .branch(tests.map { .init(ResponseShiftFit.word($0.name), $0.test.results) })),
            .init("fit", .branch(fits.map { .init($0.name, Self.measures($0.fit)) })),
            .init("released", .count(releases.count)), .init("shifted", .branch(releases.map { .init(name(of: $0), $0.results) })),
            .init("change", .branch(changes.map { .init(name(of: $0), $0.results) })),
        ]
        return .branch(entries)
    }

    private func name(of release: Release) -> String {
        let kind = release.cell.kind == .loading ? "loading" : "intercept"
        let time = scale.occasions.count > 2 ? "@\(scale.occasions[release.cell.occasion])" : ""
        let group = groups.count > 1 ? release.cell.group.map { "@\(groups[$0])" } ?? "" : ""
        return ResponseShiftFit.word("\(release.item)_\(kind)\(time)\(group)")
    }

    private func name(of change: ScoreChange) -> String {
        ResponseShiftFit.word(scale.occasions[change.occasion] + (groups.count > 1 ? "@\(groups[change.group])" : ""))
    }

    static func measures(_ fit: StructuralFit) -> ResultTree {
        .branch(["npar", "chisq", "df", "pvalue", "cfi", "rmsea", "srmr", "bic"].compactMap { name in
            fit.results["fit", name].map { .init(name, $0) }
        })
    }
}

extension ModelDifference {
    var results: ResultTree {
        .of([
            "chisq_diff": .finite(chiSquare, else: notDefined), "df_diff": .count(df),
            "p": p.map { .finite($0, else: notDefined) } ?? .missing("The models have the same degrees of freedom."),
            "delta_cfi": cfi.map { .finite($0, else: notDefined) } ?? .missing(notDefined),
        ])
    }
}

extension ScaleShift.Release {
    var results: ResultTree {
        .of([
            "before": .finite(before ?? .nan, else: notDefined), "after": .finite(after ?? .nan, else: notDefined),
            "chisq_fall": .finite(fall, else: notDefined), "p": .finite(p ?? .nan, else: notDefined),
        ])
    }
}

extension ScoreChange {
    /// In the order in which they are read.
    var parts: [(name: String, estimate: Estimate?)] {
        [
            ("observed", observed), ("genuine", genuine), ("shift", shift), ("recalibration", recalibration),
            ("reprioritisation", reprioritisation), ("latent", latent), ("latent_unaccounted", unaccounted),
        ] + (group > 0 ? [("latent_beyond_first", beyondFirst), ("latent_beyond_first_unaccounted", beyondFirstUnaccounted)] : [])
    }

    var results: ResultTree {
        .branch(parts.map { name, estimate in
            guard let estimate else { return .init(name, .missing(noScale)) }
            let none = "Nothing was let go, so it is 0 by the model."
            func number(_ value: Double?) -> ResultTree { value.map { .finite($0, else: notDefined) } ?? .missing(none) }
            return .init(name, .of([
                "est": .finite(estimate.value, else: notDefined), "se": number(estimate.standardError),
                "ci_lower": number(estimate.lower), "ci_upper": number(estimate.upper),
            ]))
        })
    }
}
