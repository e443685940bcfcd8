extension BootstrapSummary {
    /// `se`, `bias`, `z0`, `acceleration_jackknife`, `bca_p`, `bc_p`, and each interval with its ends;
    /// with `monteCarlo`, the Monte-Carlo error of each end beside them.
    public func results(monteCarlo: Bool, for specification: BootstrapSpecification) -> ResultTree {
        let oneSided = "All resamples lie on one side of the estimate."
        let noBCa = z0 == nil ? oneSided : "The leave-one-out estimates do not give an acceleration."
        var entries: [ResultTree.Entry] = [
            .init("replicates", .count(replicates)),
            .init("se", .number(standardError)),
            .init("bias", .number(bias)),
            .init("z0", z0.map(ResultTree.number) ?? .missing(oneSided)),
            .init(
                "acceleration_jackknife",
                acceleration.map(ResultTree.number)
                    ?? .missing("The leave-one-out estimates do not give an acceleration.")),
            .init("bca_p", bcaTails?.results ?? .missing(noBCa)),
            .init("bc_p", biasCorrectedTails?.results ?? .missing(oneSided)),
        ]
        for kind in specification.intervals {
            for type in specification.quantileTypes {
                guard let interval = interval(kind, type: type) else {
                    entries.append(
                        .init(
                            "\(kind.rawValue)_type\(type.rawValue)",
                            .missing(kind == .bca ? noBCa : oneSided)))
                    continue
                }
                entries.append(.init(interval.name, interval.results(monteCarlo: monteCarlo)))
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
