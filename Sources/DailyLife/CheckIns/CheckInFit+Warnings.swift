import Mechanisms
public import Statistics

extension CheckInFit {
    public var warnings: [String] {
        var sentences: [String] = []
        if specification.isRecalled { sentences.append("A state was recalled in one sitting, so no order in time is read.") }
        sentences.append(LagOrder.errorOfMeasurement)
        if let noOrder { sentences.append(noOrder) }
        if course.longer > 0.05 {
            let share = ((course.longer * 100).rounded()).shortestText ?? ""
            sentences.append("\(share) % of the lags bridge more than the shortest gap between prompts; lags depend on the time between. State max_gap to keep those of one length.")
        }
        if checkIns.repeated > 0 { sentences.append("\(checkIns.repeated) rows stand at a time at which the same person has a row already; the first is used.") }
        if checkIns.people < 20 { sentences.append("There are \(checkIns.people) participants; intervals between so few are rough.") }
        sentences += forward.notes + backward.notes
        return sentences + forward.warnings + backward.warnings
    }

    public var pictures: [Picture] {
        let (x, y) = (specification.mechanism, specification.outcome)
        let lags = [("\(x) → later \(y)", forward.deciding), ("\(y) → later \(x)", backward.deciding)]
        let rows = lags.compactMap { $1.forestRow($0) }
        guard rows.count == lags.count else { return [] }
        return [Picture(
            id: "lags", title: "From one prompt to the next, both directions", caption: orderSentence,
            content: .forest(.init(rows: rows, reference: 0, axis: "standard deviations within people")))]
    }
}
