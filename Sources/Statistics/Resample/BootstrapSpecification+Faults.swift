extension BootstrapSpecification {
    /// What is wrong with it, one sentence each.
    public var faults: [String] {
        var faults: [String] = []
        if resamples < 0 || resamples == 1 || resamples > 10_000_000 {
            faults.append("bootstrap.resamples is \(resamples); it is 0 (none), or from 2 to 10000000.")
        }
        if Set(intervals).count < intervals.count {
            faults.append("bootstrap.intervals names an interval twice.")
        }
        if quantileTypes.isEmpty || Set(quantileTypes).count < quantileTypes.count {
            faults.append("bootstrap.quantile_types needs 6, 7 or both, each once.")
        }
        if kind != .cases, unit != nil || strata != nil || replay != nil {
            faults.append(
                "bootstrap.kind is \(kind.rawValue), which draws no rows; unit, strata and replay go with cases.")
        }
        if kind != .cases, intervals.contains(.bca) {
            faults.append(
                "bootstrap.kind is \(kind.rawValue), which leaves out no rows, so there is no BCa interval; name the "
                    + "intervals, for instance [percentile, bias_corrected].")
        }
        if let unit, unit == strata {
            faults.append("bootstrap.unit and bootstrap.strata are both \(unit); they are different columns.")
        }
        if strata != nil, replay != nil {
            faults.append("bootstrap.replay is a list of draws among all rows; leave strata or replay away.")
        }
        if let replay {
            if MinimalStandard(seed: replay.seed) == nil {
                faults.append(
                    "bootstrap.replay.seed is \(replay.seed); it lies between 1 and 2147483646.")
            }
            if replay.resamples < 2 || replay.resamples > 10_000_000 {
                faults.append(
                    "bootstrap.replay.resamples is \(replay.resamples); it is from 2 to 10000000.")
            }
        }
        return faults
    }
}
