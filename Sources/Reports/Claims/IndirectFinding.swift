import Mechanisms

/// What came of a mediation model: the product of its two steps.
public enum IndirectFinding: String, Hashable, Sendable, CaseIterable {
    /// The interval leaves out zero, and the effect points the way of the total one.
    case shown
    case notShown
    /// Shown, but it points against the total effect.
    case againstTotal = "against_total"
    /// Shown, but no total effect is.
    case withoutTotal = "without_total"
    case cannotTell = "cannot_tell"

    /// From the intervals of the indirect and of the total effect; nil where there is none.
    public init(indirect: ClosedRange<Double>?, total: ClosedRange<Double>?) {
        func sign(_ interval: ClosedRange<Double>) -> Int { interval.lowerBound > 0 ? 1 : interval.upperBound < 0 ? -1 : 0 }
        guard let indirect else {
            self = .cannotTell
            return
        }
        let way = sign(indirect)
        let whole = total.map(sign) ?? 0
        self = way == 0 ? .notShown : whole == 0 ? .withoutTotal : way == whole ? .shown : .againstTotal
    }

    func claim(_ design: ClaimDesign, _ words: ClaimWords, _ direction: ClaimDirection) -> Claim {
        let (mechanism, outcome) = (words.mechanism, words.outcome)
        switch self {
        case .shown:
            return Claim(title(design, words, direction), [steps(design, words, direction), design.badge.reach, rest(design, words)])
        case .notShown:
            return Claim(
                "No indirect effect through \(mechanism) is shown",
                ["The interval includes zero: the data do not tell it from none. That is not evidence of absence.", design.badge.reach])
        case .againstTotal:
            return Claim(
                "\(mechanism.capitalizedSentence) went with a difference in \(outcome) against the total one",
                [steps(design, words, direction), "What runs through \(mechanism) points against the total effect: it did not carry that effect.", design.badge.reach])
        case .withoutTotal:
            return Claim(
                "An indirect effect through \(mechanism), but no total effect is shown",
                [steps(design, words, direction), "There is no total effect shown for \(mechanism) to carry a part of.", design.badge.reach])
        case .cannotTell:
            return Claim(
                "The indirect effect through \(mechanism) has no interval", ["These data do not hold what the model needs, so nothing is read from it."])
        }
    }

    private func title(_ design: ClaimDesign, _ words: ClaimWords, _ direction: ClaimDirection) -> String {
        switch design.badge {
        case .randomizedOrdered: "Consistent with change in \(words.mechanism) carrying part of the effect on \(words.outcome)"
        case .randomizedOnly: "\(words.mechanism.capitalizedSentence) and \(words.outcome) changed together; which came first is not known"
        case .prospective: "Earlier \(words.mechanism) went with later \(words.outcome) among people who were not assigned by chance"
        case .oneSitting: "\(words.mechanism.capitalizedSentence) and \(words.outcome) went together; no order and no assignment"
        }
    }

    private func steps(_ design: ClaimDesign, _ words: ClaimWords, _ direction: ClaimDirection) -> String {
        switch design.badge {
        case .randomizedOrdered:
            "Assignment to \(words.exposure) went with \(words.changeOfMechanism), and \(words.moreOfMechanism), measured earlier, went with \(direction.of(words.outcome)) later."
        case .randomizedOnly:
            "Assignment to \(words.exposure) went with \(words.changeOfMechanism), and \(words.moreOfMechanism) went with \(direction.of(words.outcome))."
        case .prospective:
            "\(words.exposure.capitalizedSentence) went with \(words.otherLevelOfMechanism) afterwards, and \(words.moreOfMechanism) went with \(direction.of(words.outcome)) later."
        case .oneSitting:
            "\(words.exposure.capitalizedSentence) went with \(words.otherLevelOfMechanism), and \(words.moreOfMechanism) went with \(direction.of(words.outcome))."
        }
    }

    /// What else would look the same.
    private func rest(_ design: ClaimDesign, _ words: ClaimWords) -> String {
        switch design.timing {
        case .before: "A common influence on \(words.mechanism) and \(words.outcome), not measured, would look the same."
        case .together: "The same figures would arise if \(words.outcome) moved \(words.mechanism), or if one improvement moved both scales."
        case .after: "\(words.mechanism.capitalizedSentence) \(words.was) measured after \(words.outcome), so that cannot have carried this difference."
        case .recalled: "They were recalled in one sitting, so how people remember one colours the other."
        case .unknown: "When they were measured is not stated, so nothing is read about which came first."
        }
    }
}
