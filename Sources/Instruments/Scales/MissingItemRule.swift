/// What happens to a score when items have no answer. A blank is never a zero.
public enum MissingItemRule: Hashable, Sendable {
    /// The score is missing.
    case completeOnly
    /// Up to so many missing items are replaced by the mean of the answered ones.
    case prorate(atMostMissing: Int, source: String)

    public var sentence: String {
        switch self {
        case .completeOnly: "complete items only"
        case .prorate(let most, let source):
            "up to \(most) missing items replaced by the mean of the answered ones (\(source))"
        }
    }
}

/// Which rule a study follows; `published` unless its protocol says otherwise.
public enum ProratingPolicy: Hashable, Codable, Sendable {
    /// The rule in the instrument's definition.
    case published
    case completeOnly
    /// A study's own setting, applied to every sum and mean of items; never more than half of a scale's.
    case missingItems(atMost: Int)
    /// A study's own setting: a share of the scale's items, 0.2 for a fifth.
    case missingShare(atMost: Double)
}

extension ProratingPolicy {
    /// How many of `count` items may be missing, and the rule in words.
    func allowance(published: MissingItemRule, itemCount: Int) -> (missing: Int, rule: String) {
        switch self {
        case .published:
            switch published {
            case .completeOnly: return (0, published.sentence)
            case .prorate(let most, _): return (most, published.sentence)
            }
        case .completeOnly:
            return (0, MissingItemRule.completeOnly.sentence)
        case .missingItems(let most):
            return (min(most, itemCount / 2), "study setting: up to \(most) missing items prorated, never more than half")
        case .missingShare(let share):
            // A hair above, so that a fifth of 15 is 3 whatever 0.2 × 15 rounds to.
            let allowed = (share * Double(itemCount) + 1e-9).rounded(.down)
            let rule = "study setting: up to a share of \(NumberText.short(share)) missing items prorated"
            return (min(Int(exactly: allowed) ?? 0, itemCount / 2), rule)
        }
    }
}
