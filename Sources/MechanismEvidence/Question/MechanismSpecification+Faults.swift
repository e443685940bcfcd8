import Statistics

extension MechanismSpecification {
    /// What is wrong with the plan before any data are seen, one sentence each.
    public var faults: [String] {
        var faults: [String] = []
        if !(level > 0 && level < 1) { faults.append("level is \(level); it lies between 0 and 1, for instance 0.95.") }
        if !(assumedReliability > 0 && assumedReliability <= 1) {
            faults.append("assumed_reliability is \(assumedReliability); it lies above 0 and is at most 1.")
        }
        if outcome.late == nil { faults.append("outcome.late is missing: the column that holds the outcome at the end.") }
        if mechanism.early == nil, mechanism.late == nil {
            faults.append("mechanism needs early, late or both: the columns that hold it after the exposure.")
        }
        for rival in rivals where rival.early == nil && rival.late == nil {
            faults.append("The rival \"\(rival.name)\" needs early, late or both.")
        }
        for part in parts where part.early == nil && part.late == nil {
            faults.append("The part \"\(part.name)\" needs early, late or both.")
        }
        for measure in [mechanism, outcome] + rivals + parts {
            if let fault = measure.reliability?.fault { faults.append("reliability of \"\(measure.name)\": \(fault)") }
            if measure.name.isEmpty || measure.name.contains(".") {
                faults.append("The name \"\(measure.name)\" is empty or holds a dot, which separates the names of results.")
            }
        }
        faults += doubledNames + doubledColumns + bootstrapFaults
        return faults
    }

    private var doubledNames: [String] {
        var faults = doubled([mechanism.name, outcome.name] + rivals.map(\.name)).map {
            "Two measures are called \"\($0)\"; results are told apart by these names."
        }
        faults += doubled(parts.map(\.name)).map { "Two parts are called \"\($0)\"; results are told apart by these names." }
        return faults
    }

    private var doubledColumns: [String] {
        let all = variables + (site.map { [$0] } ?? [])
        return doubled(all).map { "The column \"\($0)\" stands in the question twice; each place needs a column of its own." }
    }

    private var bootstrapFaults: [String] {
        var faults = bootstrap.faults
        if bootstrap.kind != .cases || bootstrap.replay != nil || bootstrap.intervals.contains(.studentised) {
            faults.append(
                "mechanism draws whole rows with random numbers of its own; leave bootstrap.kind and bootstrap.replay away, "
                    + "and take percentile, bias_corrected, bca or normal intervals.")
        }
        if bootstrap.resamples == 0 { faults.append("bootstrap.resamples is 0; every number here needs its interval.") }
        return faults
    }

    private func doubled(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        var told: Set<String> = []
        return names.filter { !seen.insert($0).inserted && told.insert($0).inserted }
    }
}
