/// One criterion, answered at screening with its evidence (CDISC: TI).
public struct EligibilityCriterion: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable { case inclusion, exclusion }

    public let code: String
    public let kind: Kind
    public let text: String

    public init(code: String, kind: Kind, text: String) {
        self.code = code
        self.kind = kind
        self.text = text
    }
}
