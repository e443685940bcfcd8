import Statistics

/// What would take the effect away: everything that was tried on it.
public struct MechanismSensitivity: Hashable, Sendable {
    /// The same effect under other models, on the same resamples.
    public let alternatives: [Alternative]
    public let commonCause: CommonCause?
    public let eValue: EValue?
    /// The effect as the reliability of one scale is assumed from 0.5 to 1.
    public let reliability: [ReliabilityCurve]
    public let commonMethod: CommonMethod?
    public let sites: [SiteLeftOut]
    /// Why no site is left out, a sentence; nil where sites are.
    public let withoutSites: String?
    public let influence: Influence?

    /// The effect under one other model.
    public struct Alternative: Hashable, Sendable {
        /// As in the results: `uncorrected`, `beside_expectancy`.
        public let key: String
        public let label: String
        public let people: Int
        /// Nil where the data give no solution.
        public let indirect: EvidenceEstimate?
        /// Minus the effect as shown, on the same resamples.
        public let change: EvidenceEstimate?
        /// Whether the stated reliabilities gave no steady solution: then both the effect and what it is compared
        /// with are as measured.
        public let isCorrectionGivenUp: Bool
    }

    public struct ReliabilityCurve: Hashable, Sendable {
        public let measure: String
        public let points: [Point]
        /// The reliability that the question states, where it is one number.
        public let stated: Double?

        public struct Point: Hashable, Sendable {
            public let reliability: Double
            /// Nil where that much error cannot be in the scale.
            public let indirect: EvidenceEstimate?
        }

        /// The lowest reliability, going down from the stated one (from 1 where none is stated), at which the interval
        /// still leaves out 0 on the same side; nil where it does not even there.
        public var standsTo: Double? {
            var lowest: Double?
            var sign = 0.0
            for point in points.reversed() where point.reliability <= (stated ?? 1) + 0.025 {
                guard let indirect = point.indirect, indirect.excludesZero, indirect.estimate * sign >= 0 else { return lowest }
                sign = indirect.estimate
                lowest = point.reliability
            }
            return lowest
        }
    }

    public struct SiteLeftOut: Hashable, Sendable {
        public let site: String
        public let leftOut: Int
        public let people: Int
        public let indirect: EvidenceEstimate?
    }
}
