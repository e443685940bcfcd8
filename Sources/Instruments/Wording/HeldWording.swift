/// A wording without its words: what may stand in the open of a record, and all that decides
/// whether a study may begin.
public struct HeldWording: Hashable, Codable, Sendable {
    public let instrument: Instrument.ID
    /// The version of the definition against which it was checked when it was brought in.
    public let definitionVersion: String
    public let language: LanguageTag
    /// SHA-256 of the canonical form, in hexadecimal; empty for a placeholder.
    public let checksum: String
    public let terms: WordingTerms?
    /// Empty for a placeholder.
    public let importedBy: String
    /// Milliseconds since 1970, UTC; 0 for a placeholder.
    public let importedAt: Int64

    public init(_ wording: Wording) {
        instrument = wording.instrument
        definitionVersion = wording.definitionVersion
        language = wording.language
        if case .imported(let record) = wording.origin {
            (checksum, terms) = (record.checksum, record.terms)
            (importedBy, importedAt) = (record.importedBy, record.importedAt)
        } else {
            (checksum, terms) = ("", nil)
            (importedBy, importedAt) = ("", 0)
        }
    }

    /// Whether the other one stands in the same place and is replaced by this one.
    public func replaces(_ other: HeldWording) -> Bool {
        instrument == other.instrument && definitionVersion == other.definitionVersion
            && language == other.language
    }
}
