public import Mechanisms

/// What a claim stands on: how people came to be exposed, and when things were measured.
public struct ClaimDesign: Hashable, Sendable {
    /// How people came to be exposed.
    public let assignment: ExposureAssignment
    /// Whether the mechanism was measured before the outcome.
    public let timing: TimingBadge

    public init(assignment: ExposureAssignment, timing: TimingBadge) {
        self.assignment = assignment
        self.timing = timing
    }

    /// What decides the verb of every sentence.
    public var badge: DesignBadge { DesignBadge(isRandomized: isRandomized, timing: timing) }

    public var isRandomized: Bool { assignment == .randomized }

    /// Whether the order of time allows the mechanism to come first.
    public var isOrdered: Bool { timing.allowsCausalOrder }

    /// Every design there is: three assignments by five timings.
    public static let all: [ClaimDesign] = ExposureAssignment.allCases.flatMap { assignment in
        TimingBadge.allCases.map { ClaimDesign(assignment: assignment, timing: $0) }
    }
}

extension DesignBadge {
    /// What a sentence about a mechanism may say under it.
    public var reach: String {
        switch self {
        case .randomizedOrdered:
            "The first step, from the exposure to the mechanism, rests on randomization among those analysed; the step from the mechanism to the outcome rests on the order of time and on the models."
        case .randomizedOnly:
            "The first step, from the exposure to the mechanism, rests on randomization among those analysed; between the mechanism and the outcome no order of time is known, so that step is an association."
        case .prospective:
            "Nobody was assigned by chance, so both steps rest on the models; the order of time allows the mechanism to come first."
        case .oneSitting:
            "Nobody was assigned by chance and no order of time is known, so every step is an association."
        }
    }
}
