import Statistics

/// Reads the `bootstrap` of an analysis.
enum BootstrapReader {
    private enum Generator: String, CaseIterable { case minstd }

    static func bootstrap(_ reader: inout PlanReader) -> BootstrapSpecification? {
        guard var below = reader.group("bootstrap") else { return nil }
        var specification = BootstrapSpecification()
        if let resamples = below.count("resamples", in: 0...10_000_000) { specification.resamples = resamples }
        if let intervals = below.words("intervals", as: BootstrapSpecification.Interval.self) {
            specification.intervals = intervals
        }
        if let types = below.names("quantile_types") {
            specification.quantileTypes = types.compactMap { text in
                if let type = Int(text).flatMap(QuantileType.init(rawValue:)) { return type }
                below.fault("quantile_types", nil, "\(text) is not 6 or 7.")
                return nil
            }
        }
        specification.replay = replay(&below)
        if let kind = below.word("kind", as: BootstrapSpecification.Kind.self) { specification.kind = kind }
        specification.unit = below.text("unit")
        specification.strata = below.text("strata")
        // What the fields say together; one that could not be read was already told.
        let isRead = below.faults.isEmpty
        let faults = below.closed()
        reader.add(faults)
        guard isRead else { return nil }
        for fault in specification.faults { reader.fault("bootstrap", nil, fault) }
        return specification
    }

    private static func replay(_ reader: inout PlanReader) -> BootstrapSpecification.Replay? {
        guard var below = reader.group("replay") else { return nil }
        guard below.isGroup else {
            reader.add(below.faults)
            return nil
        }
        _ = below.word("generator", as: Generator.self)
        let seed = below.count("seed", in: 1...2_147_483_646)
        if below.value("seed") == nil { below.fault("seed", nil, "is missing: where the list of resamples starts.") }
        let resamples = below.count("resamples", in: 2...10_000_000)
        if below.value("resamples") == nil { below.fault("resamples", nil, "is missing: how many resamples are replayed.") }
        reader.add(below.closed())
        guard let seed, let resamples else { return nil }
        return .init(seed: seed, resamples: resamples)
    }
}
