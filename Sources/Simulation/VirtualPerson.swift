import Statistics

/// One person's complete course: every answer that would be given if no visit were missed.
package struct VirtualPerson: Sendable {
    package let isControl: Bool
    /// By visit: 26 answers of 1 to 5.
    let selfCompassionAnswers: [Stage: [Int]]
    /// By rated visit: 20 ratings of 0 to 4.
    let symptomRatings: [Stage: [Int]]
    /// By visit: 9 answers of 0 to 3.
    let depressionAnswers: [Stage: [Int]]
    /// The totals as scored from these answers.
    private let totals: [Node: Double]

    /// CAPS-5 total, 0 to 80, in the given week; nil where it is not rated.
    package func symptoms(week: Int) -> Double? {
        Stage(rawValue: week).flatMap { totals[.symptoms($0)] }
    }

    /// SCS total, 1 to 5, in the given week.
    package func selfCompassion(week: Int) -> Double? {
        Stage(rawValue: week).flatMap { totals[.selfCompassion($0)] }
    }

    init(_ arm: CalibratedArm, isControl: Bool, items: SelfCompassionItems, _ stream: inout RandomStream) {
        var values: [Node: Double] = [:]
        var selfCompassion: [Stage: [Int]] = [:]
        var symptoms: [Stage: [Int]] = [:]
        var pattern = items.pattern(&stream)
        let dispositions = SymptomItems.dispositions(&stream)
        for stage in Stage.allCases {
            values[.commonState(stage)] = stream.normal()
            if let step = arm.selfCompassion[stage] {
                if stage > .baseline { pattern = items.next(after: pattern, &stream) }
                let drive = arm.deviation(along: step.paths, given: values)
                let level = step.level + drive + step.innovation * stream.normal()
                let answers = items.answers(level: level, pattern: pattern, &stream)
                selfCompassion[stage] = answers
                values[.selfCompassion(stage)] = items.total(of: answers)
            }
            if let step = arm.symptoms[stage] {
                let drive = arm.deviation(along: step.paths, given: values)
                let total = step.total.draw(expectation: step.location + drive, &stream)
                symptoms[stage] = SymptomItems.ratings(total: total, dispositions: dispositions, &stream)
                values[.symptoms(stage)] = Double(total)
            }
        }
        self.isControl = isControl
        selfCompassionAnswers = selfCompassion
        symptomRatings = symptoms
        depressionAnswers = Self.depression(values, &stream)
        totals = values
    }

    private static func depression(_ values: [Node: Double], _ stream: inout RandomStream) -> [Stage: [Int]] {
        let trait = stream.normal()
        let week8 = values[.symptoms(.week8)] ?? 0
        let week18 = values[.symptoms(.week18)] ?? 0
        return Dictionary(uniqueKeysWithValues: Stage.allCases.map { stage in
            // Severity is not rated in week 12: six tenths of the way still lie ahead.
            let severity = values[.symptoms(stage)] ?? 0.6 * week8 + 0.4 * week18
            return (stage, DepressionItems.answers(severity: severity, trait: trait, &stream))
        })
    }
}
