extension DefinitionReader {
    private static let required = [
        "id", "name", "abbreviation", "form", "version", "respondent", "construct", "timeframe",
        "keyConfidence", "recall", "response", "items", "scales", "missingItemRule", "licence", "citation", "keySources",
    ]

    mutating func instrument(_ place: Place) -> Instrument? {
        let optional = [
            "toCheck", "flags", "safetyItems", "bands", "norms", "reliability", "thresholds", "codes",
            "notes",
        ]
        known = Known()
        guard let fields = fields(place, required: Self.required, optional: optional) else {
            return nil
        }
        let id = text(fields["id"])
        let name = text(fields["name"])
        let abbreviation = text(fields["abbreviation"])
        let form = text(fields["form"])
        let version = text(fields["version"])
        let respondent = choice(fields["respondent"], of: Respondent.self)
        let construct = text(fields["construct"])
        let timeframe = choice(fields["timeframe"], of: Timeframe.self)
        let confidence = choice(fields["keyConfidence"], of: KeyConfidence.self)
        let toCheck = each(fields["toCheck"]) { $0.text($1) } ?? []
        if confidence == .medium, toCheck.isEmpty {
            fault(place, "A key of medium confidence says in 'toCheck' what is to be compared.")
        }
        let recall = text(fields["recall"])
        let response = fields["response"].flatMap { responseScale($0) }
        let items = items(fields["items"], standard: response)
        let scales = scales(fields["scales"])
        let flags = each(fields["flags"]) { $0.flag($1) } ?? []
        checkDistinct(flags.map(\.id), "flag", fields["flags"])
        let safety = each(fields["safetyItems"]) { $0.safetyItem($1) } ?? []
        checkDistinct(safety.map { "\($0.item)" }, "safety item", fields["safetyItems"])
        let bands = each(fields["bands"]) { $0.severityBands($1) } ?? []
        checkDistinct(bands.map(\.scale), "scale with bands", fields["bands"])
        let rule = fields["missingItemRule"].flatMap { missingItemRule($0) }
        let norms = each(fields["norms"]) { $0.norm($1) } ?? []
        let reliability = each(fields["reliability"]) { $0.reliability($1) } ?? []
        let thresholds = each(fields["thresholds"]) { $0.threshold($1) } ?? []
        let codes = each(fields["codes"]) { $0.code($1) } ?? []
        checkParts(codes, fields["codes"], scales, items)
        let licence = fields["licence"].flatMap { self.licence($0) }
        let citation = fields["citation"].flatMap { self.citation($0) }
        let keySources = sources(fields["keySources"])
        let notes = each(fields["notes"]) { $0.text($1) } ?? []
        guard let id, let name, let abbreviation, let form, let version, let respondent,
            let construct, let timeframe, let confidence, let recall, let response, let items, let scales, let rule, let licence, let citation,
            let keySources, let primary = scales.first(where: \.isPrimary)
        else { return nil }
        return Instrument(
            id: Instrument.ID(id), name: name, abbreviation: abbreviation, form: form,
            version: version, respondent: respondent, construct: construct, timeframe: timeframe,
            keyConfidence: confidence, toCheck: toCheck, recall: recall, response: response,
            items: items, scales: scales, flags: flags, safetyItems: safety, bands: bands,
            missingItemRule: rule, norms: norms, reliability: reliability, thresholds: thresholds,
            codes: codes, licence: licence, citation: citation, keySources: keySources,
            notes: notes, primaryScale: primary,
            limits: items.map { ItemLimits($0, standard: response) })
    }

    private mutating func checkDistinct(_ ids: [String], _ what: String, _ place: Place?) {
        var seen: Set<String> = []
        for id in ids where !seen.insert(id).inserted {
            if let place { fault(place, "The \(what) '\(id)' stands here twice.") }
        }
    }

    /// A code stands for the whole panel, a scale or an item.
    private mutating func checkParts(
        _ codes: [TerminologyCode], _ place: Place?, _ scales: [Scale]?, _ items: [Item]?
    ) {
        guard let place, let scales, let items else { return }
        let parts = ["panel"] + scales.map(\.id) + items.map(\.code)
        for code in codes where !parts.contains(code.of) {
            let nearest = NearestName.question(NearestName.of(code.of, among: parts))
            fault(place, "The code \(code.code) is for '\(code.of)', which is no part of this form.\(nearest)")
        }
    }

    private mutating func licence(_ place: Place) -> WordingLicence? {
        guard let fields = fields(place, required: ["status", "detail", "sources"]) else {
            return nil
        }
        let status = choice(fields["status"], of: LicenceStatus.self)
        let detail = text(fields["detail"])
        let sources = sources(fields["sources"])
        guard let status, let detail, let sources else { return nil }
        return WordingLicence(status: status, detail: detail, sources: sources)
    }

    private mutating func citation(_ place: Place) -> Citation? {
        guard
            let fields = fields(
                place, required: ["authors", "year", "title", "publication"], optional: ["doi"])
        else { return nil }
        let authors = text(fields["authors"])
        let year = integer(fields["year"])
        let title = text(fields["title"])
        let publication = text(fields["publication"])
        let doi = text(fields["doi"])
        guard let authors, let year, let title, let publication else { return nil }
        return Citation(
            authors: authors, year: year, title: title, publication: publication, doi: doi)
    }
}
