/// Whether gains lasted, by the rule that the plan states.
public enum LastingFinding: String, Hashable, Sendable, CaseIterable {
    case kept, faded, grew
    case noGain = "no_gain"
    case cannotTell = "cannot_tell"
    case resistsDropout = "resists_dropout"
    case dropoutTakesIt = "dropout_takes_it"

    func claim(_ design: ClaimDesign, _ words: ClaimWords) -> Claim {
        let outcome = words.outcome
        switch self {
        case .kept: return Claim("By the rule of the plan, the gain in \(outcome) was kept", ["The interval of what was left of it lies within the margin that the plan sets.", compared(design)])
        case .faded: return Claim("By the rule of the plan, the gain in \(outcome) faded", ["The interval of what was left of it lies below the margin that the plan sets.", compared(design)])
        case .grew: return Claim("By the rule of the plan, the gain in \(outcome) grew", ["The interval of what was left of it lies above the margin that the plan sets.", compared(design)])
        case .noGain: return Claim("There was no gain in \(outcome) shown that could last", ["The interval of the gain includes zero."])
        case .cannotTell: return Claim("Whether the gain in \(outcome) lasted cannot be told", ["The interval of what was left of it spans more than one answer of the plan's rule."])
        case .resistsDropout: return Claim("The difference stays under what those who left may have done", ["Within the range that the plan sets for those who left, the interval of the difference leaves out zero."])
        case .dropoutTakesIt: return Claim("The difference rests on what those who left did", ["Within the range that the plan sets for those who left, the difference is at some point not told from none."])
        }
    }

    private func compared(_ design: ClaimDesign) -> String {
        design.isRandomized
            ? "It describes those who were followed; where the arms are no longer apart (crossing over, further treatment), it describes a course and compares nothing."
            : "It describes a course of those who were followed; nobody was assigned by chance to be compared with them."
    }
}
