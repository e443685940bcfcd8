extension BootstrapSummary {
    /// `se`, `bias`, `z0`, `acceleration_jackknife`, `bca_p`, `bc_p`, and each interval with its ends;
    /// with `monteCarlo`, the Monte-Carlo error of each end beside them.
    public func results(monteCarlo: Bool, for specification: BootstrapSpecification) -> ResultTree {
        let oneSided = "All resamples lie on one side of the estimate."
        let noAcceleration = "The leave-one-out estimates do not give an acceleration"
            + (specification.unit == nil ? "." : " (with fewer than \(BootstrapSpecification.fewestUnitsForBCa) units none is computed).")
        let noBCa = z0 == nil ? oneSided : noAcceleration
        var entries: [ResultTree.Entry] = [
            .init("replicates", .count(replicates)),
            .init("se", .number(standardError)),
            .init("bias", .number(bias)),
            .init("z0", z0.map(ResultTree.number) ?? .missing(oneSided)),
            .init(
                "acceleration_jackknife",
                acceleration.map(ResultTree.number) ?? .missing(noAcceleration)),
            .init("bca_p", bcaTails?.results ?? .missing(noBCa)),
            .init("bc_p", biasCorrectedTails?.results ?? .missing(oneSided)),
        ]
        for kind in specification.intervals {
            let absence: String =
                switch kind {
                case .percentile, .biasCorrected: oneSided
                case .bca: noBCa
                case .studentised: "There is no standard error above 0 of every resample."
                case .normal: "The replicates are all equal."
                }
            if kind == .normal {
                entries.append(.init("normal", interval(kind)?.results(monteCarlo: monteCarlo) ?? .missing(absence)))
                continue
            }
            for type in specification.quantileTypes {
                let found = interval(kind, type: type)?.results(monteCarlo: monteCarlo)
                entries.append(.init("\(kind.rawValue)_type\(type.rawValue)", found ?? .missing(absence)))
            }
        }
        return .branch(entries)
    }
}

extension Ends {
    /// `lower`, `upper`.
    public var results: ResultTree { .of(["lower": .number(lower), "upper": .number(upper)]) }
}

extension BootstrapInterval {
    func results(monteCarlo: Bool) -> ResultTree {
        guard monteCarlo else { return ends.results }
        return .of([
            "lower": .number(ends.lower),
            "upper": .number(ends.upper),
            "mc_error": monteCarloError.results,
        ])
    }
}
