import Statistics

/// The tables of the mediation designs.
enum DesignTables {
    /// Effects with the interval that a reader is to go by.
    static func effects(_ effects: [DeltaEffect], _ bootstrap: MediationBootstrap?, level: Double) -> ReadableTable {
        let percent = (level * 100).shortestText ?? "95"
        var methods: [String] = []
        let rows = effects.map { effect -> [ReadableTable.Cell] in
            let deciding = interval(of: effect.name, bootstrap)
            let method = deciding?.words ?? "normal"
            if !methods.contains(method) { methods.append(method) }
            let ends = deciding?.ends ?? effect.normalInterval
            return [
                .text(effect.name), .finite(effect.estimate, else: "It divides by 0."),
                .finite(effect.standardError, else: "There is none."),
                ends.map { .interval($0.lower, $0.upper) } ?? .missing("There is none."),
                effect.p.map { .p($0) } ?? .missing("The standard error is 0."),
            ]
        }
        return ReadableTable(
            "Effects", columns: ["Effect", "Estimate", "Standard error", "\(percent) % interval", "p"], rows: rows,
            notes: ["Standard errors and p values by the delta method. Intervals: \(methods.joined(separator: ", "))."])
    }

    /// BCa where the bootstrap holds, else percentile.
    static func interval(of effect: String, _ bootstrap: MediationBootstrap?) -> DecidingInterval? {
        guard let bootstrap, bootstrap.resamples >= MediationFit.fewestResamples,
            Double(bootstrap.singularResamples) <= MediationFit.largestSingularShare * Double(bootstrap.resamples),
            let summary = bootstrap.effect(effect)?.monteCarlo
        else { return nil }
        for kind in [BootstrapSpecification.Interval.bca, .percentile, .biasCorrected, .normal] {
            if let ends = summary.interval(kind)?.ends { return DecidingInterval(ends: ends, method: .bootstrap(kind)) }
        }
        return nil
    }

    static func equation(_ model: LinearSummary) -> ReadableTable {
        let none = "The residuals are only rounding: a test means nothing."
        return ReadableTable(
            "Equation for \(model.outcome)", columns: ["Term", "Estimate", "Standard error", "t", "p", "Interval"],
            rows: model.rows.map { row in
                [
                    .text(row.term), .number(row.estimate), .number(row.standardError), .finite(row.t, else: none),
                    row.p.map { .p($0) } ?? .missing(none), .interval(row.lower, row.upper),
                ]
            },
            notes: ["Least squares, \(model.observations) rows, \(model.degreesOfFreedom) degrees of freedom."])
    }

    static func forest(
        _ effects: [DeltaEffect], _ bootstrap: MediationBootstrap?, id: String, title: String, axis: String
    ) -> Picture {
        let rows = effects.compactMap { effect -> Picture.Forest.Row? in
            guard let ends = interval(of: effect.name, bootstrap)?.ends ?? effect.normalInterval,
                effect.estimate.isFinite
            else { return nil }
            return .init(label: effect.name, estimate: effect.estimate, lower: ends.lower, upper: ends.upper)
        }
        return Picture(
            id: id, title: title, caption: "Each effect with its interval, one below the other; the line marks no effect.",
            content: .forest(.init(rows: rows, reference: 0, axis: axis)))
    }
}
