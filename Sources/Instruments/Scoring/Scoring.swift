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
            for scale in scales { scoring.refuse(scale, of: id, answersOf: answers.instrument) }
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
    // Not the whole instrument: copying it costs more than scoring.
    let scales: [Scale]
    let missingItemRule: MissingItemRule
    let answers: UsableAnswers
    let policy: ProratingPolicy
    private(set) var scores: [Score] = []
    private var ratios: [Ratio?] = []

    init(instrument: Instrument, answers: UsableAnswers, policy: ProratingPolicy) {
        scales = instrument.scales
        missingItemRule = instrument.missingItemRule
        self.answers = answers
        self.policy = policy
        scores.reserveCapacity(scales.count)
        ratios.reserveCapacity(scales.count)
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

    mutating func refuse(
        _ scale: Scale, of instrument: Instrument.ID, answersOf other: Instrument.ID
    ) {
        var making = Making()
        making.missing = ScoreMissing(
            kind: .otherInstrument,
            sentence: "The answers are those of '\(other)', not of '\(instrument)'.")
        append(making, for: scale)
    }

    private mutating func append(_ making: Making, for scale: Scale) {
        let outcome: Score.Outcome
        let hasValue: Bool
        if let value = making.ratio?.value, value.isFinite {
            outcome = .value(value)
            hasValue = true
            ratios.append(making.ratio)
        } else {
            let undefined = ScoreMissing(
                kind: .undefined, sentence: "\(scale.name) has no value for these answers.")
            outcome = .missing(making.missing ?? undefined)
            hasValue = false
            ratios.append(nil)
        }
        scores.append(
            Score(
                scale: scale.id, outcome: outcome, direction: scale.direction,
                itemsUsed: making.itemsUsed, scoresUsed: making.scoresUsed,
                missingItems: making.missingItems, rule: making.rule,
                prorated: making.prorated && hasValue))
    }

    func truth(_ condition: Condition) -> Truth {
        let (scores, ratios) = (scores, ratios)
        return condition.decision(answers: answers) { id in
            scores.firstIndex { $0.scale == id }.flatMap { ratios[$0]?.value }
        }
    }

    /// The place of an earlier scale.
    func place(_ id: String) -> Int? { scores.firstIndex { $0.scale == id } }

    /// An earlier score before its division.
    func ratio(at place: Int) -> Ratio? { ratios[place] }
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
