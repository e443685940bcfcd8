import Statistics

/// Reads the `variables` of a plan.
enum VariableReader {
    static func read(_ value: PlanValue?) -> (VariableDefinitions, [PlanFault]) {
        guard let value else { return (VariableDefinitions([]), []) }
        guard case .map(let fields) = value.content else {
            let fault = PlanFault(path: "variables", line: value.line, sentence: "here stands \(value.kind) where names with descriptions are needed.")
            return (VariableDefinitions([]), [fault])
        }
        var entries: [VariableDefinitions.Entry] = []
        var faults = PlanReader.doubled(fields, path: "variables")
        for field in fields {
            var reader = PlanReader(field.value, path: "variables.\(field.name)")
            var definition = VariableDefinition(
                levels: reader.names("levels"), labels: reader.names("labels"), from: reader.text("from"))
            if let text = reader.text("expression") {
                do {
                    definition.expression = try Expression(text)
                } catch {
                    reader.fault("expression", nil, "\(error)")
                }
            }
            faults += reader.closed()
            entries.append(.init(field.name, definition))
        }
        return (VariableDefinitions(entries), faults)
    }
}
