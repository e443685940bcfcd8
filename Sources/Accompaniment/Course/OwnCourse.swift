public import Instruments
public import Records
public import StudyDesign

/// One's own lines over time: what one answered, scale by scale, with what measuring leaves open. It knows
/// nothing of an arm, of other people or of which way is better.
public struct OwnCourse: Hashable, Sendable {
    /// In the order in which the study asks.
    public let lines: [OwnCourseLine]
    /// The self-compassion scale's facets, first and latest; nil before there are two occasions.
    public let facets: OwnFacets?
    public let sessions: [SessionDay]

    public struct SessionDay: Hashable, Sendable {
        public let number: Int
        public let day: Day
        public let week: Double
    }

    /// - Parameter today: Where the person is; occasions that are still to come are not gaps.
    public init(
        _ scores: OwnScores, of person: ParticipantState, in study: StudyProtocol, catalog: Catalog, today: Day
    ) {
        let time = CourseTime(of: person, in: study, today: today)
        let instruments = Self.shown(in: study, catalog: catalog)
        lines = instruments.flatMap { instrument in
            Self.scales(of: instrument, in: study).compactMap { scale in
                OwnCourseLine(scale, of: instrument, scores, in: study, time: time)
            }
        }
        facets = instruments.first { $0.id == study.mechanism.instrument }.flatMap { OwnFacets($0, scores, in: study, time: time) }
        sessions = person.sessions.sorted { $0.key < $1.key }.map { number, session in
            SessionDay(number: number, day: session.opening.day, week: time.week(of: session.opening.day))
        }
    }

    /// What a person answers about themselves, but for what they expect or guess, which would tell those
    /// who are masked, and for thoughts about death, of which a person speaks with them.
    static func shown(in study: StudyProtocol, catalog: Catalog) -> [Instrument] {
        let asked = study.visits.flatMap(\.instruments).reduce(into: [Instrument.ID]()) { list, id in
            if !list.contains(id) { list.append(id) }
        }
        let hidden: Set<String> = ["treatment guess", "expectancy", "suicidal thoughts and behaviour"]
        let shown = asked.compactMap { catalog.instrument($0) }.filter {
            $0.respondent == .participant && !hidden.contains($0.construct)
        }
        let mechanism = study.mechanism.instrument
        return shown.filter { $0.id == mechanism } + shown.filter { $0.id != mechanism }
    }

    /// The scale that stands for the instrument; of the mechanism the study's own one and both sides.
    static func scales(of instrument: Instrument, in study: StudyProtocol) -> [Scale] {
        guard instrument.id == study.mechanism.instrument else { return [instrument.primaryScale] }
        return [study.mechanism.scale, "cs_item_mean", "ucs_item_mean"].reduce(into: [Scale]()) { list, id in
            if let scale = instrument.scale(id), !list.contains(scale) { list.append(scale) }
        }
    }
}
