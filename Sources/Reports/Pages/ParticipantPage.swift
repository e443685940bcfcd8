import Charts
import Datasets
import Instruments
import Records
import Statistics
import StudyDesign

/// One person's course. It does not say the arm: those who read it are masked.
struct ParticipantPage {
    let material: StudyMaterial
    let person: SubjectLevel

    var study: StudyProtocol { material.study }

    var document: Document {
        Document(
            title: "Participant \(person.participant)",
            summary: "What was answered and rated, visit by visit, with the session days marked.",
            sections: [glance, ParticipantShift(page: self).section, symptoms, selfCompassion, ParticipantChange(page: self).section, answers].filter { !$0.blocks.isEmpty })
    }

    var status: String {
        guard let end = person.discontinued else {
            return isAtEnd ? "completed" : "in the study"
        }
        // What a person believes they were given is no business of those who are masked.
        return end.reason == .perceivedPlacebo ? "left on day \(end.studyDay)" : "left on day \(end.studyDay): \(end.reason.rawValue)"
    }

    private var isAtEnd: Bool {
        guard let last = study.visits.last else { return false }
        return material.submissions[person.participant]?.contains { $0.response.visit == last.code } ?? false
    }

    var sessions: String {
        person.sessions.isEmpty ? "none" : person.sessions.map { "\($0.number) on day \($0.studyDay)" }.joined(separator: ", ")
    }

    /// The actual session days, not the planned ones.
    var marks: [SessionMark] {
        person.sessions.map { SessionMark(week: Double($0.studyDay) / 7, label: "Session \($0.number)") }
    }

    func occasions(_ parameter: Parameter) -> [Occasion] {
        study.visits.filter { $0.instruments.contains(parameter.instrument) }.map { visit in
            let observation = material.dataset.observation(parameter, of: person.participant, at: visit.code)
            let week = observation?.studyDay.map { Double($0) / 7 } ?? visit.week
            switch observation?.value {
            case .value(let value)?: return Occasion(week: week, label: visit.name, score: value)
            case .missing(let reason)?: return Occasion(week: week, label: visit.name, score: nil, reason: Self.masked(reason))
            case nil: return Occasion(week: week, label: visit.name, score: nil, reason: MissingReason.notRecorded.rawValue)
            }
        }
    }

    private static func masked(_ reason: MissingReason) -> String {
        reason.rawValue.contains(Discontinuation.Reason.perceivedPlacebo.rawValue) ? "left the study" : reason.rawValue
    }

    private var glance: Section {
        let alerts = material.openAlerts.filter { $0.participant == person.participant }
        var blocks: [Block] = [
            .facts([
                Fact("Enrolled", Words.day(person.enrolled)),
                Fact("Sessions", "\(person.sessions.count) of \(study.sessions.count)", note: sessions),
                Fact("Status", status),
            ])
        ]
        blocks += alerts.map { alert in
            .notice(
                Notice(
                    .caution, title: "Waiting for somebody since \(Words.moment(alert.raised))",
                    text: "\(alert.instruction) Acknowledge by \(Words.moment(alert.acknowledgeBy))."))
        }
        return Section(id: "glance", title: "At a glance", blocks: blocks)
    }

    private var symptoms: Section {
        let parameters = study.visits.flatMap(\.instruments).reduce(into: [Instrument.ID]()) { list, id in
            if !list.contains(id) { list.append(id) }
        }.compactMap { material.catalog.instrument($0) }.filter { $0.id != study.mechanism.instrument && Self.isShown($0) }
            .map { Parameter($0.id, $0.primaryScale.id) }
            .filter { $0 != study.primaryOutcome || !ParticipantShift(page: self).drawsOutcome }
        let figures = parameters.map { parameter in
            Block.figure(
                Figure(
                    "course-\(parameter.instrument)", caption: material.measure(parameter),
                    PersonCourse(
                        title: material.measure(parameter), measure: material.measure(parameter), decimals: 0,
                        range: range(parameter), direction: direction(parameter), occasions: occasions(parameter),
                        sessions: marks)))
        }
        return Section(id: "symptoms", title: "Symptoms and other measures", blocks: figures)
    }

    /// What people expected and guessed is for the analysis: those who read this page are masked.
    static func isShown(_ instrument: Instrument) -> Bool { !["treatment guess", "expectancy"].contains(instrument.construct) }

    private func range(_ parameter: Parameter) -> ClosedRange<Double>? {
        material.scale(parameter).flatMap { scale in scale.maximum.map { scale.minimum...$0 } }
    }

    private func direction(_ parameter: Parameter) -> ScoreDirection? {
        material.scale(parameter).flatMap { ScoreDirection($0.direction) }
    }

    private var selfCompassion: Section {
        guard let instrument = material.catalog.instrument(study.mechanism.instrument) else {
            return Section(id: "self-compassion", title: "Self-compassion", blocks: [])
        }
        return SelfCompassionPictures(page: self, instrument: instrument, marks: marks).section
    }

    /// Every questionnaire with each score written out as a sum that can be checked.
    private var answers: Section {
        let submissions = (material.submissions[person.participant] ?? []).sorted {
            ($0.response.day, $0.response.id) < ($1.response.day, $1.response.id)
        }
        let blocks = submissions.compactMap { submission -> Block? in
            guard let instrument = material.catalog.instrument(submission.scores.instrument), Self.isShown(instrument),
                let visit = study.visit(submission.response.visit)
            else { return nil }
            let lines = instrument.scales.map { submission.scores.explanation(of: $0.id, in: instrument) }
            return .details(
                summary: "\(instrument.abbreviation), \(visit.name.lowercased()), \(Words.day(submission.response.day))", [.list(lines)])
        }
        return Section(id: "scores", title: "How each score came about", blocks: blocks)
    }
}
