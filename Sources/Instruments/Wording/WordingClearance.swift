/// What a site does with its studies, as licences tell uses apart.
public enum SiteUse: String, Hashable, Codable, Sendable, CaseIterable {
    case clinicalCare, academicResearch, commercial

    public var words: String {
        switch self {
        case .clinicalCare: "clinical care"
        case .academicResearch: "academic research"
        case .commercial: "commercial work"
        }
    }
}

/// Whether a study may begin with the words that a site holds. That each fits its key, and is what was
/// imported, is checked when it is brought in; this is about what is missing and what terms allow.
public struct WordingClearance: Sendable {
    public let study: String
    public let use: SiteUse
    /// The later of two in one place stands.
    public let held: [HeldWording]

    public init(study: String, use: SiteUse, held: [HeldWording]) {
        self.study = study
        self.use = use
        self.held = held.filter { !$0.checksum.isEmpty }
    }

    /// Everything that stands in the way, by instrument and language; empty when nothing does.
    public func refusals(instruments: [Instrument], languages: [LanguageTag]) -> [WordingRefusal] {
        guard !languages.isEmpty else { return instruments.map { refusal($0, nil, .noLanguageChosen) } }
        var refusals: [WordingRefusal] = []
        for instrument in instruments {
            for language in languages {
                if let reason = reason(instrument, language) {
                    refusals.append(refusal(instrument, language, reason))
                }
            }
        }
        return refusals
    }

    private func refusal(
        _ instrument: Instrument, _ language: LanguageTag?, _ reason: WordingRefusal.Reason
    ) -> WordingRefusal {
        WordingRefusal(
            study: study, instrument: instrument.id, abbreviation: instrument.abbreviation, language: language,
            use: use, reason: reason)
    }

    private func reason(_ instrument: Instrument, _ language: LanguageTag) -> WordingRefusal.Reason? {
        let own = held.filter { $0.instrument == instrument.id }
        let current = own.filter { $0.definitionVersion == instrument.version }
        let tags = language.lookup
        for tag in tags {
            guard let found = current.last(where: { $0.language == tag }) else { continue }
            return LicenceRule.refusal(of: found.terms, known: instrument.licence.status, use: use)
                .map { .terms($0) }
        }
        if let old = own.last(where: { tags.contains($0.language) }) {
            return .otherVersion(found: old.definitionVersion, expected: instrument.version)
        }
        return current.isEmpty ? .placeholder : .languageMissing(current.map(\.language))
    }
}
