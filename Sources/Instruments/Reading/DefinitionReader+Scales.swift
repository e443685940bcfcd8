extension DefinitionReader {
    /// The scales in scoring order; `known` learns each as soon as it is read.
    mutating func scales(_ place: Place?) -> [Scale]? {
        guard let place, let list = list(place) else { return nil }
        if list.isEmpty { fault(place, "An instrument needs at least one scale.") }
        known?.allScales = list.compactMap(\.scaleID)
        var scales: [Scale] = []
        for element in list {
            let id = element.scaleID
            known?.currentScale = id
            if let id, known?.scales[id] != nil {
                fault(element, "The scale '\(id)' stands here twice.")
            }
            if let scale = scale(element) { scales.append(scale) }
            // Known even when unreadable, so that later references are not blamed.
            if let id, known?.scales[id] == nil {
                known?.scales[id] = ScoreRange(minimum: 0, maximum: nil)
            }
        }
        known?.currentScale = nil
        let primary = scales.filter(\.isPrimary).map(\.id)
        if scales.count == list.count, primary.count != 1, !scales.isEmpty {
            let found = primary.isEmpty ? "none is" : primary.joined(separator: " and ") + " are"
            fault(place, "Exactly one scale should be primary; \(found).")
        }
        return scales.count == list.count ? scales : nil
    }

    private mutating func scale(_ place: Place) -> Scale? {
        guard
            let fields = fields(
                place,
                required: ["id", "name", "group", "direction", "minimum", "method"],
                optional: ["maximum", "isPrimary", "missingItemRule", "exceptions", "note"])
        else { return nil }
        let id = text(fields["id"])
        let name = text(fields["name"])
        let group = choice(fields["group"], of: ScaleGroup.self)
        let direction = choice(fields["direction"], of: Direction.self)
        let minimum = number(fields["minimum"])
        let maximum = number(fields["maximum"])
        let isPrimary = flag(fields["isPrimary"]) ?? false
        let rule = fields["missingItemRule"].flatMap { missingItemRule($0) }
        let exceptions = each(fields["exceptions"]) { $0.fixedScore($1) } ?? []
        let note = text(fields["note"])
        let method = fields["method"].flatMap { self.method($0) }
        if let id, let minimum, known?.scales[id] == nil {
            known?.scales[id] = ScoreRange(minimum: minimum, maximum: maximum)
        }
        if let minimum, let method {
            checkRange(fields.place, .init(minimum: minimum, maximum: maximum), method)
        }
        guard let id, let name, let group, let direction, let minimum, let method else {
            return nil
        }
        return Scale(
            id: id, name: name, group: group, direction: direction, minimum: minimum,
            maximum: maximum, isPrimary: isPrimary, method: method, missingItemRule: rule,
            exceptions: exceptions, note: note)
    }

    /// The stated range must be the one that the method gives.
    private mutating func checkRange(_ place: Place, _ stated: ScoreRange, _ method: ScoringMethod) {
        guard let known, let items = known.items,
            let found = method.range(items: items, scales: known.scales), found != stated
        else { return }
        let text = { (range: ScoreRange) in
            NumberText.short(range.minimum) + " to "
                + (range.maximum.map { NumberText.short($0) } ?? "no end")
        }
        fault(place, "The range is given as \(text(stated)) but the method gives \(text(found)).")
    }

    private mutating func fixedScore(_ place: Place) -> FixedScore? {
        guard let fields = fields(place, required: ["when", "value", "source"]) else { return nil }
        let when = fields["when"].flatMap { condition($0) }
        let value = number(fields["value"])
        let source = text(fields["source"])
        guard let when, let value, let source else { return nil }
        return FixedScore(when: when, value: value, source: source)
    }

    mutating func missingItemRule(_ place: Place) -> MissingItemRule? {
        guard
            let fields = fields(
                place, required: ["rule"], optional: ["atMostMissing", "source"])
        else { return nil }
        switch choice(fields["rule"], of: MissingItemRuleName.self) {
        case .completeOnly:
            if fields["atMostMissing"] != nil {
                fault(place, "'atMostMissing' belongs to the rule prorate.")
            }
            return .completeOnly
        case .prorate:
            let most = integer(fields["atMostMissing"])
            let source = text(fields["source"])
            if fields["atMostMissing"] == nil { fault(place, "The field 'atMostMissing' is missing.") }
            if fields["source"] == nil {
                fault(place, "The field 'source' is missing: prorating needs a published rule.")
            }
            if let most, most < 1, let here = fields["atMostMissing"] {
                fault(here, "At least one missing item should be allowed.")
            }
            guard let most, let source else { return nil }
            return .prorate(atMostMissing: most, source: source)
        case nil:
            return nil
        }
    }

    mutating func flag(_ place: Place) -> Flag? {
        guard
            let fields = fields(
                place, required: ["id", "name", "condition", "source"], optional: ["note"])
        else { return nil }
        let id = text(fields["id"])
        let name = text(fields["name"])
        let condition = fields["condition"].flatMap { self.condition($0) }
        let source = text(fields["source"])
        let note = text(fields["note"])
        guard let id, let name, let condition, let source else { return nil }
        return Flag(id: id, name: name, condition: condition, source: source, note: note)
    }
}

private enum MissingItemRuleName: String, CaseIterable { case completeOnly, prorate }

extension DefinitionReader.Place {
    /// The id of a scale that may be unreadable otherwise.
    fileprivate var scaleID: String? {
        guard case .object(let members) = node.value,
            case .string(let id)? = members.first(where: { $0.name == "id" })?.node.value
        else { return nil }
        return id
    }
}
