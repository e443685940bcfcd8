public import Instruments
public import StudyDesign

/// One scale of one person over time.
public struct OwnCourseLine: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
        public let visit: Visit.Code
        public let day: Day
        public let week: Double
        /// Nil where there is no answer, or not enough of one.
        public let score: Double?
        /// Something was filled in, and no number follows from it.
        public let isIncomplete: Bool
    }

    /// From the first score to the latest, against what measuring leaves open.
    public enum Movement: Hashable, Sendable {
        case withinMeasuring, beyondMeasuring
        /// There is one score, or nothing to hold two against.
        case unread
    }

    public let instrument: Instrument.ID
    public let construct: String
    public let scale: String
    public let isMechanismSide: Bool
    public let range: ClosedRange<Double>?
    public let points: [Point]
    /// Half of the band around each score: standard errors of measurement at the level that the study
    /// reads changes at; nil where reliability or spread is not known.
    public let halfWidth: Double?
    public let movement: Movement

    /// - Returns: nil while nothing was scored.
    init?(_ scale: Scale, of instrument: Instrument, _ scores: OwnScores, in study: StudyProtocol, time: CourseTime) {
        let points = study.visits.filter { $0.instruments.contains(instrument.id) }.compactMap { visit -> Point? in
            let sheet = scores.sheet(of: instrument.id, at: visit.code)
            guard let day = time.day(of: visit, isAnswered: sheet != nil) else { return nil }
            let score = sheet?[scale.id]
            return Point(visit: visit.code, day: day, week: time.week(of: day), score: score, isIncomplete: sheet != nil && score == nil)
        }
        guard points.contains(where: { $0.score != nil }) else { return nil }
        self.instrument = instrument.id
        construct = instrument.construct
        self.scale = scale.id
        isMechanismSide = instrument.id == study.mechanism.instrument && scale.id != study.mechanism.scale
        range = scale.maximum.map { scale.minimum...max(scale.minimum, $0) }
        self.points = points.sorted { $0.week < $1.week }
        let parameters = try? study.changeParameters(for: scale.id, of: instrument)
        halfWidth = parameters.flatMap(Self.halfWidth)
        movement = parameters.map { Self.movement(of: points, scale, $0) } ?? .unread
    }

    public var scored: [Point] { points.filter { $0.score != nil } }

    /// Whole numbers stay whole, means have one decimal.
    public var decimals: Int {
        let isWhole = scored.allSatisfy { $0.score.map { $0 == $0.rounded() } ?? true }
        let isWide = range.map { $0.upperBound - $0.lowerBound > 10 } ?? true
        return isWhole && isWide ? 0 : 1
    }

    /// z × SD × √(1 − r).
    static func halfWidth(_ parameters: ChangeParameters) -> Double? {
        guard let deviation = parameters.baseline?.standardDeviation, let reliability = parameters.reliability?.coefficient,
            deviation > 0, reliability > 0, reliability < 1
        else { return nil }
        let error = deviation * (1 - reliability).squareRoot()
        return parameters.level.standardErrors * error
    }

    private static func movement(of points: [Point], _ scale: Scale, _ parameters: ChangeParameters) -> Movement {
        let scores = points.compactMap(\.score)
        guard scores.count > 1, let first = scores.first, let last = scores.last,
            case .value(let change) = ReliableChange.of(
                first, last, direction: scale.direction, baseline: parameters.baseline, reliability: parameters.reliability,
                method: .jacobsonTruax, level: parameters.level)
        else { return .unread }
        return change.outcome == .noReliableChange ? .withinMeasuring : .beyondMeasuring
    }
}
