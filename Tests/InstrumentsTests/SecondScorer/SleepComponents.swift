/// PSQI: seven components of 0 to 3 (catalogue: rules of psqi). Items in this order: bedtime, in hours
/// from midnight; minutes to sleep; rise time; hours slept; 5a to 5j; quality; medication; two of
/// daytime. Exactly six hours are 1 point; efficiency is not rounded before it is read.
struct SleepComponents: SecondPart {
    let names = [
        "latency_minutes", "latency_points", "latency_trouble", "latency_sum", "hours_slept",
        "bedtime", "rise_time", "hours_in_bed", "efficiency", "disturbance_sum", "daytime_sum", "c1_quality", "c2_latency",
        "c3_duration", "c4_efficiency", "c5_disturbance", "c6_medication", "c7_daytime", "total",
    ]
    let ruleNames = ["contradictory_times"]
    let items: [SecondItem]? = [
        SecondItem(low: -12, high: 12, step: 0), SecondItem(low: 0, high: nil, step: 0),
        SecondItem(low: -12, high: 24, step: 0), SecondItem(low: 0, high: 24, step: 0),
    ] + Array(repeating: SecondItem(low: 0, high: 3, step: 1), count: 14)

    func finish(_ given: [Double], _ scores: inout [Double]) {
        let none = SecondScorer.none
        let known = given.map { $0 < none ? none : $0 }
        let (minutes, trouble, slept) = (known[1], known[4], known[3])
        let latency = minutes == none ? none : minutes <= 15 ? 0 : minutes <= 30 ? 1 : minutes <= 60 ? 2 : 3
        let latencySum = latency == none || trouble == none ? none : latency + trouble
        let inBed = known[0] == none || known[2] == none ? none : known[2] - known[0]
        var efficiency = none
        if slept != none && inBed > 0 { efficiency = 100 * slept / inBed }
        let disturbance = sum(known[5...13])
        let daytime = sum(known[16...17])
        let duration = slept == none ? none : slept > 7 ? 0 : slept >= 6 ? 1 : slept >= 5 ? 2 : 3
        let comfort =
            efficiency == none ? none : efficiency >= 85 ? 0 : efficiency >= 75 ? 1 : efficiency >= 65 ? 2 : 3
        let disturbed =
            disturbance == none ? none : disturbance == 0 ? 0 : disturbance <= 9 ? 1 : disturbance <= 18 ? 2 : 3
        let components = [
            known[14], pairs(latencySum), duration, comfort, disturbed, known[15], pairs(daytime),
        ]
        scores += [minutes, latency, trouble, latencySum, slept, known[0], known[2], inBed, efficiency]
        scores += [disturbance, daytime]
        scores += components
        scores.append(sum(components[...]))
    }

    /// Up before to bed, or more hours slept than spent in bed.
    func rules(_ given: [Double], _ scores: [Double]) -> [Bool?] {
        guard given[0] > SecondScorer.none, given[2] > SecondScorer.none else { return [nil] }
        let inBed = given[2] - given[0]
        if inBed <= 0 { return [true] }
        return [given[3] > SecondScorer.none ? given[3] > inBed : nil]
    }

    /// Two items of 0 to 3 together: 0, 1–2, 3–4, 5–6.
    private func pairs(_ sum: Double) -> Double {
        sum == SecondScorer.none ? sum : sum == 0 ? 0 : sum <= 2 ? 1 : sum <= 4 ? 2 : 3
    }

    private func sum(_ parts: ArraySlice<Double>) -> Double {
        var total = 0.0
        for part in parts {
            if part == SecondScorer.none { return SecondScorer.none }
            total += part
        }
        return total
    }
}
