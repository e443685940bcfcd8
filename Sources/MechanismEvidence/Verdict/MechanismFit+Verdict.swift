public import Mechanisms
import Statistics

extension MechanismFit {
    public var verdictWord: String? { verdict.rawValue }

    /// Of the lagged model where there is one, else of the same visit.
    private var leading: TimedEffect? {
        effect(.lagged, of: specification.mechanism.name) ?? effect(.concurrent, of: specification.mechanism.name)
    }

    public var timing: TimingBadge { leading?.timing ?? .unknown }
    public var badge: DesignBadge { leading?.badge ?? DesignBadge(isRandomized: specification.assignment == .randomized, timing: .unknown) }

    /// From the lagged models, corrected where reliabilities are stated. Rules and how often each is right:
    /// `Documentation/Methods/MechanismEvidence.md`.
    public var verdict: MechanismVerdict {
        guard let lagged = effect(.lagged, of: specification.mechanism.name) else {
            return hasAbsence(.lagged) ? .sameVisitOnly : .correctionFails
        }
        guard specification.outcome.early != nil else { return .oneDirection }
        guard let reversed = effect(.reversed, of: specification.mechanism.name) else {
            return hasAbsence(.reversed) ? .oneDirection : .correctionFails
        }
        guard lagged.timing.allowsCausalOrder, reversed.timing.allowsCausalOrder else { return .noOrderOfTime }
        guard lagged.b.isSteady, reversed.b.isSteady, lagged.indirect.isSteady else { return .correctionFails }
        switch (lagged.goesBefore, reversed.goesBefore) {
        case (true, true): return .bothWays
        case (false, true):
            if let gap = specification.earlyGap(of: specification.mechanism), gap < 0 { return .noOrderOfTime }
            return isDoubtful(.reversed) ? .reliabilityNotStated : .outcomeFirst
        case (false, false):
            let concurrent = effect(.concurrent, of: specification.mechanism.name)
            if concurrent?.isShown == true { return .together }
            return lagged.isShown || reversed.isShown ? .orderNotShown : .nothingShown
        case (true, false):
            // What was measured later knows more of what was to come, and seems to go first for that alone.
            if let gap = specification.earlyGap(of: specification.mechanism), gap > 0 { return .noOrderOfTime }
            if isDoubtful(.lagged) { return .reliabilityNotStated }
            guard lagged.isShown else { return .mechanismFirstAlone }
            guard let total = totalEffectInterval, total.lower > 0 || total.upper < 0 else { return .noTotalEffect }
            guard lagged.total.estimate * lagged.indirect.estimate > 0 else { return .againstTotal }
            guard rivalsAsWell(.lagged).isEmpty else { return .rivalAsWell }
            return rivalsNotTold(.lagged).isEmpty ? .mechanismFirst : .rivalNotTold
        }
    }

    /// Whether an order that is told does not stand, with its sign, with the assumed reliability of the scale whose
    /// error could feign it.
    func isDoubtful(_ place: Place) -> Bool {
        guard let path = assumed.first(where: { $0.place == place }) else { return false }
        // Where so much error cannot be in the scale, the order is not shown to stand with any.
        guard let b = path.b, let shown = effect(place, of: specification.mechanism.name) else { return true }
        return !b.laggedExcludesZero || b.estimate * shown.b.estimate < 0
    }

    private func hasAbsence(_ place: Place) -> Bool {
        place.columns(of: specification.mechanism, and: specification.outcome) == nil
    }

    private var totalEffectInterval: Ends? { effect(.lagged, of: specification.mechanism.name)?.total.interval }

    /// Rivals that do as well as the mechanism, or better, in one place.
    public func rivalsAsWell(_ place: Place) -> [RivalComparison] {
        comparisons.filter { $0.place == place && ($0.finding == .asWell || $0.finding == .better) }
    }

    /// Rivals of which it cannot be told whether they do less than the mechanism, in one place.
    public func rivalsNotTold(_ place: Place) -> [RivalComparison] {
        comparisons.filter { $0.place == place && $0.finding == .notTold }
    }

    /// Whether what the same visit shows is not carried by an order in time: then it cannot be told from a
    /// reverse order or from one improvement that shows in both scales.
    public var isSameVisitFlagged: Bool {
        switch verdict {
        case .mechanismFirst, .rivalAsWell, .rivalNotTold: false
        default: true
        }
    }
}
