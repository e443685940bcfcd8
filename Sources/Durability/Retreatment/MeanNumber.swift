import Statistics

/// The mean number of events by time: M(t) = Σ dN/Y over event times, for people who are at risk as long as
/// they are seen, however their events hang together (Lawless and Nadeau 1995).
///
/// Var M(t) = Σ_i {Σ_{s ≤ t} Y_i(s)/Y(s) (dN_i(s) − dM(s))}². Intervals on the scale log M.
struct MeanNumber {
    struct Step {
        let time: Double
        let atRisk: Int
        let events: Int
        let mean: Double
        let standardError: Double
    }

    let steps: [Step]
    let n: Int
    let events: Int
    let timeAtRisk: Double
    let last: Double

    init(_ pieces: [CountingRows.Piece], people: Int) {
        let times = Set(pieces.filter(\.isEvent).map(\.stop)).sorted()
        var influence = [Double](repeating: 0, count: people)
        var mean = 0.0
        var made: [Step] = []
        var counted: Set<Int> = []
        for piece in pieces { counted.insert(piece.person) }
        for time in times {
            let here = pieces.filter { $0.start < time && $0.stop >= time }
            let y = Double(here.count)
            let d = here.count { $0.isEvent && $0.stop == time }
            let rise = Double(d) / y
            mean += rise
            for piece in here {
                let own: Double = piece.isEvent && piece.stop == time ? 1 : 0
                influence[piece.person] += (own - rise) / y
            }
            var variance = 0.0
            for value in influence { variance += value * value }
            made.append(Step(time: time, atRisk: here.count, events: d, mean: mean, standardError: variance.squareRoot()))
        }
        steps = made
        n = counted.count
        events = pieces.count { $0.isEvent }
        timeAtRisk = pieces.reduce(0) { $0 + $1.stop - $1.start }
        last = pieces.map(\.stop).max() ?? 0
    }

    /// - Returns: nil beyond the time at which anybody is seen.
    func at(_ time: Double) -> (mean: Double, standardError: Double)? {
        guard time <= last else { return nil }
        guard let step = steps.last(where: { $0.time <= time }) else { return (0, 0) }
        return (step.mean, step.standardError)
    }

    /// - Returns: nil where there is no event, or where people do not differ and so show no error.
    static func interval(_ mean: Double, _ error: Double, _ z: Double) -> (lower: Double, upper: Double)? {
        guard mean > 0, error > 0 else { return nil }
        let reach = exponential(z * error / mean)
        return (mean / reach, mean * reach)
    }
}
