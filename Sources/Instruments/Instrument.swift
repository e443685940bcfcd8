/// One questionnaire or interview: what is asked, and how the answers become scores.
///
/// An instrument knows nothing of time or people, and carries no wording: items have a stable
/// code and a topic of our own, so that scoring works where a licence forbids the text.
/// Instruments are read from definition files (`Definitions/README.md`); `Catalog` holds them.
public struct Instrument: Hashable, Codable, Sendable, Identifiable {
    /// The short stable name of an instrument, such as `scs`; encodes as a plain string.
    public struct ID: Hashable, Codable, Sendable, RawRepresentable, CustomStringConvertible {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }
        public init(_ id: String) { rawValue = id }
        public var description: String { rawValue }
    }

    public let id: ID
    public let name: String
    /// As the literature writes it: `SCS`, `PHQ-9`.
    public let abbreviation: String
    /// Which of the published forms this is: `26-item long form`.
    public let form: String
    /// The version of this definition and so of its scoring key; printed with every score.
    public let version: String
    public let respondent: Respondent
    /// What is measured, in lower case: `self-compassion`. Forms of one construct share the phrase,
    /// never an id.
    public let construct: String
    public let timeframe: Timeframe
    public let keyConfidence: KeyConfidence
    /// What rests on one source: compare with the published form once before use.
    public let toCheck: [String]
    /// The stretch of time that the questions ask about.
    public let recall: String
    /// The response scale of every item that does not bring its own.
    public let response: ResponseScale
    /// In the order of the published form; item `n` stands at index `n − 1`.
    public let items: [Item]
    /// In scoring order: a scale refers only to scales before it.
    public let scales: [Scale]
    public let flags: [Flag]
    public let safetyItems: [SafetyItem]
    public let bands: [SeverityBands]
    public let missingItemRule: MissingItemRule
    public let norms: [Norm]
    public let reliability: [Reliability]
    public let thresholds: [Threshold]
    public let codes: [TerminologyCode]
    public let licence: WordingLicence
    public let citation: Citation
    /// Where the scoring key was seen.
    public let keySources: [String]
    /// What a person who uses the scores must know.
    public let notes: [String]

    public func scale(_ id: String) -> Scale? { scales.first { $0.id == id } }

    public func item(_ code: String) -> Item? { items.first { $0.code == code } }

    /// Item `number` of the published form, counted from 1.
    public func item(number: Int) -> Item? {
        number >= 1 && number <= items.count ? items[number - 1] : nil
    }

    public func bands(of scale: String) -> SeverityBands? { bands.first { $0.scale == scale } }

    /// The response scale that applies to an item.
    public func response(of item: Item) -> ResponseScale { item.response ?? response }

    /// The scale that stands for the instrument when only one can be shown. The reader of
    /// definitions refuses a file without exactly one.
    public let primaryScale: Scale
    /// The response scales by item, laid out for scoring.
    let limits: [ItemLimits]
}

/// Who gives the answers.
public enum Respondent: String, Hashable, Codable, Sendable, CaseIterable {
    case participant, clinician, rater
}

extension Instrument {
    /// The items that at least one scale, directly, or one flag or safety rule looks at.
    public var scoredItems: [Item] {
        var numbers: Set<Int> = []
        for scale in scales { numbers.formUnion(scale.method.itemNumbers) }
        return items.filter { numbers.contains($0.number) }
    }
}
