extension DefinitionReader {
    mutating func norm(_ place: Place) -> Norm? {
        guard
            let fields = fields(
                place, required: ["scale", "population", "source"],
                optional: ["mean", "standardDeviation", "people", "statement"])
        else { return nil }
        let scale = fields["scale"].flatMap { earlierScale($0) }
        let population = text(fields["population"])
        let source = text(fields["source"])
        let mean = number(fields["mean"])
        let deviation = number(fields["standardDeviation"])
        let people = integer(fields["people"])
        let statement = text(fields["statement"])
        if mean == nil && statement == nil {
            fault(place, "A norm needs a mean or a statement.")
        }
        if let mean, let range = scale.flatMap({ known?.scales[$0] }), !range.holds(mean) {
            fault(place, "The mean \(NumberText.short(mean)) lies outside the scale.")
        }
        if let deviation, deviation <= 0 { fault(place, "A standard deviation lies above 0.") }
        if let people, people < 1 { fault(place, "A norm comes from at least one person.") }
        guard let scale, let population, let source else { return nil }
        return Norm(
            scale: scale, population: population, mean: mean, standardDeviation: deviation,
            people: people, statement: statement, source: source)
    }

    mutating func reliability(_ place: Place) -> Reliability? {
        let names = ["scale", "kind", "coefficient", "name", "population", "source"]
        guard let fields = fields(place, required: names) else { return nil }
        let scale = fields["scale"].flatMap { earlierScale($0) }
        let kind = choice(fields["kind"], of: Reliability.Kind.self)
        let coefficient = number(fields["coefficient"])
        let name = text(fields["name"])
        let population = text(fields["population"])
        let source = text(fields["source"])
        if let coefficient, !(coefficient > 0 && coefficient < 1) {
            fault(place, "A reliability lies between 0 and 1.")
        }
        guard let scale, let kind, let coefficient, let name, let population, let source else {
            return nil
        }
        return Reliability(
            scale: scale, kind: kind, coefficient: coefficient, name: name, population: population,
            source: source)
    }

    mutating func code(_ place: Place) -> TerminologyCode? {
        guard let fields = fields(place, required: ["system", "code", "of"]) else { return nil }
        let system = text(fields["system"])
        let code = text(fields["code"])
        let part = text(fields["of"])
        guard let system, let code, let part else { return nil }
        return TerminologyCode(system: system, code: code, of: part)
    }
}
