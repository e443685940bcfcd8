/// The names that a claim is filled with, as people call them.
public struct ClaimWords: Hashable, Sendable {
    /// What people were given or met: `MDMA (against placebo)`.
    public let exposure: String
    /// `self-compassion`.
    public let mechanism: String
    /// `PTSD symptoms`.
    public let outcome: String
    /// Whether the mechanism is more than one thing: `the 6 mediators`.
    public let isSeveral: Bool

    public init(exposure: String, mechanism: String, outcome: String, isSeveral: Bool = false) {
        self.exposure = exposure
        self.mechanism = mechanism
        self.outcome = outcome
        self.isSeveral = isSeveral
    }

    /// `higher self-compassion`, `differences in the 6 mediators`.
    var moreOfMechanism: String { isSeveral ? "differences in \(mechanism)" : "higher \(mechanism)" }

    /// `a change in self-compassion`, `changes in the 6 mediators`.
    var changeOfMechanism: String { isSeveral ? "changes in \(mechanism)" : "a change in \(mechanism)" }

    var otherLevelOfMechanism: String { isSeveral ? "other levels of \(mechanism)" : "another level of \(mechanism)" }

    /// `was` or `were` of the mechanism.
    var was: String { isSeveral ? "were" : "was" }
}

/// Which way the outcome goes as the exposure, or the mechanism, rises.
public enum ClaimDirection: String, Hashable, Sendable, CaseIterable {
    case lower, higher, unstated

    /// - Parameter estimate: a slope or a difference; nil where there is none.
    public init(_ estimate: Double?) {
        guard let estimate, estimate != 0, estimate.isFinite else {
            self = .unstated
            return
        }
        self = estimate < 0 ? .lower : .higher
    }

    /// `lower PTSD symptoms`.
    func of(_ thing: String) -> String {
        switch self {
        case .lower: "lower \(thing)"
        case .higher: "higher \(thing)"
        case .unstated: "another level of \(thing)"
        }
    }
}

/// One thing that a report says.
public struct Claim: Hashable, Sendable {
    public let title: String
    public let sentences: [String]

    public init(_ title: String, _ sentences: [String]) {
        self.title = title
        self.sentences = sentences
    }

    public var text: String { sentences.joined(separator: " ") }

    public func notice(_ kind: Notice.Kind) -> Notice { Notice(kind, title: title, text: text) }
}
