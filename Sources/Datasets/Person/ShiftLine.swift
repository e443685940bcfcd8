/// One score of one person over the planned visits, read against the first: where it left the band
/// of measurement error for good. A visit without a value stays without one.
public struct ShiftLine: Hashable, Sendable {
    /// How a visit stands to the first.
    public enum State: Hashable, Sendable { case same, better, worse }

    /// Left the band at this visit and was outside of it, on this side, ever after.
    public struct Onset: Hashable, Sendable {
        /// Place among the visits, from 1; 0 is the first visit.
        public let visit: Int
        public let isBetter: Bool

        public init(visit: Int, isBetter: Bool) {
            self.visit = visit
            self.isBetter = isBetter
        }
    }

    /// By visit; nil where nothing was measured.
    public let values: [Double?]
    public let band: ErrorBand
    public let isHigherBetter: Bool

    public init(values: [Double?], band: ErrorBand, isHigherBetter: Bool) {
        self.values = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
        self.band = band
        self.isHigherBetter = isHigherBetter
    }

    public var first: Double? { values.first ?? nil }
    public var last: Int? { values.indices.last { values[$0] != nil } }

    /// Measured visits after the first.
    public var later: [Int] { values.indices.filter { $0 > 0 && values[$0] != nil } }

    public func state(at visit: Int) -> State? {
        guard let first, values.indices.contains(visit), let value = values[visit] else { return nil }
        let change = value - first
        guard band.isReached(by: change) else { return .same }
        return (change > 0) == isHigherBetter ? .better : .worse
    }

    /// The onset on the measured visits alone; nil where the last one lies within the band.
    public var onset: Onset? {
        guard let last = later.last, let end = state(at: last), end != .same else { return nil }
        var begin = last
        for visit in later.reversed() {
            guard state(at: visit) == end else { break }
            begin = visit
        }
        return Onset(visit: begin, isBetter: end == .better)
    }

    /// Whether it was outside the band once and is back.
    public var hasReturned: Bool {
        onset == nil && later.contains { state(at: $0).map { $0 != .same } ?? false }
    }

    /// Every onset, nil among them for none, that some values of the unmeasured visits up to
    /// `horizon` would give. What is measured stays as it is.
    func possibleOnsets(to horizon: Int) -> Set<Onset?> {
        guard horizon > 0 else { return [nil] }
        let states = (0...horizon).map { state(at: $0) }
        let ends: [State] = states[horizon].map { [$0] } ?? [.same, .better, .worse]
        var found: Set<Onset?> = []
        for end in ends {
            guard end != .same else {
                found.insert(nil)
                continue
            }
            var visit = horizon
            while visit > 0, states[visit] == nil || states[visit] == end {
                let before = states[visit - 1]
                if visit == 1 || before != end { found.insert(Onset(visit: visit, isBetter: end == .better)) }
                visit -= 1
            }
        }
        return found
    }
}
