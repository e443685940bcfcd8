import StudyDesign

/// What stands beside a line, sentence by sentence. Where somebody stands is never called anything; after it
/// comes what can be done next.
public struct CourseWords: Hashable, Sendable {
    private let phrases: Phrases

    public init(_ phrases: Phrases) { self.phrases = phrases }

    public func number(_ value: Double, _ decimals: Int) -> String { phrases.number(value, decimals: decimals) ?? phrases["course.noNumber"] }

    /// Without the day, which stands beside it.
    public func score(of point: OwnCourseLine.Point, in line: OwnCourseLine) -> String {
        if let score = point.score { return number(score, line.decimals) }
        return phrases[point.isIncomplete ? "course.incomplete" : "course.gap"]
    }

    /// "2.4 to 3.4"; nil where there is no band.
    public func band(around score: Double?, in line: OwnCourseLine) -> String? {
        guard let score, let half = line.halfWidth else { return nil }
        let low = max(score - half, line.range?.lowerBound ?? -.infinity)
        let high = min(score + half, line.range?.upperBound ?? .infinity)
        return phrases("course.fromTo", ["from": number(low, 1), "to": number(high, 1)])
    }

    public func sentences(of line: OwnCourseLine) -> [String] {
        var out: [String] = []
        if let latest = line.scored.last, let score = latest.score {
            out.append(phrases("course.latest", ["day": phrases.date(latest.day), "number": number(score, line.decimals)]))
        }
        if let range = line.range {
            out.append(phrases("course.range", ["from": number(range.lowerBound, 0), "to": number(range.upperBound, 0)]))
        }
        if let half = line.halfWidth {
            out.append(phrases("course.band", ["width": number(half, 1)]))
        } else {
            out.append(phrases["course.noBand"])
        }
        switch line.movement {
        case .withinMeasuring: out.append(phrases["course.within"])
        case .beyondMeasuring: out.append(phrases["course.beyond"])
        case .unread: if line.scored.count > 1 { out.append(phrases["course.unread"]) }
        }
        if line.points.contains(where: { $0.score == nil }) { out.append(phrases["course.gaps"]) }
        return out
    }

    /// The picture for those who do not see it.
    public func description(of line: OwnCourseLine, sessions: [OwnCourse.SessionDay]) -> String {
        let points = line.points.map { "\(phrases.date($0.day)): \(score(of: $0, in: line))." }
        let days = sessions.map { phrases("course.session", ["n": phrases.number($0.number)]) + ": " + phrases.date($0.day) + "." }
        return (points + days).joined(separator: " ")
    }
}
