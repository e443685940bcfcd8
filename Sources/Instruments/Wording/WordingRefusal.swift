/// One reason why a study may not begin, with its remedy.
public struct WordingRefusal: Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        case noLanguageChosen
        case placeholder
        /// With the languages that are there, at least one.
        case languageMissing([LanguageTag])
        case otherVersion(found: String, expected: String)
        case terms(TermsRefusal)
    }

    public let study: String
    public let instrument: Instrument.ID
    public let abbreviation: String
    public let language: LanguageTag?
    public let use: SiteUse
    public let reason: Reason

    public var description: String {
        let place = language.map { "\(abbreviation) in \($0)" } ?? abbreviation
        return "\(study), \(place): \(sentence)"
    }

    private var sentence: String {
        switch reason {
        case .noLanguageChosen:
            "The study names no language. Name those that its participants read."
        case .placeholder:
            "Only placeholders stand here. Import the official wording, or take the instrument out of the study."
        case .languageMissing(let others):
            "There is no wording in this language; there is one in \(others.map(\.rawValue).joined(separator: ", ")). Import an authorised translation, or take the language out of the study."
        case .otherVersion(let found, let expected):
            "The wording was made for version \(found) of the definition, which is now at \(expected). Import it again, so that it is checked against the present key."
        case .terms(let refusal): refusal.sentence(use: use)
        }
    }
}
