/// Whether terms allow a use. The site's statement decides; where the catalog knows stricter terms,
/// a wider statement needs a licence or permission on record.
enum LicenceRule {
    static func refusal(of terms: WordingTerms?, known: LicenceStatus, use: SiteUse) -> TermsRefusal? {
        guard let terms else { return .notRecorded }
        guard terms.isWrittenDown else { return .incomplete }
        // A permission that is on record is no longer unknown: it is stated as what it is.
        if terms.status == .unknown { return .unknown }
        guard !terms.hasReference || isBarred(terms.status, use) else { return nil }
        switch terms.status {
        case .licenceRequired: return .licenceWithoutReference
        case .freeNonCommercial, .freeForCareAndResearch, .freeForResearch:
            if isBarred(terms.status, use) { return .useNotAllowed(terms.status) }
        case .publicDomain, .freeWithPermission, .unknown: break
        }
        let isStricter = known == .licenceRequired || isBarred(known, use)
        return isStricter && known != terms.status ? .widerThanKnown(stated: terms.status, known: known) : nil
    }

    /// Uses that the terms themselves shut out. A licence of the site's own is recorded as
    /// `licenceRequired` with its reference; a reference does not open these terms.
    private static func isBarred(_ status: LicenceStatus, _ use: SiteUse) -> Bool {
        switch status {
        case .freeNonCommercial, .freeForCareAndResearch: use == .commercial
        case .freeForResearch: use != .academicResearch
        case .publicDomain, .freeWithPermission, .licenceRequired, .unknown: false
        }
    }
}

/// Why recorded terms do not carry a use.
public enum TermsRefusal: Hashable, Sendable {
    case notRecorded
    /// The text of the terms or their source is empty.
    case incomplete
    case unknown
    case licenceWithoutReference
    case useNotAllowed(LicenceStatus)
    case widerThanKnown(stated: LicenceStatus, known: LicenceStatus)

    func sentence(use: SiteUse) -> String {
        switch self {
        case .notRecorded:
            "The wording was imported without its terms. Import it again and state them."
        case .incomplete:
            "The terms are recorded without their text or without where they were read. Import the wording again and state both."
        case .unknown:
            "Its terms are recorded as unknown. Ask the author, and record the answer: as licenceRequired with the permission and its date, or as the terms that were given."
        case .licenceWithoutReference:
            "A licence is required, and none is on record. Record its number or the letter that grants it, or take another instrument."
        case .useNotAllowed(let status):
            "Its terms are '\(status.words)', and this site does \(use.words). Ask the holder for a licence and record it as licenceRequired with its reference, or take another instrument."
        case .widerThanKnown(let stated, let known):
            "The site states '\(stated.words)', but the catalog knows '\(known.words)', which does not cover \(use.words). Record the licence or permission on which the statement rests, or take another instrument."
        }
    }
}
