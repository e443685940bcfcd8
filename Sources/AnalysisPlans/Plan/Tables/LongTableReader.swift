import Statistics

/// Reads the `tables` of a plan.
enum LongTableReader {
    static func read(_ reader: inout PlanReader) -> [LongTableDefinition] {
        guard let value = reader.value("tables") else { return [] }
        guard case .map(let fields) = value.content else {
            reader.fault("tables", value.line, "here stands \(value.kind) where names of tables with their descriptions are needed.")
            return []
        }
        reader.add(PlanReader.doubled(fields, path: "tables"))
        return fields.compactMap { field in
            var below = PlanReader(field.value, path: "tables.\(field.name)")
            guard below.isGroup else {
                reader.add(below.faults)
                return nil
            }
            let table = table(field.name, &below)
            reader.add(below.closed())
            return table
        }
    }

    private static func table(_ name: String, _ reader: inout PlanReader) -> LongTableDefinition? {
        let id = reader.required("id", "the column that names the person")
        let occasion = reader.required("occasion", "a name for the new column of occasions, for instance week")
        let keep = reader.names("keep") ?? []
        let (variables, faults) = VariableReader.read(reader.value("variables"), path: "\(reader.path).variables")
        reader.add(faults)
        let values = values(&reader)
        guard let id, let occasion, let values, !values.isEmpty else { return nil }
        var seen: Set<String> = []
        for column in [id] + keep + [occasion] + values.map(\.name) where !seen.insert(column).inserted {
            reader.fault("", nil, "the column \"\(column)\" would stand in the table twice.")
        }
        return LongTableDefinition(name: name, id: id, keep: keep, occasion: occasion, values: values, variables: variables)
    }

    private static func values(_ reader: inout PlanReader) -> [LongTableDefinition.Values]? {
        guard let value = reader.value("columns"), case .map(let fields) = value.content, !fields.isEmpty else {
            reader.fault("columns", nil, "needs, for each new column, its occasions with the columns of the data: {caps5: {4: caps5_total_week4}}.")
            return nil
        }
        reader.add(PlanReader.doubled(fields, path: reader.path(of: "columns")))
        return fields.compactMap { field in
            var below = PlanReader(field.value, path: PlanReader.join(reader.path(of: "columns"), field.name))
            guard case .map(let occasions) = field.value.content, !occasions.isEmpty else {
                reader.fault("columns", field.value.line, "\"\(field.name)\" needs its occasions with the columns of the data: {4: caps5_total_week4}.")
                return nil
            }
            let sources = occasions.compactMap { occasion in
                below.text(occasion.name).map { LongTableDefinition.Source(occasion: occasion.name, column: $0) }
            }
            reader.add(below.closed())
            return .init(name: field.name, columns: sources)
        }
    }
}
