extension DefinitionReader {
    mutating func condition(_ place: Place) -> Condition? {
        let heads = ["all", "any", "not", "item", "score", "count", "answered"]
        let comparisons = Comparison.allCases.map(\.rawValue)
        guard let fields = fields(place, required: [], optional: heads + comparisons) else {
            return nil
        }
        let given = heads.filter { fields[$0] != nil }
        guard given.count == 1, let head = given.first, let body = fields[head] else {
            fault(place, "A condition needs exactly one of \(heads.joined(separator: ", ")).")
            return nil
        }
        let isCompared = ["item", "score", "count"].contains(head)
        let comparison = comparison(fields, isNeeded: isCompared)
        switch head {
        case "all": return parts(body).map { .all($0) }
        case "any": return parts(body).map { .any($0) }
        case "not": return condition(body).map { .not($0) }
        case "answered": return itemNumber(body).map { .answered($0) }
        case "item":
            let number = itemNumber(body)
            guard let number, let comparison else { return nil }
            checkReach(fields.place, number, comparison)
            return .item(number, comparison.how, comparison.bound)
        case "score":
            let id = earlierScale(body)
            guard let id, let comparison else { return nil }
            return .score(id, comparison.how, comparison.bound)
        default:
            let parts = parts(body)
            guard let parts, let comparison else { return nil }
            return .count(parts, comparison.how, comparison.bound)
        }
    }

    private mutating func parts(_ place: Place) -> [Condition]? {
        guard let list = list(place) else { return nil }
        if list.isEmpty { fault(place, "At least one condition should stand here.") }
        let parts = list.compactMap { condition($0) }
        return parts.count == list.count ? parts : nil
    }

    private mutating func comparison(_ fields: Fields, isNeeded: Bool)
        -> (how: Comparison, bound: Double)?
    {
        let given = Comparison.allCases.filter { fields[$0.rawValue] != nil }
        guard given.count == (isNeeded ? 1 : 0) else {
            let all = Comparison.allCases.map(\.rawValue).joined(separator: ", ")
            fault(
                fields.place,
                isNeeded ? "Exactly one of \(all) should stand here." : "Nothing is compared here.")
            return nil
        }
        guard let how = given.first, let bound = number(fields[how.rawValue]) else { return nil }
        return (how, bound)
    }

    /// A bound that every answer meets, or none, is a slip.
    private mutating func checkReach(
        _ place: Place, _ number: Int, _ comparison: (how: Comparison, bound: Double)
    ) {
        guard let scale = known?.items?[number], let maximum = scale.maximum else { return }
        let ends = [scale.minimum, maximum].map { comparison.how.holds($0, comparison.bound) }
        let isInside = comparison.bound >= scale.minimum && comparison.bound <= maximum
        if comparison.how == .equals ? !isInside : ends[0] == ends[1] {
            fault(
                place,
                "The bound \(NumberText.short(comparison.bound)) decides nothing for item \(number), "
                    + "whose scale runs \(scale.description).")
        }
    }

    /// The number of an item that the instrument has.
    mutating func itemNumber(_ place: Place) -> Int? {
        guard let number = integer(place) else { return nil }
        if let known, let items = known.items, items[number] == nil {
            fault(
                place, "There is no item \(number); the items run from 1 to \(known.itemCount).")
        }
        return number
    }

    /// The id of a scale that stands before the one being read.
    mutating func earlierScale(_ place: Place) -> String? {
        guard let id = text(place) else { return nil }
        guard let known, known.scales[id] == nil else { return id }
        if id == known.currentScale {
            fault(place, "The scale '\(id)' refers to itself.")
        } else if known.allScales.contains(id) {
            fault(place, "The scale '\(id)' stands later; move it before this one.")
        } else {
            let nearest = NearestName.of(id, among: known.allScales)
            fault(place, "There is no scale '\(id)'." + NearestName.question(nearest))
        }
        return id
    }
}
