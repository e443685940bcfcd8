import Charts
import Datasets
import Instruments
import Records
import StudyDesign

/// Self-compassion three ways from the same answers: six facets, the two sides against
/// each other, and the total that the study declared.
struct SelfCompassionPictures {
    let page: ParticipantPage
    let instrument: Instrument
    let marks: [SessionMark]

    var section: Section {
        Section(id: "self-compassion", title: "How this person treats themselves", blocks: [course, profile, plane].compactMap { $0 })
    }

    private var facets: [Instruments.Scale] { instrument.scales.filter { $0.group == .facet } }

    private func occasions(_ scale: String) -> [Occasion] { page.occasions(Parameter(instrument.id, scale)) }

    private func side(_ scale: Instruments.Scale) -> FacetSide { scale.direction == .higherIsBetter ? .compassionate : .uncompassionate }

    /// Facet names without the words that only a key needs.
    private func name(_ scale: Instruments.Scale) -> String {
        scale.name.split(separator: "(").first.map { $0.trimmingSuffix(" ") } ?? scale.name
    }

    private var course: Block? {
        guard !facets.isEmpty else { return nil }
        let caption = "Six facets over time, 1 to 5. The compassionate facets are better when higher, the uncompassionate ones when lower."
        return .figure(
            Figure(
                "facets", caption: caption,
                FacetMultiples(
                    title: "Six facets of self-compassion",
                    panels: facets.map { .init(name: name($0), side: side($0), occasions: occasions($0.id)) },
                    sessions: marks)))
    }

    /// The first and the last occasion on which anything was scored.
    private var ends: (earlier: Int, latest: Int)? {
        guard let facet = facets.first else { return nil }
        let course = occasions(facet.id)
        let scored = course.indices.filter { course[$0].score != nil }
        guard let first = scored.first, let last = scored.last, first < last else { return nil }
        return (first, last)
    }

    private var profile: Block? {
        guard let ends, let facet = facets.first else { return nil }
        let visits = occasions(facet.id)
        return .figure(
            Figure(
                "profile", caption: "\(visits[ends.earlier].label) and \(visits[ends.latest].label.lowercased()), facet by facet.",
                FacetProfile(
                    title: "Profile of the six facets", earlierLabel: visits[ends.earlier].label,
                    latestLabel: visits[ends.latest].label,
                    facets: facets.map { scale in
                        let scores = occasions(scale.id)
                        return .init(
                            name: name(scale), side: side(scale), earlier: scores[ends.earlier].score,
                            latest: scores[ends.latest].score, reason: scores[ends.latest].reason)
                    })))
    }

    private var plane: Block? {
        let compassionate = occasions("cs_item_mean")
        let uncompassionate = occasions("ucs_item_mean")
        guard compassionate.count == uncompassionate.count, compassionate.contains(where: { $0.score != nil }) else { return nil }
        let points = zip(compassionate, uncompassionate).filter { $0.score != nil && $1.score != nil }.map {
            CompassionPlane.Point(label: $0.label, compassionate: $0.score, uncompassionate: $1.score)
        }
        return .figure(
            Figure(
                "plane",
                caption: "Compassionate against uncompassionate self-responding, from visit to visit. The two are measured apart; neither is the other turned round.",
                CompassionPlane(title: "Compassionate and uncompassionate responding", points: points)))
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ suffix: Character) -> String {
        var text = self
        while text.last == suffix { text.removeLast() }
        return String(text)
    }
}
