extension DefinitionReader {
    mutating func responseScale(_ place: Place) -> ResponseScale? {
        guard
            let fields = fields(
                place, required: ["kind", "minimum", "step"],
                optional: ["maximum", "labeledSteps", "unit"])
        else { return nil }
        let kind = choice(fields["kind"], of: ResponseKind.self)
        let minimum = number(fields["minimum"])
        let maximum = number(fields["maximum"])
        let step = number(fields["step"])
        let labeled = each(fields["labeledSteps"]) { $0.number($1) } ?? []
        let unit = text(fields["unit"])
        guard let kind, let minimum, let step else { return nil }
        let scale = ResponseScale(
            kind: kind, minimum: minimum, maximum: maximum, step: step, labeledSteps: labeled, unit: unit)
        if step < 0, let here = fields["step"] { fault(here, "A step cannot be negative.") }
        if let maximum, let here = fields["maximum"] {
            if maximum <= minimum {
                fault(here, "The maximum must lie above the minimum.")
            } else if !scale.isOnStep(maximum) {
                fault(here, "The maximum does not lie on a step.")
            }
        }
        if let here = fields["labeledSteps"], !labeled.allSatisfy(scale.accepts) {
            fault(here, "A labeled step is not a value of the scale.")
        }
        return scale
    }

    /// The items, numbered from 1 in order; `known` learns their response scales.
    mutating func items(_ place: Place?, standard: ResponseScale?) -> [Item]? {
        guard let place, let list = list(place) else { return nil }
        if list.isEmpty { fault(place, "An instrument needs at least one item.") }
        known?.itemCount = list.count
        known?.items = standard.map { _ in [:] }
        // Numbers first, so that a skip rule may look at any item.
        var responses: [Int: ResponseScale] = [:]
        if let standard { for number in 1...max(1, list.count) { responses[number] = standard } }
        known?.items = standard == nil ? nil : responses
        var codes: Set<String> = []
        var items: [Item] = []
        for (index, element) in list.enumerated() {
            guard let item = item(element, expected: index + 1) else { continue }
            if !codes.insert(item.code).inserted {
                fault(element, "The code '\(item.code)' belongs to an earlier item.")
            }
            if let response = item.response { known?.items?[index + 1] = response }
            items.append(item)
        }
        return items.count == list.count ? items : nil
    }

    private mutating func item(_ place: Place, expected: Int) -> Item? {
        guard
            let fields = fields(
                place, required: ["number", "code", "topic"], optional: ["response", "skip"])
        else { return nil }
        let number = integer(fields["number"])
        let code = text(fields["code"])
        let topic = text(fields["topic"])
        let response = fields["response"].flatMap { responseScale($0) }
        let skip = fields["skip"].flatMap { skipRule($0) }
        if let number, number != expected, let here = fields["number"] {
            fault(here, "Item \(number) stands where item \(expected) should; items run from 1 in order.")
        }
        guard let number, let code, let topic else { return nil }
        return Item(
            code: code, number: number, topic: topic, response: response, skip: skip)
    }

    private mutating func skipRule(_ place: Place) -> SkipRule? {
        guard let fields = fields(place, required: ["when"], optional: ["countsAs"]) else {
            return nil
        }
        let when = fields["when"].flatMap { condition($0) }
        let countsAs = number(fields["countsAs"])
        return when.map { SkipRule(when: $0, countsAs: countsAs) }
    }

    mutating func safetyItem(_ place: Place) -> SafetyItem? {
        guard
            let fields = fields(
                place, required: ["item", "topic", "atLeast", "level", "source"])
        else { return nil }
        let item = fields["item"].flatMap { itemNumber($0) }
        let topic = text(fields["topic"])
        let atLeast = number(fields["atLeast"])
        let level = choice(fields["level"], of: SafetyLevel.self)
        let source = text(fields["source"])
        if let item, let atLeast, let scale = known?.items?[item], let here = fields["atLeast"],
            !scale.isWithin(atLeast)
        {
            fault(here, "Item \(item) never reaches \(NumberText.short(atLeast)), or always does.")
        }
        guard let item, let topic, let atLeast, let level, let source else { return nil }
        return SafetyItem(item: item, topic: topic, atLeast: atLeast, level: level, source: source)
    }
}
