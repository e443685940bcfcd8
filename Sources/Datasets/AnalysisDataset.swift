public import Instruments
public import Records
public import Statistics
public import StudyDesign

/// One value of one parameter of one participant at one visit (CDISC ADaM BDS: USUBJID,
/// PARAMCD, AVISIT, AVAL, BASE, CHG).
public struct Observation: Hashable, Sendable {
    public let participant: Participant.ID
    public let visit: Visit.Code
    public let parameter: Parameter
    /// The score, or the reason why there is none.
    public let value: NumericCell
    /// The study day on which it was measured, nil when it was not.
    public let studyDay: Int?
}

/// A snapshot made ready for analysis: one row an allocated participant, parameter and visit
/// that the protocol plans, none left out and none beside; what is not there carries its reason. Answers to
/// check-ins during the day belong to no planned visit: they stay in the snapshot.
public struct AnalysisDataset: Sendable {
    public let study: StudyProtocol
    public let subjects: [SubjectLevel]
    /// By participant, parameter and visit, in protocol order.
    public let observations: [Observation]
    public let parameters: [Parameter]
    /// Answers to single items, where they were asked for.
    let items: [AnsweredItem]
    /// Minutes of practice before each visit, where they are recorded.
    let practices: [PracticedMinutes]

    /// Place of each observation in the list.
    private let index: [Key: Int]

    private struct Key: Hashable {
        let participant: Participant.ID
        let visit: Visit.Code
        let parameter: Parameter
    }

    /// - Parameters:
    ///   - parameters: scales to bring along, in this order.
    ///   - instruments: whose single answers are brought along as well.
    public init(_ snapshot: Snapshot, parameters: [Parameter], itemsOf instruments: [Instrument] = []) {
        let study = snapshot.study
        let subjects = SubjectLevel.all(of: snapshot)
        let gaps = Gaps(snapshot)
        let submissions = Dictionary(
            snapshot.submissions.map { (Gaps.Place($0.response.participant, $0.response.visit, $0.scores.instrument), $0) },
            uniquingKeysWith: { _, later in later })
        var observations: [Observation] = []
        var index: [Key: Int] = [:]
        for subject in subjects where subject.arm != nil {
            for parameter in parameters {
                for visit in study.visits where visit.instruments.contains(parameter.instrument) {
                    let submission = submissions[Gaps.Place(subject.participant, visit.code, parameter.instrument)]
                    let value = Self.value(of: parameter, in: submission)
                        ?? .missing(gaps.reason(for: subject.participant, at: visit))
                    index[Key(participant: subject.participant, visit: visit.code, parameter: parameter)] = observations.count
                    observations.append(
                        Observation(
                            participant: subject.participant, visit: visit.code, parameter: parameter, value: value,
                            studyDay: submission.map { $0.response.day - subject.enrolled }))
                }
            }
        }
        self.study = study
        self.subjects = subjects
        self.observations = observations
        self.parameters = parameters
        practices = PracticedMinutes.all(snapshot, people: subjects.filter { $0.arm != nil })
        items = AnsweredItem.all(of: instruments, snapshot, people: subjects.filter { $0.arm != nil }, gaps: gaps)
        self.index = index
    }

    /// Nil where nobody was asked.
    public func observation(_ parameter: Parameter, of participant: Participant.ID, at visit: Visit.Code) -> Observation? {
        index[Key(participant: participant, visit: visit, parameter: parameter)].map { observations[$0] }
    }

    /// Nil where nobody was asked.
    public func value(_ parameter: Parameter, of participant: Participant.ID, at visit: Visit.Code) -> NumericCell? {
        observation(parameter, of: participant, at: visit)?.value
    }

    /// Participants who were allocated, in order; in a study of one arm everybody who enrolled.
    public var randomized: [SubjectLevel] { subjects.filter { $0.arm != nil } }

    private static func value(of parameter: Parameter, in submission: Submission?) -> NumericCell? {
        guard let sheet = submission?.scores else { return nil }
        guard let score = sheet.score(parameter.scale) else { return .missing(.scaleUnknown) }
        guard let value = score.value else { return .missing(.scoreIncomplete) }
        return .value(value)
    }
}

extension MissingReason {
    /// The questionnaire came in, but too little of it to score.
    public static let scoreIncomplete = MissingReason("items missing")
    /// The questionnaire came in, but the key that scored it has no such scale.
    public static let scaleUnknown = MissingReason("scale not in the key")
    /// Neither a response nor a word about it.
    public static let notRecorded = MissingReason("not recorded")
}
