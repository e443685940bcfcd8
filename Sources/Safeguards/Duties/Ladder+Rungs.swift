import StudyDesign

/// The ladder as arithmetic on whole minutes since the alert was raised.
extension SafeguardPlan.Ladder {
    private var steps: [Int] { rungs.isEmpty ? [0] : rungs }

    /// The rung from which on everybody is told.
    var lastRung: Int { steps.count - 1 }

    /// When a rung is due; the repetitions after the last rung count on for ever.
    func moment(of rung: Int, raised: Instant) -> Instant {
        let repetitions = rung - lastRung
        guard repetitions > 0 else { return raised + steps[max(0, rung)] }
        let (minutes, isTooFar) = repetitions.multipliedReportingOverflow(by: max(1, repeatEvery))
        return isTooFar ? Instant(milliseconds: .max) : raised + steps[lastRung] + minutes
    }

    /// The highest rung that is due; nil before the first one.
    func highestRung(dueAt now: Instant, raised: Instant) -> Int? {
        let (passed, isTooFar) = now.milliseconds.subtractingReportingOverflow(raised.milliseconds)
        let minutes = Int(isTooFar ? (now < raised ? -1 : Int64.max / 60_000) : (passed < 0 ? -1 : passed / 60_000))
        guard let rung = steps.lastIndex(where: { $0 <= minutes }) else { return nil }
        guard rung == lastRung else { return rung }
        return rung + (minutes - steps[rung]) / max(1, repeatEvery)
    }
}
