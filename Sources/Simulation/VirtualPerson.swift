import Statistics

/// One person's complete course: every answer that would be given if no visit were missed.
package struct VirtualPerson: Sendable {
    package let isControl: Bool
    /// By visit: 26 answers of 1 to 5.
    private(set) var selfCompassionAnswers: [Stage: [Int]] = [:]
    /// By rated visit: 20 ratings of 0 to 4.
    private(set) var symptomRatings: [Stage: [Int]] = [:]
    /// By visit: 9 answers of 0 to 3.
    private(set) var depressionAnswers: [Stage: [Int]] = [:]
    /// How distressed a person calls themselves beyond their symptoms, at every visit; standard normal.
    let distress: Double
    /// The totals as scored from these answers.
    private var totals: [Node: Double] = [:]

    /// CAPS-5 total, 0 to 80, in the given week; nil where it is not rated.
    package func symptoms(week: Int) -> Double? {
        Stage(rawValue: week).flatMap { totals[.symptoms($0)] }
    }

    /// SCS total, 1 to 5, in the given week.
    package func selfCompassion(week: Int) -> Double? {
        Stage(rawValue: week).flatMap { totals[.selfCompassion($0)] }
    }

    /// How bad symptoms are at a visit, in CAPS-5 points. They are not rated in week 12: six tenths
    /// of the way from week 8 to week 18 still lie ahead.
    func severity(at stage: Stage) -> Double {
        if let rated = totals[.symptoms(stage)] { return rated }
        return 0.6 * (totals[.symptoms(.week8)] ?? 0) + 0.4 * (totals[.symptoms(.week18)] ?? 0)
    }

    /// - Parameter later: the numbers of the visits after week 18; nil where nobody is followed so long.
    init(
        _ arm: CalibratedArm, isControl: Bool, items: SelfCompassionItems, _ stream: inout RandomStream,
        later: RandomStream?
    ) {
        self.isControl = isControl
        var pattern = items.pattern(&stream)
        let dispositions = SymptomItems.dispositions(&stream)
        var values: [Node: Double] = [:]
        var drawn: [Stage: Drawn] = [:]
        for stage in Stage.core {
            drawn[stage] = Self.draw(stage, arm, items, &pattern, dispositions, &values, &stream)
        }
        distress = stream.normal()
        totals = values
        for stage in Stage.core { keep(stage, drawn[stage], &stream) }
        guard var later else { return }
        for stage in Stage.later {
            let next = Self.draw(stage, arm, items, &pattern, dispositions, &values, &later)
            totals = values
            keep(stage, next, &later)
        }
    }

    private struct Drawn {
        var selfCompassion: [Int]?
        var symptoms: [Int]?
    }

    private mutating func keep(_ stage: Stage, _ drawn: Drawn?, _ stream: inout RandomStream) {
        selfCompassionAnswers[stage] = drawn?.selfCompassion
        symptomRatings[stage] = drawn?.symptoms
        depressionAnswers[stage] = DepressionItems.answers(severity: severity(at: stage), trait: distress, &stream)
    }

    private static func draw(
        _ stage: Stage, _ arm: CalibratedArm, _ items: SelfCompassionItems, _ pattern: inout FacetPattern,
        _ dispositions: [Double], _ values: inout [Node: Double], _ stream: inout RandomStream
    ) -> Drawn {
        var drawn = Drawn()
        values[.commonState(stage)] = stream.normal()
        if let step = arm.selfCompassion[stage] {
            if stage > .baseline { pattern = items.next(after: pattern, &stream) }
            let drive = arm.deviation(along: step.paths, given: values)
            let level = step.level + drive + step.innovation * stream.normal()
            let answers = items.answers(level: level, pattern: pattern, &stream)
            drawn.selfCompassion = answers
            values[.selfCompassion(stage)] = items.total(of: answers)
        }
        if let step = arm.symptoms[stage] {
            let drive = arm.deviation(along: step.paths, given: values)
            let total = step.total.draw(expectation: step.location + drive, &stream)
            drawn.symptoms = SymptomItems.ratings(total: total, dispositions: dispositions, &stream)
            values[.symptoms(stage)] = Double(total)
        }
        return drawn
    }
}
