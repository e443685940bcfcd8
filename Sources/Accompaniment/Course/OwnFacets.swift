import Instruments
public import StudyDesign

/// The six facets of self-compassion at two occasions of one person: kind ways of meeting oneself on one
/// side, hard ones on the other. The two are measured apart; neither is the other turned round.
public struct OwnFacets: Hashable, Sendable {
    public struct Facet: Hashable, Sendable {
        public let scale: String
        public let isKind: Bool
        public let first: Double?
        public let latest: Double?
    }

    public let facets: [Facet]
    /// Nil while there is one occasion.
    public let firstDay: Day?
    public let latestDay: Day
    public let range: ClosedRange<Double>

    /// - Returns: nil where the instrument has no facets, or none was scored.
    init?(_ instrument: Instrument, _ scores: OwnScores, in study: StudyProtocol, time: CourseTime) {
        let scales = instrument.scales.filter { $0.group == .facet }
        let occasions = study.visits.compactMap { visit -> (day: Day, sheet: ScoreSheet)? in
            guard let sheet = scores.sheet(of: instrument.id, at: visit.code), let day = time.day(of: visit, isAnswered: true),
                scales.contains(where: { sheet[$0.id] != nil })
            else { return nil }
            return (day, sheet)
        }
        guard let first = occasions.first, let latest = occasions.last, let low = scales.map(\.minimum).min(),
            let high = scales.compactMap(\.maximum).max(), low < high
        else { return nil }
        let isOne = occasions.count == 1
        facets = scales.map { scale in
            Facet(
                scale: scale.id, isKind: scale.direction == .higherIsBetter, first: isOne ? nil : first.sheet[scale.id],
                latest: latest.sheet[scale.id])
        }
        firstDay = isOne ? nil : first.day
        latestDay = latest.day
        range = low...high
    }
}
