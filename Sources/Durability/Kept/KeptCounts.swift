import Statistics

/// What became of each person's gain under the rule, counted by arm. Who was not seen again is counted as not
/// seen, not as one who kept it.
struct KeptCounts {
    struct Arm: Hashable {
        var n = 0
        /// Without a value before treatment or at its end, or with one from which no share can be taken.
        var unreadable = 0
        /// Of these, seen after treatment but not within the window around its end.
        var outsideWindow = 0
        var withoutResponse = 0
        var kept = 0
        var faded = 0
        /// Of the faded, whose loss is larger than error.
        var fadedBeyondError = 0
        var grew = 0
        /// Responders who were not seen again.
        var missing = 0

        var responders: Int { kept + faded + grew + missing }
        var seen: Int { kept + faded + grew }
    }

    let arms: [String]
    let counts: [Arm]
    /// 1.96 √2 SEM.
    let reliableChange: Double
    let level: Double
    /// Around the end of treatment.
    let within: Double

    init(_ rule: KeptRule, _ data: CourseData) throws {
        let sign = data.spec.lossSign
        let basis = data.basis
        guard rule.at > basis.end else {
            throw DurabilityError("rule: at (\(plain(rule.at))) does not lie after the end of treatment (\(plain(basis.end))).")
        }
        let window = data.spec.endWindow
        let beginning = VisitWindow(planned: basis.start, within: data.spec.within)
        let before = data.people.map { one -> Double? in
            guard basis.start < basis.end, let first = one.times.first, beginning.holds(first), !window.holds(first) else { return nil }
            return one.values.first
        }
        let seenBefore = before.compactMap(\.self)
        guard !seenBefore.isEmpty else {
            throw DurabilityError("The rule needs values before treatment: name their column under baseline, or give a row at the start (\(plain(basis.start))).")
        }
        switch rule.error {
        case .standardErrorOfMeasurement(let sem): reliableChange = 1.959963984540054 * 2.0.squareRoot() * sem
        case .reliability(let reliability):
            let spread = Self.spread(before, data)
            reliableChange = 1.959963984540054 * 2.0.squareRoot() * spread * max(0, 1 - reliability).squareRoot()
        }
        var counts = [Arm](repeating: Arm(), count: data.arms.count)
        for (place, one) in data.people.enumerated() {
            counts[one.arm].n += 1
            let ended = window.nearest(one.times)
            guard let first = before[place], let ended else {
                counts[one.arm].unreadable += 1
                if before[place] != nil, one.times.count > 1 { counts[one.arm].outsideWindow += 1 }
                continue
            }
            let end = one.values[ended]
            let gain = sign * (first - end)
            switch rule.response {
            case .share(let share):
                guard first > 0 else {
                    counts[one.arm].unreadable += 1
                    continue
                }
                guard gain > 0, gain >= share * first else {
                    counts[one.arm].withoutResponse += 1
                    continue
                }
            case .points(let points):
                guard gain > 0, gain >= points else {
                    counts[one.arm].withoutResponse += 1
                    continue
                }
            }
            guard let later = Self.nearest(one, rule, after: one.times[ended]) else {
                counts[one.arm].missing += 1
                continue
            }
            let loss = sign * (later - end)
            if loss >= rule.loses * gain {
                counts[one.arm].faded += 1
                if loss > reliableChange { counts[one.arm].fadedBeyondError += 1 }
            } else if -loss > reliableChange {
                counts[one.arm].grew += 1
            } else {
                counts[one.arm].kept += 1
            }
        }
        arms = data.arms
        self.counts = counts
        level = data.spec.level
        within = data.spec.within
    }

    /// The value nearest to when it is read again; of two equally near, the later.
    private static func nearest(_ one: CourseData.Person, _ rule: KeptRule, after end: Double) -> Double? {
        var found: (distance: Double, value: Double)?
        for (time, value) in zip(one.times, one.values) where time > end {
            let distance = (time - rule.at).magnitude
            guard distance <= rule.within else { continue }
            if let known = found, known.distance < distance { continue }
            found = (distance, value)
        }
        return found?.value
    }
}
