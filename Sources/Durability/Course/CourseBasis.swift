/// Functions of time in which a mean course is written: a gain that grows from 0 to 1 until the end of
/// treatment, and straight pieces after it.
///
/// G(t) = min(1, max(0, (t − start)/(T − start))); K_j(t) = min(t, k_j) − k_(j−1) where positive, with
/// k_0 = T, then the ends of the window, the last piece without an end.
struct CourseBasis {
    let start: Double
    let end: Double
    /// Where a new piece begins, T first.
    let knots: [Double]
    /// Whether rows lie before the end of treatment, so that a gain can be seen.
    let hasGain: Bool
    let last: Double

    init(start: Double, end: Double, last: Double, hasGain: Bool, window: DurabilitySpecification.Window?) {
        self.start = start
        self.end = end
        self.last = last
        self.hasGain = hasGain
        var knots = [end]
        if let window {
            if window.from > end { knots.append(window.from) }
            if window.to > max(window.from, end), window.to < last { knots.append(window.to) }
        }
        self.knots = knots
    }

    func gain(_ time: Double) -> Double { min(1, max(0, (time - start) / (end - start))) }

    /// Time since the end of treatment, 0 before it.
    func kept(_ time: Double) -> Double { max(0, time - end) }

    /// One number a piece.
    func pieces(_ time: Double) -> [Double] {
        knots.indices.map { index in
            let from = knots[index]
            guard time > from else { return 0 }
            return index + 1 < knots.count ? min(time, knots[index + 1]) - from : time - from
        }
    }

    /// Which piece holds a time.
    func piece(at time: Double) -> Int { max(0, (knots.lastIndex { $0 <= time }) ?? 0) }
}
