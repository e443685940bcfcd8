extension ParameterTableBuilder {
    mutating func checkLabels() {
        let labels = Set(rows.compactMap(\.label))
        var known = labels
        func fault(_ expression: ParameterExpression, _ what: String) -> [String] {
            expression.labels.filter { !known.contains($0) }.map { unknown in
                let near = known.sorted().isEmpty ? "no parameter has a label; write a*x to give one" : "labels are \(known.sorted().joined(separator: ", "))"
                return "\(what): \"\(unknown)\" is no label of a parameter (\(near))."
            }
        }
        for definition in definitions {
            if known.contains(definition.name) { faults.append("\(definition.name) := … : the name \(definition.name) is taken already.") }
            faults += fault(definition.expression, "\(definition.name) := …")
            known.insert(definition.name)
        }
        for constraint in constraints {
            faults += fault(constraint.left, "line \(constraint.line)") + fault(constraint.right, "line \(constraint.line)")
        }
    }

    /// A name for what is the same at every occasion.
    private var aliases: [String: String] {
        var alias: [String: String] = [:]
        for names in options.occasions + roles[0].repeated(options.occasions) {
            for name in names where alias[name] == nil { alias[name] = names[0] }
        }
        return alias
    }

    mutating func checkOccasions() {
        for factors in options.occasions {
            for name in factors where !roles[0].latents.contains(name) {
                faults.append("occasions: \(name) is no latent variable of the model; there are \(roles[0].latents.joined(separator: ", ")).")
            }
            let counts = Set(factors.map { roles[0].loadings[$0]?.count ?? 0 })
            if counts.count > 1 { faults.append("occasions: \(factors.joined(separator: ", ")) have different numbers of items; the items are matched by their order.") }
        }
    }

    /// Gives free rows their numbers: one for each label, and one for each row that is equal over groups.
    mutating func number() {
        var byLabel: [String: Int] = [:]
        var byRow: [String: Int] = [:]
        let alias = aliases
        for index in rows.indices {
            guard case .free = rows[index].value else { continue }
            let row = rows[index]
            let overTime = alias[row.lhs].flatMap { left in (row.isIntercept ? "1" : alias[row.rhs]).map { "\(left)\(row.op.rawValue)\($0)" } }
            let isEqual = (options.groups > 1 || overTime != nil) && !options.partial.contains(row.name)
                && DefaultParameters.isEqual(row, options, roles[row.level - 1])
            let key = "\(row.level) \(overTime ?? row.name)"
            if let label = row.label, let number = byLabel[label] {
                rows[index].value = .free(number)
            } else if row.label == nil, isEqual, let number = byRow[key] {
                rows[index].value = .free(number)
            } else {
                rows[index].value = .free(freeCount)
                if let label = row.label { byLabel[label] = freeCount }
                if isEqual, byRow[key] == nil { byRow[key] = freeCount }
                freeCount += 1
            }
        }
    }
}
