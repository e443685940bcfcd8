import Statistics

/// The tables of the mediation designs.
enum DesignTables {
    /// Effects with the interval that a reader is to go by.
    ///
    /// - Parameter decided: the interval of an effect by its name.
    static func effects(
        _ title: String, _ effects: [DeltaEffect], decided: (String) -> DecidingInterval?, model: MediationSpecification,
        rows count: Int, notes: [String]
    ) -> ReadableTable {
        let percent = (model.level * 100).shortestText ?? "95"
        let hasErrors = effects.contains { $0.standardError != nil }
        let rows = effects.map { effect -> [ReadableTable.Cell] in
            let interval = decided(effect.name)
            let first: [ReadableTable.Cell] = [
                .text(effect.name), .finite(effect.estimate, else: "It divides by 0."),
                interval.map { .interval($0.ends.lower, $0.ends.upper) } ?? .missing("There is none; a bootstrap of 1000 resamples or more gives one."),
                .text(interval?.words ?? "none"),
            ]
            guard hasErrors else { return first }
            return first + [
                .finite(effect.standardError, else: "There is none."),
                effect.p.map { .p($0) } ?? .missing("There is no standard error above 0."),
            ]
        }
        let own = hasErrors ? ["Standard errors and p values by the delta method."] : []
        return ReadableTable(
            title, columns: ["Effect", "Estimate", "\(percent) % interval", "Method"] + (hasErrors ? ["Standard error", "p"] : []),
            rows: rows, notes: [model.designNote, "\(count) rows."] + own + notes)
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

    /// Nil where no effect has an interval.
    static func forest(
        _ effects: [DeltaEffect], decided: (String) -> DecidingInterval?, model: MediationSpecification, id: String,
        title: String, axis: String
    ) -> Picture? {
        let rows = effects.compactMap { effect -> Picture.Forest.Row? in
            guard let ends = decided(effect.name)?.ends, effect.estimate.isFinite else { return nil }
            return .init(label: effect.name, estimate: effect.estimate, lower: ends.lower, upper: ends.upper)
        }
        guard !rows.isEmpty else { return nil }
        return Picture(
            id: id, title: title,
            caption: "Each effect with its interval, one below the other; the line marks no effect. \(model.designNote)",
            content: .forest(.init(rows: rows, reference: 0, axis: axis)))
    }
}
