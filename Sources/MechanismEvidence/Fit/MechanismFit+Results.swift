import Mechanisms
public import Statistics

extension MechanismFit {
    private var ci: String { "ci\(levelWord(specification.level))" }
    private var laggedCi: String { "ci\(levelWord(specification.laggedLevel))" }

    /// Names: `Documentation/Analyses/MechanismEvidence.md`.
    public var results: ResultTree {
        var entries: [ResultTree.Entry] = [
            .init("n", .of([
                "rows": .count(rowsInTable), "same_people": .count(people), "left_out": .count(rowsInTable - people),
            ])),
            .init("design", .of([
                "is_randomized": .count(specification.assignment == .randomized ? 1 : 0),
                "is_ordered": .count(focus?.timing.allowsCausalOrder == true ? 1 : 0),
                "is_corrected": .count(focus?.isCorrected == true ? 1 : 0),
            ])),
            .init("verdict", .branch(MechanismVerdict.allCases.map { .init($0.rawValue, .count($0 == verdict ? 1 : 0)) })),
            .init("flags", .of([
                "cannot_tell": .count(verdict.cannotTell ? 1 : 0), "same_visit": .count(isSameVisitFlagged ? 1 : 0),
                "rivals_as_well": .count(rivalsAsWell(.lagged).count),
                "rivals_as_well_same_visit": .count(rivalsAsWell(.concurrent).count),
                "rivals_not_told": .count(rivalsNotTold(.lagged).count),
            ])),
            .init("effects", .branch(effectResults)),
        ]
        if !comparisons.isEmpty { entries.append(.init("comparisons", .branch(comparisonResults))) }
        if !parts.isEmpty { entries.append(.init("parts", .branch(parts.map { .init($0.place.rawValue, results(of: $0)) }))) }
        entries.append(.init("sensitivity", sensitivityResults))
        return .branch(entries)
    }

    // MARK: Effects

    private var effectResults: [ResultTree.Entry] {
        ([specification.mechanism] + specification.rivals).map { candidate in
            .init(candidate.name, .branch(Place.allCases.map { place in
                if let effect = effect(place, of: candidate.name) { return .init(place.rawValue, results(of: effect)) }
                let reason = absent.first { $0.candidate == candidate.name && $0.place == place }?.reason
                return .init(place.rawValue, .missing(reason ?? "It was not measured."))
            }))
        }
    }

    private func results(of effect: TimedEffect) -> ResultTree {
        var entries: [ResultTree.Entry] = [
            .init("n", .count(effect.people)),
            .init("is_before", .count(effect.timing == .before ? 1 : 0)),
            .init("is_together", .count(effect.timing == .together ? 1 : 0)),
            .init("is_after", .count(effect.timing == .after ? 1 : 0)),
            .init("is_recalled", .count(effect.timing == .recalled ? 1 : 0)),
            .init("is_corrected", .count(effect.isCorrected ? 1 : 0)),
            .init("a", results(of: effect.a)), .init("b", results(of: effect.b)),
            .init("indirect", results(of: effect.indirect, bca: true)),
            .init("standardised", results(of: effect.standardised)),
            .init("total", results(of: effect.total)), .init("direct", results(of: effect.direct)),
        ]
        if effect.place == .lagged {
            let gap = specification.earlyGap(of: measure(effect.candidate)).map { ResultTree.number(Double($0)) }
            entries.append(.init("early_gap_days", gap ?? .missing("The days of both early measures are not stated.")))
        }
        if effect.place != .concurrent {
            let b = effect.isCorrected ? effect.b.laggedInterval : effect.leastSquaresB ?? effect.b.laggedInterval
            entries.append(.init("b_\(laggedCi)", b?.results ?? .missing(effect.b.reasonWithoutInterval)))
            entries.append(.init("goes_before", .count(effect.goesBefore ? 1 : 0)))
        }
        entries.append(.init("is_shown", .count(effect.isShown ? 1 : 0)))
        if let plain = effect.uncorrected { entries.append(.init("uncorrected", results(of: plain))) }
        if let own = effect.ownPeople {
            entries.append(.init("own_people", .of([
                "n": .count(own.people), "indirect": results(of: own.indirect, else: "The data give no solution."),
            ])))
        }
        return .branch(entries)
    }

    func results(of estimate: EvidenceEstimate?, else reason: String) -> ResultTree {
        estimate.map { results(of: $0) } ?? .missing(reason)
    }

    func results(of estimate: EvidenceEstimate, bca: Bool = false) -> ResultTree {
        let none = ResultTree.missing(estimate.reasonWithoutInterval)
        var entries: [ResultTree.Entry] = [
            .init("est", .finite(estimate.estimate, else: "It is not a finite number.")),
            .init("se", estimate.standardError.map { .finite($0, else: "It is not a finite number.") } ?? none),
            .init(ci, estimate.interval?.results ?? none),
        ]
        if let ends = estimate.laggedInterval { entries.append(.init(laggedCi, ends.results)) }
        if bca {
            let absence = ResultTree.missing(
                specification.bootstrap.intervals.contains(.bca) ? "There is no acceleration or no steady bootstrap." : "The plan does not ask for BCa.")
            entries.append(.init("\(ci)_bca", estimate.bca()?.results ?? absence))
        }
        if estimate.failed > 0 { entries.append(.init("failed_resamples", .count(estimate.failed))) }
        return .branch(entries)
    }

    // MARK: Rivals and parts

    private var comparisonResults: [ResultTree.Entry] {
        specification.rivals.compactMap { rival in
            let own = comparisons.filter { $0.rival == rival.name }
            guard !own.isEmpty else { return nil }
            return .init(rival.name, .branch(own.map { comparison in
                .init(comparison.place.rawValue, .of([
                    "n": .count(people),
                    "difference": results(of: comparison.difference), "mechanism": .number(comparison.mechanism),
                    "rival": results(of: comparison.rivalEffect),
                    "is_as_well": .count(comparison.finding == .asWell ? 1 : 0),
                    "is_better": .count(comparison.finding == .better ? 1 : 0),
                    "is_not_told": .count(comparison.finding == .notTold ? 1 : 0),
                ]))
            }))
        }
    }

    private func results(of parts: PartEffects) -> ResultTree {
        var entries: [ResultTree.Entry] = [.init("n", .count(people))]
        entries += parts.parts.map { part in
            .init(part.name, .of([
                "a": results(of: part.a), "b": results(of: part.b), "indirect": results(of: part.indirect, bca: true),
            ]))
        }
        entries.append(.init("all_parts", results(of: parts.total, bca: true)))
        if let difference = parts.difference { entries.append(.init("first_minus_second", results(of: difference))) }
        return .branch(entries)
    }
}
