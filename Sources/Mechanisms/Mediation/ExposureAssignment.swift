/// How people came to be exposed: what the step from the exposure on rests on.
public enum ExposureAssignment: String, Hashable, Sendable, Codable, CaseIterable {
    case randomized, observed, unknown

    /// A few words.
    public var label: String {
        switch self {
        case .randomized: "exposure randomized"
        case .observed: "exposure observed, not assigned"
        case .unknown: "assignment of the exposure not stated"
        }
    }
}
