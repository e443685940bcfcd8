extension ResultTree {
    /// The same tree as JSON: numbers in the shortest form that reads back as the same, names in
    /// their order, null where a number is not available (see ``unavailable``).
    public var json: JSONValue {
        switch self {
        case .number(let value): .number(value)
        case .count(let value): .integer(value)
        case .list(let values): .array(values.map { .number($0) })
        case .missing: .null
        case .branch(let entries): .object(entries.map { .init($0.name, $0.value.json) })
        }
    }

    /// The dotted names under which ``json`` has a null, each with its reason, in order.
    public var unavailable: [(name: String, reason: String)] {
        leaves.compactMap { name, value in
            switch value {
            case .missing(let reason): (name, reason)
            case .number(let number) where !number.isFinite: (name, "The result is not a finite number.")
            case .list(let numbers) where !numbers.allSatisfy(\.isFinite):
                (name, "The list holds a result that is not a finite number.")
            case .number, .count, .list, .branch: nil
            }
        }
    }
}
