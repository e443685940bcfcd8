/// Under what terms the wording of an instrument may be shown. Keys are facts and need no licence.
public struct WordingLicence: Hashable, Codable, Sendable {
    public let status: LicenceStatus
    public let detail: String
    /// Where the terms were seen.
    public let sources: [String]
}

public enum LicenceStatus: String, Hashable, Codable, Sendable, CaseIterable {
    case publicDomain, freeWithPermission, freeForCareAndResearch, freeForResearch
    case freeNonCommercial, licenceRequired, unknown

    public var words: String {
        switch self {
        case .publicDomain: "public domain"
        case .freeWithPermission: "free with the author's general permission"
        case .freeForCareAndResearch: "free for care and research"
        case .freeForResearch: "free for research"
        case .freeNonCommercial: "free for non-commercial use only"
        case .licenceRequired: "a licence is required"
        case .unknown: "unknown: ask the author"
        }
    }
}
