public import Instruments
public import StudyDesign

/// One answer, kept the moment it was given: people leave forms after the question that
/// matters. Its alerts are decided with it.
public struct AnswerSave: Hashable, Sendable, Codable {
    /// The response that the form becomes when it is handed in.
    public let form: ResponseRecord.ID
    public let participant: Participant.ID
    public let visit: Visit.Code
    public let instrument: Instrument.ID
    /// The version of the definition that the form was shown from.
    public let instrumentVersion: String
    public let item: String
    public let answer: Answer
    /// Gapless from 1 within the form, so that a stale page cannot overwrite a newer answer.
    public let revision: Int
    public let alerts: [AlertRecord]
    /// Nil where nobody noted them.
    public let given: AnswerGiven?

    /// - Parameter instrument: The definition on the shelf; nil when there is none. An answer
    ///   that cannot be assessed raises an alert that says so.
    public init(
        form: ResponseRecord.ID, of participant: Participant.ID, at visit: Visit.Code, instrument id: Instrument.ID,
        version: String, item: String, answer: Answer, revision: Int, shelf instrument: Instrument?,
        under study: StudyProtocol, at instant: Instant, given: AnswerGiven? = nil
    ) {
        self.form = form
        self.participant = participant
        self.visit = visit
        self.instrument = id
        instrumentVersion = version
        self.item = item
        self.answer = answer
        self.revision = revision
        self.given = given
        let causes = Self.causes(id, version, item, answer, instrument, study)
        alerts = causes.enumerated().map { number, cause in
            AlertRecord(
                id: AlertRecord.ID("\(participant):\(form):save-\(revision):alert-\(number + 1)"), participant: participant,
                response: form, cause: cause, raised: instant)
        }
    }

    private static func causes(
        _ id: Instrument.ID, _ version: String, _ item: String, _ answer: Answer, _ instrument: Instrument?,
        _ study: StudyProtocol
    ) -> [AlertRecord.Cause] {
        guard let instrument, instrument.version == version else {
            return [.couldNotAssess("The form was shown from \(id) \(version), which is not on the shelf.")]
        }
        guard let known = instrument.item(item) else {
            return [.couldNotAssess("\(id) has no item \(item).")]
        }
        if let value = answer.value, !instrument.response(of: known).accepts(value) {
            return [.couldNotAssess("\(value) is not on the scale of item \(item).")]
        }
        // The form says that it skipped the question, as it may; handed in, it is held against its rule.
        if answer == .missing(.notShown), known.skip != nil { return [] }
        return study.alerts(forItem: item, of: id, answer: answer).map(AlertRecord.Cause.answer)
    }
}

/// Somebody thinks that an answer is wrong. Staff cannot alter what a person reported; the
/// person, or the one who rated, hands in a correction that names the response it replaces.
public struct CorrectionRequest: Hashable, Sendable, Codable {
    public typealias ID = Identifier<CorrectionRequest>

    public let id: ID
    public let participant: Participant.ID
    public let response: ResponseRecord.ID
    public let words: String

    public init(id: ID, participant: Participant.ID, response: ResponseRecord.ID, words: String) {
        self.id = id
        self.participant = participant
        self.response = response
        self.words = words
    }
}

/// Scores of a response by another version of the instrument's key. The earlier sheet stays.
public struct Rescoring: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let response: ResponseRecord.ID
    /// Gapless from 2: the sheet that came with the response is the first.
    public let version: Int
    public let scores: ScoreSheet

    public init(participant: Participant.ID, response: ResponseRecord.ID, version: Int, scores: ScoreSheet) {
        self.participant = participant
        self.response = response
        self.version = version
        self.scores = scores
    }
}
