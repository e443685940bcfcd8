import Statistics

/// Reads the `variables` of a plan.
enum VariableReader {
    /// - Parameter path: of the group in the plan.
    static func read(_ value: PlanValue?, path: String = "variables") -> (VariableDefinitions, [PlanFault]) {
        guard let value else { return (VariableDefinitions([]), []) }
        guard case .map(let fields) = value.content else {
            let fault = PlanFault(path: path, line: value.line, sentence: "here stands \(value.kind) where names with descriptions are needed.")
            return (VariableDefinitions([]), [fault])
        }
        var entries: [VariableDefinitions.Entry] = []
        var faults = PlanReader.doubled(fields, path: path)
        for field in fields {
            var reader = PlanReader(field.value, path: "\(path).\(field.name)")
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
