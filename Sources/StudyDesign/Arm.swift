/// One treatment strategy of a study (CDISC: ARM).
public struct Arm: Hashable, Sendable, Codable {
    public typealias Code = String

    public let code: Code
    public let name: String
    /// Against which the other arms are compared.
    public let isControl: Bool
    /// Places in each permuted block.
    public let ratio: Int

    public init(code: Code, name: String, isControl: Bool, ratio: Int = 1) {
        self.code = code
        self.name = name
        self.isControl = isControl
        self.ratio = ratio
    }
}

/// Who does not know the arm while the study runs.
public struct Masking: Hashable, Sendable, Codable {
    public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
        case participant, therapist, rater, analyst
    }

    public let masked: [Role]

    public init(masked: [Role]) { self.masked = masked }
}
