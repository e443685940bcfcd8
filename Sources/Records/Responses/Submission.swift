public import Instruments
public import StudyDesign

/// One questionnaire as it was handed in (CDISC: QS; FHIR: QuestionnaireResponse).
public struct ResponseRecord: Hashable, Sendable, Codable {
    public typealias ID = Identifier<ResponseRecord>

    public let id: ID
    public let participant: Participant.ID
    public let visit: Visit.Code
    public let day: Day
    public let answers: Answers
    /// The response that this one corrects; the earlier one stays.
    public let replaces: ID?
    /// The saved answer of the form up to which it was read, so that none that came meanwhile is
    /// left behind; nil where no form was filled in.
    public let revision: Int?

    public init(
        id: ID, participant: Participant.ID, visit: Visit.Code, day: Day, answers: Answers, replaces: ID? = nil,
        revision: Int? = nil
    ) {
        self.id = id
        self.participant = participant
        self.visit = visit
        self.day = day
        self.answers = answers
        self.replaces = replaces
        self.revision = revision
    }
}

/// A response with all that follows from it, decided before anything is written and
/// written together or not at all: a dangerous answer cannot be stored without its alert.
public struct Submission: Hashable, Sendable, Codable {
    public let response: ResponseRecord
    public let scores: ScoreSheet
    public let alerts: [AlertRecord]

    /// Scores and alerts follow from the answers. A decoded submission is compared with them:
    /// when it is recorded, and again when the store is verified.
    public init(
        _ response: ResponseRecord, scoredBy instrument: Instrument, under study: StudyProtocol, at instant: Instant
    ) {
        self.response = response
        self.scores = instrument.score(response.answers, prorating: study.prorating(of: instrument.id))
        self.alerts = study.alerts(for: response.answers, notAsked: instrument.itemsNotAsked(in: response.answers)).enumerated().map { number, finding in
            AlertRecord(
                id: AlertRecord.ID("\(response.participant):\(response.id):alert-\(number + 1)"), participant: response.participant,
                response: response.id, cause: .answer(finding), raised: instant)
        }
    }
}
