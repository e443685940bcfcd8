import Statistics

/// Reads what the plan asks: `populations` and `estimands`.
enum QuestionReader {
    static func populations(_ reader: inout PlanReader) -> [Population] {
        named("populations", &reader) { name, below in
            let title = below.text("title")
            guard let text = below.required("rows", "all, or an expression such as `caps5_total_week18 > -1`") else { return nil }
            if text == "all" { return Population(name: name, title: title, rows: .all) }
            do {
                return Population(name: name, title: title, rows: .matching(try Expression(text)))
            } catch {
                below.fault("rows", nil, "\(error)")
                return nil
            }
        }
    }

    /// - Parameter populations: those that the plan names.
    static func estimands(_ reader: inout PlanReader, populations: [Population]) -> [Estimand] {
        named("estimands", &reader) { name, below in
            let title = below.text("title")
            let treatment = below.required("treatment", "what is given, against what")
            let population = below.required("population", "the name of one of the plan's populations")
            let variable = below.required("variable", "what is measured in each person")
            let summary = below.required("summary", "how the arms are compared, for instance difference in means")
            let events = events(&below)
            if let population, !populations.contains(where: { $0.name == population }) {
                below.unknown("population", nil, population, among: populations.map(\.name))
            }
            guard let treatment, let population, let variable, let summary else { return nil }
            return Estimand(
                name: name, title: title, treatment: treatment, population: population, variable: variable, events: events,
                summary: summary)
        }
    }

    private static func events(_ reader: inout PlanReader) -> [Estimand.Event] {
        guard let value = reader.value("intercurrent_events") else {
            reader.fault("intercurrent_events", nil, "is missing: what may happen after randomization, each with its strategy, for instance {leaving: treatment_policy}.")
            return []
        }
        guard case .map(let fields) = value.content else {
            reader.fault("intercurrent_events", value.line, "here stands \(value.kind) where events with their strategies are needed.")
            return []
        }
        var below = PlanReader(value, path: reader.path(of: "intercurrent_events"))
        let events = fields.compactMap { field in
            below.word(field.name, as: Estimand.Strategy.self).map { Estimand.Event(name: field.name, strategy: $0) }
        }
        reader.add(below.closed())
        return events
    }

    private static func named<Part>(
        _ field: String, _ reader: inout PlanReader, _ read: (String, inout PlanReader) -> Part?
    ) -> [Part] {
        guard let value = reader.value(field) else { return [] }
        guard case .map(let fields) = value.content else {
            reader.fault(field, value.line, "here stands \(value.kind) where names with descriptions are needed.")
            return []
        }
        reader.add(PlanReader.doubled(fields, path: field))
        var parts: [Part] = []
        for entry in fields {
            var below = PlanReader(entry.value, path: PlanReader.join(field, entry.name))
            guard below.isGroup else {
                reader.add(below.faults)
                continue
            }
            if let part = read(entry.name, &below) { parts.append(part) }
            reader.add(below.closed())
        }
        return parts
    }
}
