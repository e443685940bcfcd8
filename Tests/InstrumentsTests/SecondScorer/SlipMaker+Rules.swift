/// Slips in thresholds, conditions and tables.
extension SlipMaker {
    /// A threshold one up or one down; the mean of all days does not look at it.
    mutating func thresholds(_ index: Int) {
        guard let threshold = methods[index]["threshold"] as? Double,
            methods[index]["statistic"] as? String != "meanOfAllDays"
        else { return }
        for other in [threshold - 1, threshold + 1] {
            add(.threshold, "\(other) in \(id(index))", [index: changed(index, "threshold", other)])
        }
    }

    /// One item of a tier or of a count replaced by its neighbor, or its bound one off. The last
    /// tier is what remains when no other holds, so that a slip in it changes nothing.
    mutating func conditions(_ index: Int) {
        for field in ["conditions", "tiers"] {
            let parts = methods[index][field] as? [[String: Any]] ?? []
            for place in parts.indices where field == "conditions" || place < parts.count - 1 {
                let tier = field == "tiers" ? parts[place]["when"] as? [String: Any] : nil
                for (name, changed) in Self.slips(of: tier ?? parts[place]) {
                    var mutated = parts
                    if tier != nil { mutated[place]["when"] = changed } else { mutated[place] = changed }
                    add(
                        .condition, "\(name) in \(id(index))",
                        [index: methods[index].merging([field: mutated]) { $1 }])
                }
            }
        }
    }

    private static func slips(of condition: [String: Any]) -> [(String, [String: Any])] {
        var found: [(String, [String: Any])] = []
        if let item = condition["item"] as? Int {
            for other in [item - 1, item + 1] {
                found.append(("\(other) for \(item)", condition.merging(["item": other]) { $1 }))
            }
            if let bound = condition["atLeast"] as? Double {
                let higher = condition.merging(["atLeast": bound + 1]) { $1 }
                found.append(("\(item) from \(bound + 1)", higher))
            }
        }
        for field in ["any", "all"] {
            let parts = condition[field] as? [[String: Any]] ?? []
            for place in parts.indices {
                for (name, changed) in slips(of: parts[place]) {
                    var mutated = parts
                    mutated[place] = changed
                    found.append((name, condition.merging([field: mutated]) { $1 }))
                }
            }
        }
        return found
    }

    /// What two neighboring rows of a table or brackets give, exchanged.
    mutating func rows(_ index: Int) {
        let rows = methods[index]["rows"] as? [[String: Any]] ?? []
        for place in rows.indices.dropLast() {
            var mutated = rows
            mutated[place]["gives"] = rows[place + 1]["gives"]
            mutated[place + 1]["gives"] = rows[place]["gives"]
            let name = "rows \(place) and \(place + 1) in \(id(index))"
            add(.row, name, [index: changed(index, "rows", mutated)])
        }
    }
}
