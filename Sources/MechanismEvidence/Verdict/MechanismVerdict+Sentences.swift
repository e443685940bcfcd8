extension MechanismVerdict {
    /// What it says, in one or two sentences.
    ///
    /// - Parameters:
    ///   - isRandomized: whether people came to the exposure by chance.
    public func sentence(exposure x: String, mechanism m: String, outcome y: String, isRandomized: Bool) -> String {
        switch self {
        case .mechanismFirst, .rivalAsWell, .rivalNotTold:
            let effect = isRandomized
                ? "This is consistent with \(m) carrying part of the effect of \(x) on \(y); a common cause of \(m) and \(y) remains possible."
                : "This is consistent with \(m) lying between \(x) and \(y); \(x) was not randomized, so a common cause of any two of them remains possible."
            let rival =
                switch self {
                case .rivalAsWell: " At least one rival does as well in the same place, so \(m) cannot be singled out."
                case .rivalNotTold: " Of at least one rival it cannot be told whether it does less, because its reliability is not stated or it was measured earlier, so \(m) cannot be singled out."
                default: ""
                }
            return "Earlier \(m) went with later \(y) beyond earlier \(y), and the reverse is not shown; the indirect effect is shown. \(effect)\(rival)"
        case .againstTotal:
            let total = isRandomized ? "the total effect of \(x)" : "the total difference that goes with \(x)"
            return "Earlier \(m) went with later \(y), and the reverse is not shown, but the indirect effect points against \(total): \(m) does not account for it."
        case .noTotalEffect:
            return "Earlier \(m) went with later \(y), and an indirect effect is shown, but no total effect of \(x) on \(y) is: there is no shown effect that \(m) could have carried."
        case .mechanismFirstAlone:
            return "Earlier \(m) went with later \(y) beyond earlier \(y), but no effect of \(x) through \(m) is shown."
        case .outcomeFirst:
            return "Earlier \(y) went with later \(m), and the reverse is not shown: the figures are consistent with \(y) moving first and \(m) following."
        case .bothWays:
            return "Earlier \(m) went with later \(y), and earlier \(y) with later \(m): the two moved each other, or a third thing moved both. Which came first cannot be told."
        case .together:
            return "Measured at the same visit, \(m) and \(y) look like mediation; measured one after the other, neither is shown to go before the other. One improvement that shows in both scales gives the same figures, so whether \(m) carried anything cannot be told."
        case .orderNotShown:
            return "From earlier to later an indirect effect is shown, but neither \(m) before \(y) nor \(y) before \(m) is. Which came first, and so whether \(m) carried anything, cannot be told."
        case .nothingShown:
            return "No indirect effect through \(m) is shown in any order of time. That none is shown does not say that there is none."
        case .sameVisitOnly:
            return "\(m) was measured with \(y) only, at the same visit. The same figures arise when \(y) moves \(m) or when one improvement shows in both, so whether \(m) carried the effect cannot be told from this design."
        case .reliabilityNotStated:
            return "One of \(m) and \(y) seems to go first, but the less reliable of two scales looks like the follower, no reliability is stated, and the order does not stand with the one that is assumed instead. It cannot be told; state the reliabilities."
        case .correctionFails:
            return "The paths cannot be estimated steadily on these data: once error is taken off, \(m) and \(y) can hardly be told apart, or the columns depend on one another. So whether \(m) carried the effect cannot be told."
        case .oneDirection:
            return "Only one direction can be looked at, because an early value of \(m) or \(y) is lacking: whether \(y) moved first cannot be told."
        case .noOrderOfTime:
            return "When \(m) and \(y) were measured is not stated, or not in the order that the question needs, or was recalled in one sitting, or what seems to go first had its early measure on a later day: no order of time can be read, so whether \(m) carried the effect cannot be told."
        }
    }

    /// A few words, for a heading.
    public var label: String {
        switch self {
        case .mechanismFirst: "mechanism first"
        case .rivalAsWell: "mechanism first, and a rival does as well"
        case .rivalNotTold: "mechanism first, and a rival cannot be told from it"
        case .againstTotal: "mechanism first, against the total effect"
        case .noTotalEffect: "mechanism first, without a total effect"
        case .mechanismFirstAlone: "mechanism first, without an effect of the exposure through it"
        case .outcomeFirst: "outcome first"
        case .bothWays: "both ways"
        case .together: "together, order not shown"
        case .orderNotShown: "effect shown, order not shown"
        case .nothingShown: "nothing shown"
        case .sameVisitOnly: "cannot tell: same visit only"
        case .reliabilityNotStated: "cannot tell: reliability not stated"
        case .correctionFails: "cannot tell: not estimable"
        case .oneDirection: "cannot tell: one direction only"
        case .noOrderOfTime: "cannot tell: no order of time"
        }
    }
}
