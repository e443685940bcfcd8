extension Instrument {
    /// The only scorer in the house: answers become scores, flags and safety findings.
    ///
    /// Total: it never throws. What cannot be scored is missing with its reason; a blank is never a
    /// zero. Answers of another instrument give a sheet whose every score is missing.
    /// Formulas and their sources: `Documentation/Methods/Scoring.md`.
    public func score(_ answers: Answers, prorating policy: ProratingPolicy = .published)
        -> ScoreSheet
    {
        let usable = UsableAnswers(answers, of: self)
        var scoring = Scoring(instrument: self, answers: usable, policy: policy)
        if answers.instrument == id {
            for scale in scales { scoring.add(scale) }
        } else {
            for scale in scales { scoring.refuse(scale, answersOf: answers.instrument) }
        }
        return ScoreSheet(
            instrument: id, version: version, scores: scoring.scores,
            flags: flags.map { scoring.outcome(of: $0) },
            safety: safetyItems.compactMap { item in
                if usable.value(item.item) == nil && usable.isExcused(item.item) { return nil }
                return item.finding(
                    code: usable.code(item.item), answer: usable.value(item.item),
                    why: usable.why(item.item))
            })
    }
}

/// The scores so far, in the instrument's order; each scale sees those before it.
struct Scoring {
    let instrument: Instrument
    let answers: UsableAnswers
    let policy: ProratingPolicy
    private(set) var scores: [Score] = []
    private var ratios: [Ratio?] = []

    init(instrument: Instrument, answers: UsableAnswers, policy: ProratingPolicy) {
        self.instrument = instrument
        self.answers = answers
        self.policy = policy
        scores.reserveCapacity(instrument.scales.count)
        ratios.reserveCapacity(instrument.scales.count)
    }

    mutating func add(_ scale: Scale) {
        var making = Making()
        if let fixed = scale.exceptions.first(where: { truth($0.when) == .holds }) {
            making.rule = "fixed by the form when \(fixed.when.text) (\(fixed.source))"
            making.ratio = Ratio(fixed.value)
        } else {
            make(scale, &making)
        }
        append(making, for: scale)
    }

    mutating func refuse(_ scale: Scale, answersOf other: Instrument.ID) {
        var making = Making()
        making.missing = ScoreMissing(
            kind: .otherInstrument,
            sentence: "The answers are those of '\(other)', not of '\(instrument.id)'.")
        append(making, for: scale)
    }

    private mutating func append(_ making: Making, for scale: Scale) {
        let outcome: Score.Outcome
        if let value = making.ratio?.value, value.isFinite {
            outcome = .value(value)
            ratios.append(making.ratio)
        } else {
            let undefined = ScoreMissing(
                kind: .undefined, sentence: "\(scale.name) has no value for these answers.")
            outcome = .missing(making.missing ?? undefined)
            ratios.append(nil)
        }
        scores.append(
            Score(
                scale: scale.id, outcome: outcome, direction: scale.direction,
                itemsUsed: making.itemsUsed, scoresUsed: making.scoresUsed,
                missingItems: making.missingItems, rule: making.rule, prorated: making.prorated))
    }

    func truth(_ condition: Condition) -> Truth {
        condition.truth(answer: { answers.value($0) }, score: { earlier($0)?.ratio?.value })
    }

    /// An earlier scale with its score before division.
    func earlier(_ id: String) -> (scale: Scale, score: Score, ratio: Ratio?)? {
        guard let index = scores.firstIndex(where: { $0.scale == id }) else { return nil }
        return (instrument.scales[index], scores[index], ratios[index])
    }
}

/// A score in the making: a ratio, or the reason why there is none.
struct Making {
    var ratio: Ratio?
    var missing: ScoreMissing?
    var itemsUsed: [ItemUse] = []
    var scoresUsed: [ScoreUse] = []
    var missingItems: [MissingItem] = []
    var rule = "complete items only"
    var prorated = false
}
