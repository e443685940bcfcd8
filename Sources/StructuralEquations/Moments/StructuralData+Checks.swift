import Statistics

extension StructuralData {
    static func sentence(left: Int, partial: Int, keepsPartial: Bool, needed: [String]) -> String {
        guard keepsPartial else {
            return left == 0 ? "No value is missing in the variables of the model."
                : "\(left) \(left == 1 ? "row is" : "rows are") left out because a variable of the model is missing there; the others take part in full."
        }
        let kept = partial == 0 ? "No value is missing in the rows that take part."
            : "\(partial) rows with missing values take part with what they have (full-information maximum likelihood, missing at random)."
        guard left > 0 else { return kept }
        let why = needed.isEmpty ? "every variable of the model is missing there" : "every variable of the model, or a fixed covariate (\(needed.joined(separator: ", "))), is missing there"
        return "\(kept) \(left) \(left == 1 ? "row is" : "rows are") left out because \(why)."
    }

    private static func empty(_ names: [String]) -> String {
        names.isEmpty ? "" : " \(names.joined(separator: ", ")) \(names.count == 1 ? "has" : "have") no value at all; leave \(names.count == 1 ? "it" : "them") out of the model."
    }

    func check(_ variable: String?, empty: [String]) throws(ModelFaults) {
        var faults: [String] = []
        for group in groups {
            let place = group.name.isEmpty ? "" : " in the group \(variable ?? "") = \(group.name)"
            guard group.count > 0 else {
                faults.append("No row takes part\(place)\(groups.count == 1 ? ": in each, a variable of the model is missing" : "").\(Self.empty(empty))")
                continue
            }
            guard group.count > 1 else {
                faults.append("Only one row takes part\(place); a model needs more rows than variables.")
                continue
            }
            for (column, name) in variables.enumerated() {
                let (present, varies) = group.content(of: column, width: variables.count)
                if present == 0 {
                    faults.append("\(name) has no value\(place); leave it out of the model.")
                } else if !varies {
                    faults.append("\(name) has the same value in all \(present) rows\(place): it has no variance that a model could explain; leave it out.")
                }
            }
        }
        guard faults.isEmpty else { throw ModelFaults(faults) }
    }
}

extension StructuralData.Group {
    /// How many values a variable has, and whether they differ.
    fileprivate func content(of column: Int, width: Int) -> (present: Int, varies: Bool) {
        var first: Double?
        var present = 0
        for row in 0..<count where isPresent?[row * width + column] ?? true {
            let value = values[row, column]
            if let first, first != value { return (isPresent == nil ? count : present + 1, true) }
            first = value
            present += 1
        }
        return (present, false)
    }
}
