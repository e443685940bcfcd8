extension Bootstrap {
    /// `<quantity>.{estimate, replay.…, monte_carlo.…}`, then `resamples`, `failed_resamples` and the
    /// reasons, `units`, `strata`.
    public var results: ResultTree {
        let none = ResultTree.missing("Fewer than two resamples could be estimated.")
        var entries = quantities.map { quantity -> ResultTree.Entry in
            var parts: [ResultTree.Entry] = [.init("estimate", .number(quantity.estimate))]
            if specification.replay != nil {
                parts.append(.init("replay", quantity.replay?.results(monteCarlo: false, for: specification) ?? none))
            }
            if specification.resamples > 0 {
                parts.append(
                    .init("monte_carlo", quantity.monteCarlo?.results(monteCarlo: true, for: specification) ?? none))
            }
            return .init(quantity.name, .branch(parts))
        }
        entries.append(.init("resamples", .count(specification.resamples)))
        entries.append(.init("failed_resamples", .count(failed)))
        if let replay = specification.replay {
            entries.append(.init("replays", .count(replay.resamples)))
            entries.append(.init("failed_replays", .count(replayFailures.reduce(0) { $0 + $1.count })))
        }
        if let units { entries.append(.init("units", .count(units))) }
        if strata > 1 { entries.append(.init("strata", .count(strata))) }
        return .branch(entries)
    }

    /// - Parameter null: where "no effect" lies; nil where the quantities have no such place.
    public func warnings(null: Double? = 0) -> [String] {
        var warnings: [String] = []
        if let units, specification.unit != nil {
            warnings += BootstrapSpecification.warnings(units: units)
        }
        if failed > 0 {
            let reasons = failures.map { "\($0.count) times: \($0.reason)" }.joined(separator: " ")
            warnings.append(
                "On \(failed) of \(specification.resamples) resamples nothing could be estimated; they are left out, and "
                    + "the intervals describe the others. \(reasons)")
        }
        let replays = replayFailures.reduce(0) { $0 + $1.count }
        if replays > 0 { warnings.append("On \(replays) of the replayed resamples nothing could be estimated.") }
        if let withoutJackknife {
            warnings.append("There is no BCa interval, because there is no acceleration: \(withoutJackknife)")
        }
        if specification.resamples > 0, specification.resamples < 1000 {
            warnings.append("\(specification.resamples) resamples are few for interval ends; 10000 take little time.")
        }
        for quantity in quantities {
            for interval in quantity.monteCarlo?.intervals ?? [] {
                warnings += interval.warnings(of: quantity.name, null: null)
            }
        }
        return warnings
    }
}

extension BootstrapInterval {
    /// What chance leaves open of the ends.
    ///
    /// - Parameters:
    ///   - null: where "no effect" lies; nil where there is no such place.
    ///   - drawing: what more of helps.
    public func warnings(of quantity: String, null: Double?, drawing: String = "resamples") -> [String] {
        var warnings: [String] = []
        if let null {
            let straddling = straddling(null)
            for (end, straddles) in [("lower", straddling.lower), ("upper", straddling.upper)] where straddles {
                warnings.append(
                    "The \(end) end of the interval \(name) of \(quantity) lies within two Monte-Carlo errors of "
                        + "\(null.shortestText ?? "the null value"): another seed could put it on the other side. Draw "
                        + "more \(drawing) before reading anything from the side it falls on.")
            }
        }
        if let beyond, beyond < Self.fewestBeyond {
            let count = beyond == 1 ? "1 replicate lies" : "\(beyond) replicates lie"
            warnings.append(
                "Only \(count) beyond one end of the interval \(name) of \(quantity): its place rests on a "
                    + "few draws. Draw more \(drawing).")
        }
        return warnings
    }
}
